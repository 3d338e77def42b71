import type { Film } from '../../src/chat-api.js';
import { useChat } from './chat-context.js';

/** Synthetic films, sent as a photo with a click. */
export function FilmStrip() {
  const chat = useChat();
  return (
    <section class="films" id="films" aria-label="Synthetic films to try">
      <p>Try one of these synthetic films</p>
      <ul>
        {chat.films.value.map((film) => (
          <li key={film.id}>
            <FilmButton film={film} onSend={() => void chat.send({ type: 'film', film: film.id })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const titles = new Map([
  ['normal', 'Normal'],
  ['pneumonia', 'Pneumonia'],
  ['covid19', 'COVID-19'],
]);

function FilmButton({ film, onSend }: { readonly film: Film; readonly onSend: () => void }) {
  const title = titles.get(film.label) ?? film.label;
  return (
    <button type="button" onClick={onSend} title={`Send this film (made to look like ${title})`}>
      <img src={film.url} alt="" width="72" height="72" loading="lazy" decoding="async" />
      <span>
        <span class="visually-hidden">Send a film made to look like </span>
        {title}
      </span>
    </button>
  );
}
