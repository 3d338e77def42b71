import type { Base } from './base.js';
import { keys, prefixes } from './keys.js';
import type { Dispatch, Store } from './port.js';
import { defineScript } from './script.js';

/**
 * Deletes all that belongs to a sender and promises, in the same step, that each message is deleted at the provider:
 * a crash right after forgets none. Deleting comes first: a Redis that is full takes it, and then the rest. The send
 * lock is left alone: whoever holds it is still sending.
 */
const eraseScript = defineScript(`
local belongings, messages, session, outbox = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local promised, unsent, sessions = KEYS[5], KEYS[6], KEYS[7]
local sender, now, expiry, dispatch = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local promise = '${prefixes.promise}'
local sids = redis.call('SMEMBERS', messages)
for _, key in ipairs(redis.call('ZRANGE', belongings, 0, -1)) do
  redis.call('DEL', key)
  if string.sub(key, 1, #promise) == promise then redis.call('ZREM', promised, string.sub(key, #promise + 1)) end
end
redis.call('DEL', belongings, messages, session, outbox)
redis.call('ZREM', unsent, sender)
redis.call('ZREM', sessions, sender)
for _, sid in ipairs(sids) do
  redis.call('SET', promise .. 'erase-' .. sid, (string.gsub(dispatch, '{id}', sid)), 'EX', expiry)
  redis.call('ZADD', promised, now, 'erase-' .. sid)
  redis.call('EXPIRE', promised, expiry)
end
return sids
`);

/**
 * The job that deletes one message at the provider. Its id is not that of the deletion after a screening: the queue
 * remembers that one for a while, also where it failed, and would take this for a repetition.
 */
function deletionOf(messageId: string): Dispatch {
  return { queue: 'erasure', name: 'delete-message', jobId: `erase-${messageId}`, data: { messageId } };
}

export function createErasure({ redis, clock, expiries }: Base): Pick<Store, 'erase'> {
  const template = JSON.stringify(deletionOf('{id}'));
  return {
    erase: async (sender) => {
      const sids = await eraseScript(
        redis,
        [
          keys.belongings(sender),
          keys.messages(sender),
          keys.session(sender),
          keys.outbox(sender),
          keys.promised,
          keys.unsent,
          keys.sessions,
        ],
        [sender, clock(), expiries.result, template],
      );
      return sids as string[];
    },
  };
}
