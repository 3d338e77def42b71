import type { ChatEvent } from './chat-api.js';

export type ChatListener = (event: ChatEvent) => void;

/** Tells every open page what happens. */
export interface EventBus {
  publish(event: ChatEvent): void;
  /** Returns how to stop listening. */
  subscribe(listener: ChatListener): () => void;
}

export function createEventBus(): EventBus {
  const listeners = new Set<ChatListener>();
  return {
    publish: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
