import { useChat } from './chat-context.js';

/** What a newcomer reads in an empty chat. */
export function Welcome() {
  const chat = useChat();
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">Try the line in three steps</h2>
      <ol>
        <li>
          <span>
            Write <strong>covid test</strong>, like anybody who looks for help.
          </span>
          <button
            type="button"
            class="primary"
            onClick={() => void chat.send({ type: 'text', text: 'covid test' })}
          >
            Send “covid test”
          </button>
        </li>
        <li>
          <span>Answer its question.</span>
        </li>
        <li>
          <span>
            Send a chest X-ray: drop a photo into this window
            {chat.films.value.length > 0 && ', or pick one of the synthetic films'}.
          </span>
        </li>
      </ol>
      <p class="fine-print">
        This page stands in for a telephone, and the program behind it for Twilio. Nothing leaves this
        machine.
      </p>
    </section>
  );
}
