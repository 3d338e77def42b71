import type { ChatMessage } from '../../src/chat-api.js';

const words = {
  queued: 'waiting',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  undelivered: 'not delivered',
} as const;

/** One grey tick for sent, two for delivered, two blue ones for read. */
export function Ticks({ message }: { readonly message: ChatMessage }) {
  const { tick, errorCode } = message;
  const word = errorCode === undefined ? words[tick] : `${words[tick]}, error ${errorCode}`;
  return (
    <span class={`ticks ${tick}`} role="img" aria-label={word} title={word}>
      <svg viewBox="0 0 20 12" aria-hidden="true">
        <Marks tick={tick} />
      </svg>
    </span>
  );
}

function Marks({ tick }: { readonly tick: ChatMessage['tick'] }) {
  switch (tick) {
    case 'queued':
      return <path d="M14 1.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9zM14 3.800V6l1.500 1" />;
    case 'sent':
      return <path d="M7.500 6.500l3.200 3.300L18.500 2" />;
    case 'delivered':
    case 'read':
      return <path d="M2 6.500l3.200 3.300L13 2M8.800 8.300l1.500 1.500L18.500 2" />;
    default:
      return <path d="M14 1.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9zM14 3.500v3M14 8.400v.1" />;
  }
}
