import type { EventBus } from './event-bus.js';

const typingMs = 25_000;

/** Typing dots: they end with the line's next message, after 25 seconds at the latest, as WhatsApp's do. */
export interface Typing {
  start(phone: string): void;
  stop(phone: string): void;
  close(): void;
}

export function createTyping(bus: EventBus): Typing {
  const running = new Map<string, NodeJS.Timeout>();
  const stop = (phone: string) => {
    const timer = running.get(phone);
    if (timer === undefined) return;
    clearTimeout(timer);
    running.delete(phone);
    bus.publish({ type: 'typing', phone, active: false });
  };
  return {
    start: (phone) => {
      clearTimeout(running.get(phone));
      if (!running.has(phone)) bus.publish({ type: 'typing', phone, active: true });
      running.set(
        phone,
        setTimeout(() => stop(phone), typingMs),
      );
    },
    stop,
    close: () => {
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    },
  };
}
