import type { ErrorCode } from '@lungline/errors';
import type { Base } from './base.js';
import { keys, prefixes } from './keys.js';
import type { ReplyRecord, ReplyStatus, Store } from './port.js';
import { defineScript, runCommand } from './script.js';

/**
 * A status is only ever replaced by one further down: reports come late and in any order. A failure outranks `sent`
 * and gives way to the proof of a delivery.
 */
const ranks: Readonly<Record<ReplyStatus, number>> = {
  pending: 0,
  sending: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
};

const luaHelpers = `
local ranks = cjson.decode('${JSON.stringify(ranks)}')
local function advance(reply, status, field, value)
  local current = redis.call('HGET', reply, 'status')
  if not current or ranks[current] >= ranks[status] then return false end
  redis.call('HSET', reply, 'status', status)
  if value and value ~= '' then redis.call('HSET', reply, field, value) end
  return true
end
local function leave_outbox(id, sender, unsent)
  local outbox = '${prefixes.outbox}' .. sender
  redis.call('LREM', outbox, 0, id)
  if redis.call('EXISTS', outbox) == 0 then redis.call('ZREM', unsent, sender) end
end
`;

const windowClosed = 63016;
const unsubscribed = 21610;

/** The same status may be marked again: a second attempt to send moves the time. */
const sendingScript = defineScript(`
local status = redis.call('HGET', KEYS[1], 'status')
if status == 'pending' or status == 'sending' then
  redis.call('HSET', KEYS[1], 'status', 'sending', 'sendingAt', ARGV[1])
end
`);

/** A report may have overtaken the answer to the request that it is about. */
const sentScript = defineScript(`${luaHelpers}${runCommand}
local reply, sid_key, early, unsent = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, sid, now, reply_expiry, expiry = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local sender = redis.call('HGET', reply, 'sender')
if not sender then return end
redis.call('SET', sid_key, id, 'EX', reply_expiry)
advance(reply, 'sent', 'providerSid', sid)
local reported = redis.call('HMGET', early, 'status', 'providerCode')
if reported[1] then advance(reply, reported[1], 'providerCode', reported[2]) end
redis.call('DEL', early)
leave_outbox(id, sender, unsent)
local messages, belongings = '${prefixes.messages}' .. sender, '${prefixes.belongings}' .. sender
redis.call('SADD', messages, sid)
run({'EXTEND', messages, expiry})
redis.call('ZADD', belongings, now + expiry * 1000, sid_key)
run({'EXTEND', belongings, expiry})
`);

const failedScript = defineScript(`${luaHelpers}
local sender = redis.call('HGET', KEYS[1], 'sender')
if not sender then return end
if advance(KEYS[1], 'failed', 'error', ARGV[2]) and ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], 'providerCode', ARGV[3])
end
leave_outbox(ARGV[1], sender, KEYS[2])
`);

/** It waits where it stands; as long as nothing else does, the conversation does not count as one that waits. */
const waitingScript = defineScript(`
local sender = redis.call('HGET', KEYS[1], 'sender')
if not sender then return end
redis.call('HSET', KEYS[1], 'status', 'pending')
redis.call('HDEL', KEYS[1], 'sendingAt')
redis.call('ZREM', KEYS[2], sender)
`);

const reportScript = defineScript(`${luaHelpers}
local status, code, expiry = ARGV[1], ARGV[2], ARGV[3]
local id = redis.call('GET', KEYS[1])
if id then
  local reply = '${prefixes.reply}' .. id
  local fields = redis.call('HMGET', reply, 'sender', 'status', 'asked')
  if code == '${unsubscribed}' and fields[1] then redis.call('SET', '${prefixes.stopped}' .. fields[1], '1') end
  if code == '${windowClosed}' and fields[2] == 'sent' and fields[3] == '0' then
    redis.call('HSET', reply, 'status', 'pending')
    redis.call('HDEL', reply, 'sendingAt', 'providerSid')
    redis.call('LPUSH', '${prefixes.outbox}' .. fields[1], id)
    redis.call('EXPIRE', '${prefixes.outbox}' .. fields[1], redis.call('TTL', reply))
  else
    advance(reply, status, 'providerCode', code)
  end
  return 1
end
local early = KEYS[2]
if redis.call('EXISTS', early) == 0 then redis.call('HSET', early, 'status', 'pending') end
advance(early, status, 'providerCode', code)
redis.call('EXPIRE', early, expiry)
return 0
`);

/** Replies: written before they are sent, marked after. */
export function createOutbox(
  base: Base,
): Pick<
  Store,
  | 'unsentReplies'
  | 'reply'
  | 'markSending'
  | 'markSent'
  | 'markFailed'
  | 'markWaiting'
  | 'markStopped'
  | 'reportDelivery'
  | 'claimedSids'
> {
  const { redis, expiries, clock } = base;
  const reply = async (id: string) => readReply(id, await redis.hgetall(keys.reply(id)), base);
  return {
    reply,
    unsentReplies: async (sender) => {
      const ids = await redis.lrange(keys.outbox(sender), 0, -1);
      const replies = await Promise.all(ids.map(reply));
      return replies.filter((record) => record !== null);
    },
    markSending: async (id) => {
      await sendingScript(redis, [keys.reply(id)], [clock()]);
    },
    markSent: async (id, sid) => {
      await sentScript(
        redis,
        [keys.reply(id), keys.providerSid(sid), keys.earlyReport(sid), keys.unsent],
        [id, sid, clock(), expiries.result, expiries.belongings],
      );
    },
    markFailed: async (id, error, providerCode) => {
      await failedScript(redis, [keys.reply(id), keys.unsent], [id, error, providerCode ?? '']);
    },
    markWaiting: async (id) => {
      await waitingScript(redis, [keys.reply(id), keys.unsent], []);
    },
    markStopped: async (sender) => {
      await redis.set(keys.stopped(sender), '1');
    },
    reportDelivery: async (sid, status, providerCode) => {
      const known = await reportScript(
        redis,
        [keys.providerSid(sid), keys.earlyReport(sid)],
        [status, providerCode ?? '', expiries.earlyReport],
      );
      return known === 1;
    },
    claimedSids: async (sender) => new Set(await redis.smembers(keys.messages(sender))),
  };
}

function readReply(id: string, fields: Record<string, string>, { sealer }: Base): ReplyRecord | null {
  const { sender, status, createdAt, asked, sealed } = fields;
  const { pictureId, sendingAt, providerSid, error, providerCode } = fields;
  if (sender === undefined || sealed === undefined) return null;
  const body = sealer.openJson(sealed, keys.reply(id)) as Pick<
    ReplyRecord,
    'text' | 'language' | 'choices' | 'template'
  >;
  return {
    id,
    sender: sender as ReplyRecord['sender'],
    ...body,
    status: status as ReplyStatus,
    createdAt: Number(createdAt),
    asked: asked === '1',
    ...(pictureId === undefined ? {} : { pictureId }),
    ...(sendingAt === undefined ? {} : { sendingAt: Number(sendingAt) }),
    ...(providerSid === undefined ? {} : { providerSid }),
    ...(error === undefined ? {} : { error: error as ErrorCode }),
    ...(providerCode === undefined ? {} : { providerCode: Number(providerCode) }),
  };
}
