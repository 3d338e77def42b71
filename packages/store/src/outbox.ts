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
/** The provider could not fetch the picture: our edge was away, most likely. The text says the same. */
const pictureLost = 63019;
/** Failures that struck after the provider had taken a message, and that sending it once more can mend. */
const passingFailures = [63017, 63018, pictureLost];
const mostResends = 3;
/** A picture that nothing was heard of for so long keeps nobody waiting any more, ms. */
const pictureWaitMs = 60_000;

/**
 * What a report about one message does to its reply. One that goes out again leaves an empty name behind its provider
 * id: whatever else is reported of that id, twice or late, is about a message that is settled.
 */
const luaReport = `
local passing = cjson.decode('${JSON.stringify(Object.fromEntries(passingFailures.map((code) => [code, true])))}')
local function promise_send(job, sender, now)
  local key, expiry = '${prefixes.promise}' .. job, redis.call('TTL', '${prefixes.outbox}' .. sender)
  local dispatch = { queue = 'outbound', name = 'send', jobId = job, data = { sender = sender } }
  redis.call('SET', key, cjson.encode(dispatch), 'EX', expiry)
  redis.call('ZADD', '${keys.promised}', now, job)
  redis.call('ZADD', '${prefixes.belongings}' .. sender, now + expiry * 1000, key)
end
local function back_to_outbox(reply, id, sender, sid_key)
  redis.call('HSET', reply, 'status', 'pending')
  redis.call('HDEL', reply, 'sendingAt', 'providerSid')
  redis.call('SET', sid_key, '', 'KEEPTTL')
  redis.call('LPUSH', '${prefixes.outbox}' .. sender, id)
  redis.call('EXPIRE', '${prefixes.outbox}' .. sender, redis.call('TTL', reply))
end
local function report(id, sid_key, status, code, now)
  local reply = '${prefixes.reply}' .. id
  local sender, before, asked, resent, picture =
    unpack(redis.call('HMGET', reply, 'sender', 'status', 'asked', 'resent', 'pictureId'))
  if not sender then return end
  redis.call('ZREM', '${keys.unreported}', id)
  local under_way = '${prefixes.pictureUnderWay}' .. sender
  if redis.call('GET', under_way) == id then redis.call('DEL', under_way) end
  if code == '${unsubscribed}' then redis.call('SET', '${prefixes.stopped}' .. sender, '1') end
  local failed_after_taken = status == 'failed' and before == 'sent'
  if failed_after_taken and code == '${windowClosed}' and asked == '0' then
    back_to_outbox(reply, id, sender, sid_key)
  elseif failed_after_taken and passing[code] and tonumber(resent or '0') < ${mostResends}
    and (picture or code ~= '${pictureLost}') then
    back_to_outbox(reply, id, sender, sid_key)
    local again = redis.call('HINCRBY', reply, 'resent', 1)
    if code == '${pictureLost}' then redis.call('HDEL', reply, 'pictureId') end
    redis.call('ZADD', '${keys.unsent}', 'NX', now, sender)
    promise_send(id .. '-again' .. again, sender, now)
  else
    advance(reply, status, 'providerCode', code)
  end
end
local function sent(id, sid, now, reply_expiry, expiry)
  local reply, sid_key, early = '${prefixes.reply}' .. id, '${prefixes.providerSid}' .. sid, '${prefixes.earlyReport}' .. sid
  local sender = redis.call('HGET', reply, 'sender')
  -- The report of its failure was here first, and the reply is on its way once more.
  if not sender or redis.call('GET', sid_key) == '' then return end
  redis.call('SET', sid_key, id, 'EX', reply_expiry)
  if advance(reply, 'sent', 'providerSid', sid) then
    redis.call('ZADD', '${keys.unreported}', now, id)
    run({'EXTEND', '${keys.unreported}', reply_expiry})
    if redis.call('HEXISTS', reply, 'pictureId') == 1 then
      redis.call('SET', '${prefixes.pictureUnderWay}' .. sender, id, 'PX', ${pictureWaitMs})
    end
  end
  leave_outbox(id, sender, '${keys.unsent}')
  local messages, belongings = '${prefixes.messages}' .. sender, '${prefixes.belongings}' .. sender
  redis.call('SADD', messages, sid)
  run({'EXTEND', messages, expiry})
  redis.call('ZADD', belongings, now + expiry * 1000, sid_key)
  run({'EXTEND', belongings, expiry})
  local reported = redis.call('HMGET', early, 'status', 'providerCode')
  redis.call('DEL', early)
  if reported[1] then report(id, sid_key, reported[1], reported[2] or '', now) end
end
`;

/**
 * The same status may be marked again: a second attempt to send moves the time. It is Redis' time: workers whose clocks
 * differ, or have jumped, must agree on what was sent before what.
 */
const sendingScript = defineScript(`
local status = redis.call('HGET', KEYS[1], 'status')
if status ~= 'pending' and status ~= 'sending' then return end
local time = redis.call('TIME')
local now = string.format('%d', time[1] * 1000 + math.floor(time[2] / 1000))
redis.call('HSET', KEYS[1], 'status', 'sending', 'sendingAt', now)
`);

/** A report may have overtaken the answer to the request that it is about. */
const sentScript = defineScript(`${luaHelpers}${runCommand}${luaReport}
sent(unpack(ARGV))
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

/** The provider refused it for now: as if nobody had tried, and so nobody has to look it up. */
const untakenScript = defineScript(`
if redis.call('HGET', KEYS[1], 'status') ~= 'sending' then return end
redis.call('HSET', KEYS[1], 'status', 'pending')
redis.call('HDEL', KEYS[1], 'sendingAt')
`);

/**
 * A report that names its reply proves that the provider took it, also where the answer to the request never came.
 * One that comes for a reply of another provider id is about a message of its own, which stays known.
 */
const reportScript = defineScript(`${luaHelpers}${runCommand}${luaReport}
local sid, status, code, named = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local now, early_expiry, reply_expiry, expiry = ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local sid_key, early = KEYS[1], KEYS[2]
if named ~= '' and redis.call('EXISTS', sid_key) == 0 then
  local sender, before = unpack(redis.call('HMGET', '${prefixes.reply}' .. named, 'sender', 'status'))
  if not sender then return 0 end
  if before == 'pending' or before == 'sending' then
    sent(named, sid, now, reply_expiry, expiry)
  else
    redis.call('SADD', '${prefixes.messages}' .. sender, sid)
    return 1
  end
end
local id = redis.call('GET', sid_key)
if id then
  if id ~= '' and status ~= 'queued' then report(id, sid_key, status, code, now) end
  return 1
end
if status == 'queued' then return 0 end
if redis.call('EXISTS', early) == 0 then redis.call('HSET', early, 'status', 'pending') end
advance(early, status, 'providerCode', code)
redis.call('EXPIRE', early, early_expiry)
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
  | 'markUntaken'
  | 'markStopped'
  | 'reportDelivery'
  | 'claimedSids'
  | 'pictureUnderWay'
  | 'time'
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
      await sendingScript(redis, [keys.reply(id)], []);
    },
    markSent: async (id, sid) => {
      await sentScript(redis, [], [id, sid, clock(), expiries.result, expiries.belongings]);
    },
    markFailed: async (id, error, providerCode) => {
      await failedScript(redis, [keys.reply(id), keys.unsent], [id, error, providerCode ?? '']);
    },
    markWaiting: async (id) => {
      await waitingScript(redis, [keys.reply(id), keys.unsent], []);
    },
    markUntaken: async (id) => {
      await untakenScript(redis, [keys.reply(id)], []);
    },
    markStopped: async (sender) => {
      await redis.set(keys.stopped(sender), '1');
    },
    reportDelivery: async ({ sid, status, providerCode, replyId }) => {
      const { earlyReport, result, belongings } = expiries;
      const known = await reportScript(
        redis,
        [keys.providerSid(sid), keys.earlyReport(sid)],
        [sid, status, providerCode ?? '', replyId ?? '', clock(), earlyReport, result, belongings],
      );
      return known === 1;
    },
    pictureUnderWay: async (sender) => {
      const key = keys.pictureUnderWay(sender);
      const [replyId, left] = await Promise.all([redis.get(key), redis.pttl(key)]);
      return replyId === null ? null : { replyId, sinceMs: pictureWaitMs - Math.max(left, 0) };
    },
    time: async () => {
      const [seconds = 0, microseconds = 0] = (await redis.time()).map(Number);
      return seconds * 1_000 + Math.floor(microseconds / 1_000);
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
