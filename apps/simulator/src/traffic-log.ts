import type { Exchange } from './chat-api.js';
import type { EventBus } from './event-bus.js';

const exchangeLimit = 200;
const bodyLimit = 16_384;

/** The last HTTP exchanges, for whoever learns Twilio with the simulator. */
export interface TrafficLog {
  add(exchange: Omit<Exchange, 'id'>): void;
  /** Oldest first. */
  all(): readonly Exchange[];
}

export function createTrafficLog(bus: EventBus): TrafficLog {
  const exchanges: Exchange[] = [];
  let last = 0;
  return {
    add: (fields) => {
      last += 1;
      const exchange = { ...fields, id: last, response: shorten(fields.response) };
      exchanges.push(exchange);
      if (exchanges.length > exchangeLimit) exchanges.shift();
      bus.publish({ type: 'exchange', exchange });
    },
    all: () => exchanges,
  };
}

function shorten(response: Exchange['response']): Exchange['response'] {
  if ('failure' in response || response.body.length <= bodyLimit) return response;
  return { ...response, body: `${response.body.slice(0, bodyLimit)}…` };
}
