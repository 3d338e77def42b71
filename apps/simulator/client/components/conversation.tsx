import { useSignal } from '@preact/signals';
import { useChat } from './chat-context.js';
import { Composer } from './composer.js';
import { Icon } from './icon.js';
import { Lightbox } from './lightbox.js';
import { MessageList } from './message-list.js';

interface ConversationProps {
  readonly trafficShown: boolean;
  readonly onTraffic: () => void;
  readonly onBack: () => void;
}

/** One phone's chat with the line. Photos may be dropped anywhere on it. */
export function Conversation({ trafficShown, onTraffic, onBack }: ConversationProps) {
  const chat = useChat();
  const files = useSignal<readonly File[]>([]);
  const picture = useSignal<string | undefined>(undefined);
  const dropping = useSignal(false);
  const phone = chat.phone.value;
  return (
    <main
      class={`conversation ${dropping.value ? 'dropping' : ''}`}
      onDragOver={(event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        dropping.value = true;
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) dropping.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        dropping.value = false;
        files.value = [...files.value, ...(event.dataTransfer?.files ?? [])];
      }}
    >
      <header class="bar">
        <button type="button" class="round back" onClick={onBack} aria-label="All phones">
          <Icon name="back" />
        </button>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <div>
          <h2>X-ray line</h2>
          <p>
            {phone !== undefined && `You are ${phone.name}, ${phone.number} · `}
            the line is {chat.line.value}
          </p>
        </div>
        <button
          type="button"
          class="traffic-toggle"
          aria-expanded={trafficShown}
          aria-controls="traffic"
          aria-label="Webhook traffic"
          onClick={onTraffic}
        >
          <Icon name="traffic" />
          <span>Webhook traffic</span>
        </button>
      </header>
      {chat.connection.value === 'lost' && (
        <p class="notice" role="status">
          Connection to the simulator lost. Trying again …
        </p>
      )}
      <MessageList
        onPicture={(url) => {
          picture.value = url;
        }}
      />
      {chat.fault.value !== undefined && (
        <p class="notice fault" role="alert">
          {chat.fault.value}
          <button
            type="button"
            class="round"
            aria-label="Dismiss"
            onClick={() => {
              chat.fault.value = undefined;
            }}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
      <Composer files={files} />
      {dropping.value && <p class="drop-hint">Drop photos to send them</p>}
      <Lightbox picture={picture} />
    </main>
  );
}
