import type { ChatButton, ChatMedia, ChatMessage } from '../../src/chat-api.js';
import { bytesOf, timeOf } from '../format.js';
import { richText } from '../rich-text.js';
import { useChat } from './chat-context.js';
import { Icon } from './icon.js';
import { Ticks } from './ticks.js';

interface BubbleProps {
  readonly message: ChatMessage;
  /** The first of a run of messages by the same side carries the tail. */
  readonly tail: boolean;
  readonly onPicture: (url: string) => void;
}

export function Bubble({ message, tail, onPicture }: BubbleProps) {
  const chat = useChat();
  const own = message.sender === 'phone';
  const failed = message.tick === 'failed' || message.tick === 'undelivered';
  const pressed = chat.answered.value.has(message.sid);
  return (
    <li class={`message ${own ? 'own' : 'theirs'} ${tail ? 'tail' : ''}`} data-sid={message.sid}>
      <div
        class={`bubble ${message.media.length > 0 ? 'with-media' : ''} ${message.sticker === true ? 'sticker' : ''}`}
      >
        <span class="visually-hidden">{own ? 'You:' : 'The line:'}</span>
        {message.replyTo !== undefined && <Quote sid={message.replyTo} />}
        {message.media.map((media) => (
          <Media key={media.sid} media={media} onPicture={onPicture} />
        ))}
        {message.location !== undefined && (
          <p class="location">
            <Icon name="pin" /> {message.location.latitude.toFixed(4)},{' '}
            {message.location.longitude.toFixed(4)}
          </p>
        )}
        {message.text !== '' && <Text text={message.text} />}
        <p class="meta">
          {chat.erased.value.has(message.sid) && <span class="erased">erased at Twilio</span>}
          <time dateTime={message.at}>{timeOf(message.at)}</time>
          <Ticks message={message} />
        </p>
        <button
          type="button"
          class="round reply"
          aria-label="Answer this message"
          onClick={() => {
            chat.quoted.value = message;
          }}
        >
          <Icon name="reply" />
        </button>
        {failed && (
          <p class="failure">
            {own ? 'The webhook did not take this message.' : 'This reply did not reach the phone.'}
            {message.errorCode !== undefined && ` Error ${message.errorCode}.`}
          </p>
        )}
      </div>
      {message.buttons.length > 0 && message.listButton === undefined && (
        <fieldset class="quick-replies" disabled={pressed}>
          <legend class="visually-hidden">Quick replies</legend>
          <Choices message={message} />
        </fieldset>
      )}
      {message.listButton !== undefined && (
        <details class="list-picker">
          <summary dir="auto">
            <Icon name="list" /> {message.listButton}
          </summary>
          <fieldset disabled={pressed}>
            <legend class="visually-hidden">{message.listButton}</legend>
            <Choices message={message} />
          </fieldset>
        </details>
      )}
    </li>
  );
}

function Choices({ message }: { readonly message: ChatMessage }) {
  const chat = useChat();
  const choose = ({ id }: ChatButton) => void chat.send({ type: 'button', message: message.sid, button: id });
  return message.buttons.map((button) => (
    <button key={button.id} type="button" dir="auto" onClick={() => choose(button)}>
      {button.title}
      {button.description !== undefined && <small>{button.description}</small>}
    </button>
  ));
}

/** The message that another one answers, in short. */
function Quote({ sid }: { readonly sid: string }) {
  const quoted = useChat().messages.value.find((message) => message.sid === sid);
  if (quoted === undefined) return null;
  const words = quoted.text === '' ? 'a message' : quoted.text;
  return (
    <p class="quote" dir="auto">
      {words}
    </p>
  );
}

function Media({
  media,
  onPicture,
}: {
  readonly media: ChatMedia;
  readonly onPicture: (url: string) => void;
}) {
  if (!media.contentType.startsWith('image/')) {
    return (
      <a class="document" href={media.url} target="_blank" rel="noreferrer">
        <Icon name="document" />
        <span>
          {media.contentType}
          <small>{bytesOf(media.bytes)}</small>
        </span>
      </a>
    );
  }
  return (
    <button type="button" class="picture" onClick={() => onPicture(media.url)} aria-label="Open picture">
      {/* The picture keeps its square before it is loaded, so that the chat does not jump. */}
      <img src={media.url} alt="" width="280" height="280" decoding="async" />
    </button>
  );
}

function Text({ text }: { readonly text: string }) {
  return (
    <p class="text" dir="auto">
      {richText(text).map((run, index) => {
        // Runs of a text never change their places.
        const key = `${index}-${run.style}`;
        switch (run.style) {
          case 'bold':
            return <strong key={key}>{run.text}</strong>;
          case 'italic':
            return <em key={key}>{run.text}</em>;
          case 'strike':
            return <s key={key}>{run.text}</s>;
          case 'code':
            return <code key={key}>{run.text}</code>;
          case 'link':
            return (
              <a key={key} href={run.text} target="_blank" rel="noreferrer noopener">
                {run.text}
              </a>
            );
          default:
            return run.text;
        }
      })}
    </p>
  );
}
