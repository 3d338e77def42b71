import type { Base } from './base.js';
import { keys, prefixes } from './keys.js';
import type { Dispatch, Erasure, Store } from './port.js';
import { defineScript } from './script.js';

/**
 * Deletes all that belongs to a sender and, in the same step, writes down which messages the provider may still hold
 * and promises the job that goes after them: a crash right after forgets none. Deleting comes first: a Redis that is
 * full takes it, and then the rest. The send lock is left alone: whoever holds it is still sending.
 */
const eraseScript = defineScript(`
local belongings, messages, session, outbox = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local promised, unsent, sessions, donated, handovers = KEYS[5], KEYS[6], KEYS[7], KEYS[8], KEYS[9]
local erasure, pending = KEYS[10], KEYS[11]
local sender, now, expiry, job, dispatch, record = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local function rest_after(prefix, key)
  if string.sub(key, 1, #prefix) == prefix then return string.sub(key, #prefix + 1) end
end
local sids = redis.call('SMEMBERS', messages)
for _, key in ipairs(redis.call('ZRANGE', belongings, 0, -1)) do
  redis.call('DEL', key)
  local promise = rest_after('${prefixes.promise}', key)
  if promise then redis.call('ZREM', promised, promise) end
  local film = rest_after('${prefixes.film}', key)
  if film then redis.call('ZREM', donated, film) end
  local screening = rest_after('${prefixes.screening}', key)
  if screening then redis.call('ZREM', '${keys.untold}', screening) end
  local reply = rest_after('${prefixes.reply}', key)
  if reply then redis.call('ZREM', '${keys.unreported}', reply) end
end
redis.call('DEL', belongings, messages, session, outbox, '${prefixes.pictureUnderWay}' .. sender)
for _, list in ipairs({unsent, sessions, handovers}) do redis.call('ZREM', list, sender) end
redis.call('HSET', erasure, 'sealed', record, 'erasedAt', now, 'messages', #sids)
redis.call('EXPIRE', erasure, expiry)
for _, sid in ipairs(sids) do redis.call('SADD', pending, sid) end
redis.call('EXPIRE', pending, expiry)
redis.call('SET', '${prefixes.promise}' .. job, dispatch, 'EX', expiry)
redis.call('ZADD', promised, now, job)
redis.call('EXPIRE', promised, expiry)
return sids
`);

/** Nothing is marked in an erasure that is closed. */
const receiptScript = defineScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then return end
redis.call('HSETNX', KEYS[1], 'sendingAt', ARGV[1])
if ARGV[2] ~= '' then redis.call('HSET', KEYS[1], 'receiptSid', ARGV[2]) end
`);

type Sealed = Pick<Erasure, 'parties' | 'language'>;

function finishOf(id: string): Dispatch {
  return { queue: 'erasure', name: 'finish', jobId: `erasure-${id}`, data: { erasureId: id } };
}

export function createErasure(
  base: Base,
  loadSession: Store['loadSession'],
): Pick<Store, 'erase' | 'erasure' | 'markDeleted' | 'markReceipt' | 'closeErasure'> {
  const { redis, sealer, clock, expiries } = base;
  return {
    erase: async (sender, { id, language }) => {
      const { parties } = await loadSession(sender);
      const key = keys.erasure(id);
      const dispatch = finishOf(id);
      const erasedAt = clock();
      const pending = (await eraseScript(
        redis,
        [
          keys.belongings(sender),
          keys.messages(sender),
          keys.session(sender),
          keys.outbox(sender),
          keys.promised,
          keys.unsent,
          keys.sessions,
          keys.donated,
          keys.handovers,
          key,
          keys.erasurePending(id),
        ],
        [
          sender,
          erasedAt,
          expiries.erasure,
          dispatch.jobId,
          JSON.stringify(dispatch),
          sealer.sealJson({ parties, language } satisfies Sealed, key),
        ],
      )) as string[];
      return { id, parties, language, erasedAt, messages: pending.length, pending, receipt: null };
    },
    erasure: async (id) => {
      const key = keys.erasure(id);
      const [fields, pending] = await Promise.all([
        redis.hgetall(key),
        redis.smembers(keys.erasurePending(id)),
      ]);
      const { sealed, erasedAt, messages, sendingAt, receiptSid } = fields;
      if (sealed === undefined) return null;
      return {
        id,
        ...(sealer.openJson(sealed, key) as Sealed),
        erasedAt: Number(erasedAt),
        messages: Number(messages),
        pending,
        receipt:
          sendingAt === undefined ? null : { sendingAt: Number(sendingAt), providerSid: receiptSid ?? null },
      };
    },
    markDeleted: async (id, messageId) => {
      await redis.srem(keys.erasurePending(id), messageId);
    },
    markReceipt: async (id, providerSid) => {
      await receiptScript(redis, [keys.erasure(id)], [clock(), providerSid ?? '']);
    },
    closeErasure: async (id) => {
      await redis.del(keys.erasure(id), keys.erasurePending(id));
    },
  };
}
