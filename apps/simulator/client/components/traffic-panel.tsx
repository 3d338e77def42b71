import { useSignal } from '@preact/signals';
import type { Exchange } from '../../src/chat-api.js';
import { preciseTimeOf } from '../format.js';
import { useChat } from './chat-context.js';
import { Icon } from './icon.js';

const kinds = {
  message: 'webhook: a message for the app',
  status: 'webhook: how a reply fared',
  api: 'the app calls Twilio',
} as const satisfies Record<Exchange['kind'], string>;

type Shown = 'all' | Exchange['kind'];
const choices: readonly (readonly [Shown, string])[] = [
  ['all', 'All'],
  ['message', 'Messages'],
  ['status', 'Status'],
  ['api', 'API calls'],
];

/** What goes over the wire between Twilio and the app, for those who learn it. Newest first. */
export function TrafficPanel({ onClose }: { readonly onClose: () => void }) {
  const chat = useChat();
  const shown = useSignal<Shown>('all');
  const exchanges = chat.traffic.value.filter(({ kind }) => shown.value === 'all' || kind === shown.value);
  return (
    <aside class="traffic" id="traffic" aria-label="Webhook traffic">
      <header>
        <h2>Webhook traffic</h2>
        <button type="button" class="round" onClick={onClose} aria-label="Close webhook traffic">
          <Icon name="close" />
        </button>
      </header>
      <p class="fine-print">
        Twilio posts to <code>{chat.webhookUrl.value}</code>
      </p>
      <fieldset class="choices">
        <legend class="visually-hidden">Show</legend>
        {choices.map(([value, title]) => (
          <label key={value}>
            <input
              type="radio"
              name="traffic-kind"
              checked={shown.value === value}
              onChange={() => {
                shown.value = value;
              }}
            />
            {title}
          </label>
        ))}
      </fieldset>
      {exchanges.length === 0 && <p class="nothing">Nothing yet. Send a message and watch it travel.</p>}
      <ol>
        {exchanges.toReversed().map((exchange) => (
          <li key={exchange.id}>
            <ExchangeDetails exchange={exchange} />
          </li>
        ))}
      </ol>
    </aside>
  );
}

function ExchangeDetails({ exchange }: { readonly exchange: Exchange }) {
  const { request, response, kind } = exchange;
  const opened = useSignal(false);
  const failed = 'failure' in response || response.status >= 400;
  return (
    <details
      class="exchange"
      onToggle={({ currentTarget }) => {
        opened.value = currentTarget.open;
      }}
    >
      <summary>
        <span class={`kind kind-${kind}`}>{kind}</span>
        <span class="route">
          {request.method} {pathOf(request.url)}
        </span>
        <span class={failed ? 'code failed' : 'code'}>
          {'failure' in response ? 'no answer' : response.status}
        </span>
        <small>
          {preciseTimeOf(exchange.at)} · {Math.round(exchange.ms)} ms
          {exchange.attempt > 1 && ` · attempt ${exchange.attempt}`}
        </small>
      </summary>
      {/* Drawn when somebody looks: hundreds of tables would slow the page. */}
      {opened.value && <ExchangeBody exchange={exchange} />}
    </details>
  );
}

function ExchangeBody({ exchange }: { readonly exchange: Exchange }) {
  const chat = useChat();
  const { request, response, signature } = exchange;
  const sid = request.params.find(([name]) => name === 'MessageSid')?.[1];
  return (
    <>
      <p class="fine-print">{kinds[exchange.kind]}</p>
      <h3>Request</h3>
      <pre>
        {request.method} {request.url}
      </pre>
      <Pairs title="Headers" pairs={Object.entries(request.headers)} />
      <Pairs title="Parameters" pairs={request.params} />
      {signature !== undefined && (
        <>
          <h3>Signature</h3>
          <p class="fine-print">
            The URL, then each parameter's name and value in the order of the names, hashed with HMAC-SHA1
            under the auth token and written in base64.
          </p>
          <pre>{signature.signed}</pre>
          <pre>X-Twilio-Signature: {signature.value}</pre>
        </>
      )}
      <h3>Response</h3>
      {'failure' in response ? (
        <pre>{response.failure}</pre>
      ) : (
        <>
          <pre>{response.status}</pre>
          <Pairs title="Headers" pairs={Object.entries(response.headers)} />
          {response.body !== '' && <pre>{response.body}</pre>}
        </>
      )}
      {exchange.kind === 'message' && sid !== undefined && (
        <button type="button" class="secondary" onClick={() => void chat.redeliver(sid)}>
          <Icon name="again" /> Deliver this message once more
        </button>
      )}
    </>
  );
}

interface PairsProps {
  readonly title: string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

function Pairs({ title, pairs }: PairsProps) {
  if (pairs.length === 0) return null;
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {pairs.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The path, without the part that all calls of the Twilio API share. */
function pathOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return path.replace(/^.*\/Accounts\/AC[^/]+/, '…');
}
