import type { Redis } from 'ioredis';
import type { Base } from './base.js';
import { keys } from './keys.js';
import type { SenderKey, Store } from './port.js';
import { defineScript } from './script.js';

/** Clocks of several machines differ by less than this; what lies further ahead was written by one that has jumped. */
const aheadMs = 60_000;

/** Members of a set by time that are at least `olderThanMs` old, oldest first, and those of the future. */
export async function oldestOf(
  redis: Redis,
  key: string,
  now: number,
  olderThanMs: number,
  limit: number,
): Promise<readonly string[]> {
  const old = await redis.zrangebyscore(key, '-inf', now - olderThanMs, 'LIMIT', 0, limit);
  const ahead = await redis.zrangebyscore(key, `(${now + aheadMs}`, '+inf', 'LIMIT', 0, limit);
  return [...old, ...ahead].slice(0, limit);
}

/** A conversation that was given a reply meanwhile stays. */
const dropScript = defineScript(`
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
if redis.call('EXISTS', KEYS[4]) == 0 then redis.call('ZREM', KEYS[3], ARGV[1]) end
`);

/** What the sweep looks for: all that should have come to an end by now, and how far it got. */
export function createOverdue({
  redis,
  clock,
}: Base): Pick<Store, 'overdue' | 'dropOverdue' | 'sweptUntil' | 'markSwept'> {
  return {
    overdue: async (patienceMs, limit) => {
      const lists = [keys.untold, keys.unsent, keys.unreported].map((key) =>
        oldestOf(redis, key, clock(), patienceMs, limit),
      );
      const [screenings = [], senders = [], replies = []] = await Promise.all(lists);
      return { screenings, senders: senders as SenderKey[], replies };
    },
    dropOverdue: async (id) => {
      await dropScript(
        redis,
        [keys.untold, keys.unreported, keys.unsent, keys.outbox(id as SenderKey)],
        [id],
      );
    },
    sweptUntil: async () => {
      const until = await redis.get(keys.swept);
      return until === null ? null : Number(until);
    },
    markSwept: async (until) => {
      await redis.set(keys.swept, until);
    },
  };
}
