import type { ChatEvent } from '../src/chat-api.js';
import type { Chat } from './chat.js';

const types: readonly ChatEvent['type'][] = ['state', 'phone', 'message', 'deleted', 'typing', 'exchange'];
const retryMs = 2_000;

/** Follows the simulator's events for as long as the page lives; each connection starts with the whole state. */
export function followEvents(url: string, chat: Pick<Chat, 'apply' | 'connection'>): void {
  const source = new EventSource(url);
  for (const type of types) {
    source.addEventListener(type, (event: MessageEvent<string>) => {
      chat.connection.value = 'open';
      chat.apply(JSON.parse(event.data) as ChatEvent);
    });
  }
  source.addEventListener('error', () => {
    chat.connection.value = 'lost';
    // A browser tries again by itself, unless the server answered with an error.
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => followEvents(url, chat), retryMs);
  });
}
