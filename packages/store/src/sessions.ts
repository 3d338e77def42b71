import type { Base, Kept } from './base.js';
import { promiseCommands } from './dispatches.js';
import { keys } from './keys.js';
import { noteCommands } from './notes.js';
import type { Pepper } from './pepper.js';
import type { CommitResult, Parties, SenderKey, Session, Step, Store } from './port.js';
import { type Command, defineScript, encodeCommands, runCommand } from './script.js';

/**
 * Runs a list of commands unless the event is known or the conversation has moved on. The ledger is written first:
 * a Redis that is full or read-only refuses the first write, and so all of them.
 */
const commitScript = defineScript(`${runCommand}
local ledger, session = KEYS[1], KEYS[2]
local version, expiry, commands = ARGV[1], ARGV[2], cjson.decode(ARGV[3])
if redis.call('EXISTS', ledger) == 1 then return 'duplicate' end
if (redis.call('HGET', session, 'version') or '0') ~= version then return 'conflict' end
redis.call('SET', ledger, '1', 'EX', expiry)
for _, command in ipairs(commands) do run(command) end
return 'committed'
`);

interface SealedSession {
  readonly parties: Parties;
  readonly state: unknown;
}

/** Conversations: their state, and the one step that changes it together with all that follows from it. */
export function createSessions(
  base: Base,
  pepper: Pepper,
): Pick<Store, 'loadSession' | 'commit' | 'isKnown'> {
  const { redis, sealer, expiries, log } = base;

  /** What no key opens any more begins anew, without consent: a person must not meet silence for it. */
  const openSession = (sealed: string, key: string): Pick<Session, 'parties' | 'state'> => {
    try {
      return sealer.openJson(sealed, key) as SealedSession;
    } catch (err) {
      log.error({ event: 'session.unreadable', err });
      return { parties: null, state: null };
    }
  };

  const loadSession = async (sender: SenderKey): Promise<Session> => {
    const key = keys.session(sender);
    const [[version, sealed, heardAt], stopped] = await Promise.all([
      redis.hmget(key, 'version', 'sealed', 'wroteAt'),
      redis.exists(keys.stopped(sender)),
    ]);
    const known = { heardAt: typeof heardAt === 'string' ? Number(heardAt) : null, stopped: stopped === 1 };
    if (typeof version !== 'string' || typeof sealed !== 'string') {
      return { sender, version: 0, parties: null, state: null, ...known };
    }
    return { sender, version: Number(version), ...openSession(sealed, key), ...known };
  };

  const commit = async (step: Step): Promise<CommitResult> => {
    const { sender, version } = step.session;
    const commands = commandsOf(step, base, pepper);
    const ledger = keys.ledger(pepper.eventHash(step.eventId));
    const type = await commitScript(
      redis,
      [ledger, keys.session(sender)],
      [version, expiries.ledger, encodeCommands(commands)],
    );
    return { type: type as CommitResult['type'] };
  };

  return {
    loadSession,
    commit,
    isKnown: async (eventId) => (await redis.exists(keys.ledger(pepper.eventHash(eventId)))) === 1,
  };
}

/** Everything that a step writes, besides its entry in the ledger. */
function commandsOf(step: Step, base: Base, pepper: Pepper): Command[] {
  const { sender } = step.session;
  const now = base.clock();
  const { expiries } = base;
  const belongings: Command[] = [];
  const kept: Kept = (key, seconds = expiries.belongings) => {
    belongings.push(...belongingCommands(sender, key, now, seconds));
    return key;
  };

  const commands: Command[] = [
    ...sessionCommands(step, base, now),
    ...step.photos.flatMap((photo) => photoCommands(photo, base, kept)),
    ...step.screenings.flatMap((screening) => screeningCommands(screening, sender, base, kept)),
    ...step.replies.flatMap((reply) => replyCommands(reply, sender, base, kept)),
    ...step.notes.flatMap((note) => noteCommands(note, sender, base, pepper, kept)),
  ];
  for (const dispatch of step.dispatches) {
    kept(keys.promise(dispatch.jobId));
    commands.push(...promiseCommands(dispatch, now, expiries.result));
  }
  if (step.concludes !== undefined) commands.push(['ZREM', keys.untold, step.concludes]);
  if (step.messageId !== undefined) {
    commands.push(['SADD', keys.messages(sender), step.messageId]);
    commands.push(['EXTEND', keys.messages(sender), expiries.belongings]);
    commands.push(['HSET', keys.session(sender), 'wroteAt', now]);
  }
  return [...commands, ['ZREMRANGEBYSCORE', keys.belongings(sender), '-inf', now], ...belongings];
}

function sessionCommands(step: Step, { sealer, expiries }: Base, now: number): Command[] {
  const { sender, version } = step.session;
  const key = keys.session(sender);
  const sealed = sealer.sealJson(
    { parties: step.parties, state: step.nextState } satisfies SealedSession,
    key,
  );
  return [
    ['HSET', key, 'version', version + 1, 'sealed', sealed],
    ['EXPIRE', key, expiries.session],
    ['ZADD', keys.sessions, now + expiries.session * 1_000, sender],
    ['EXPIRE', keys.sessions, expiries.session],
  ];
}

function photoCommands(
  { messageId, index, url }: Step['photos'][number],
  { sealer, expiries }: Base,
  kept: Kept,
): Command[] {
  const key = kept(keys.photos(messageId));
  return [
    ['HSET', key, index, sealer.sealJson(url, `${key}#${index}`)],
    ['EXPIRE', key, expiries.photo],
  ];
}

/** The address stays in the record of the photo, which may be of an earlier message: it lives on with the screening. */
function screeningCommands(
  { id, messageId, index }: Step['screenings'][number],
  sender: SenderKey,
  { expiries, clock }: Base,
  kept: Kept,
): Command[] {
  const key = kept(keys.screening(id));
  return [
    ['HSET', key, 'sender', sender, 'messageId', messageId, 'index', index, 'createdAt', clock()],
    ['EXPIRE', key, expiries.result],
    ['EXPIRE', kept(keys.photos(messageId)), expiries.photo],
    ['ZADD', keys.untold, clock(), id],
    ['EXPIRE', keys.untold, expiries.result],
  ];
}

function replyCommands(
  { id, pictureId, asked, ...body }: Step['replies'][number],
  sender: SenderKey,
  { sealer, expiries, clock }: Base,
  kept: Kept,
): Command[] {
  const key = kept(keys.reply(id));
  const outbox = keys.outbox(sender);
  const now = clock();
  const picture = pictureId === undefined ? [] : ['pictureId', pictureId];
  return [
    [
      'HSET',
      key,
      'sender',
      sender,
      'status',
      'pending',
      'createdAt',
      now,
      'asked',
      asked ? 1 : 0,
      ...picture,
    ],
    ['HSET', key, 'sealed', sealer.sealJson(body, key)],
    ['EXPIRE', key, expiries.result],
    ['RPUSH', outbox, id],
    ['EXPIRE', outbox, expiries.result],
    ['ZADD', keys.unsent, 'NX', now, sender],
    ['EXPIRE', keys.unsent, expiries.result],
  ];
}

/** Writes down what belongs to a sender, until it expires by itself: an erasure finds it there. */
function belongingCommands(sender: SenderKey, name: string, now: number, expirySeconds: number): Command[] {
  const key = keys.belongings(sender);
  return [
    ['ZADD', key, now + expirySeconds * 1_000, name],
    ['EXTEND', key, expirySeconds],
  ];
}
