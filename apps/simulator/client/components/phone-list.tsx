import { useSignal } from '@preact/signals';
import type { ChatMessage, Phone } from '../../src/chat-api.js';
import { unreadCount } from '../chat.js';
import { timeOf } from '../format.js';
import { useChat } from './chat-context.js';
import { Icon } from './icon.js';

/** The telephones that this page plays, each with its chat with the line. */
export function PhoneList({ onOpen }: { readonly onOpen: () => void }) {
  const chat = useChat();
  const name = useSignal('');
  return (
    <aside class="phones" aria-label="Phones">
      <header>
        <img src="/icon.svg" alt="" width="32" height="32" />
        <h1>
          Lungline <span>simulator</span>
        </h1>
      </header>
      <ul>
        {chat.phones.value.map((phone) => (
          <li key={phone.id}>
            <PhoneButton
              phone={phone}
              messages={chat.conversations.value.get(phone.id) ?? []}
              current={phone.id === chat.phone.value?.id}
              typing={chat.typing.value.has(phone.id)}
              onOpen={() => {
                chat.open(phone.id);
                onOpen();
              }}
            />
          </li>
        ))}
      </ul>
      <form
        class="add-phone"
        onSubmit={(event) => {
          event.preventDefault();
          void chat.addPhone(name.value.trim()).then((added) => {
            if (!added) return;
            name.value = '';
            onOpen();
          });
        }}
      >
        <input
          value={name.value}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value;
          }}
          placeholder="Name of another person"
          aria-label="Name of another person (optional)"
          maxLength={60}
        />
        <button type="submit" class="round" aria-label="Add a phone number" title="Add a phone number">
          <Icon name="plus" />
        </button>
      </form>
    </aside>
  );
}

interface PhoneButtonProps {
  readonly phone: Phone;
  readonly messages: readonly ChatMessage[];
  readonly current: boolean;
  readonly typing: boolean;
  readonly onOpen: () => void;
}

function PhoneButton({ phone, messages, current, typing, onOpen }: PhoneButtonProps) {
  const last = messages.at(-1);
  const unread = current ? 0 : unreadCount(messages);
  return (
    <button type="button" class="phone" aria-current={current ? 'true' : undefined} onClick={onOpen}>
      <span class={`avatar hue-${hueOf(phone.id)}`} aria-hidden="true">
        {phone.name.charAt(0)}
      </span>
      <span class="name">{phone.name}</span>
      {last !== undefined && <time dateTime={last.at}>{timeOf(last.at)}</time>}
      <span class="last">{typing ? 'typing …' : last === undefined ? phone.number : preview(last)}</span>
      {unread > 0 && (
        <span class="unread">
          {unread}
          <span class="visually-hidden"> unread</span>
        </span>
      )}
    </button>
  );
}

function preview(message: ChatMessage): string {
  const text = message.text.replaceAll(/\s+/g, ' ') || (message.media.length > 0 ? 'Photo' : 'Location');
  return message.sender === 'phone' ? `You: ${text}` : text;
}

/** One of six colours, the same for the same phone. */
function hueOf(id: string): number {
  return [...id].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 6;
}
