import type { Base } from './base.js';
import { keys } from './keys.js';
import type { Store } from './port.js';

/** What the console shows of the store, without walking through its keys. */
export function createFigures({ redis, clock, expiries }: Base): Pick<Store, 'counts' | 'ping'> {
  return {
    counts: async () => {
      const now = clock();
      await redis.zremrangebyscore(keys.sessions, '-inf', now);
      await redis.zremrangebyscore(keys.unsent, '-inf', now - expiries.result * 1_000);
      const oldest = await redis.zrange(keys.unsent, '0', '0', 'WITHSCORES');
      return {
        sessions: await redis.zcard(keys.sessions),
        unsentConversations: await redis.zcard(keys.unsent),
        unsentSince: oldest[1] === undefined ? null : Number(oldest[1]),
      };
    },
    ping: async () => {
      const since = performance.now();
      await redis.ping();
      return performance.now() - since;
    },
  };
}
