import type { Base, Kept } from './base.js';
import { keys } from './keys.js';
import type { Handover, HandoverMessage, Note, SenderKey, Store } from './port.js';
import type { Command } from './script.js';

/** How much of what was said an operator finds. */
const mostMessages = 200;

type HandoverNote = Extract<Note, { type: 'human_called' | 'human_taken' | 'human_dismissed' | 'passed_on' }>;

/** Everything about a hand-over expires with the session and goes when it is over. */
export function handoverCommands(
  note: HandoverNote,
  sender: SenderKey,
  { sealer, expiries, clock }: Base,
  kept: Kept,
): Command[] {
  const key = kept(keys.handover(sender));
  const passedOn = kept(keys.passedOn(sender));
  const now = clock();
  const open: Command[] = [
    ['HSETNX', key, 'since', now],
    ['EXPIRE', key, expiries.session],
    ['ZADD', keys.handovers, 'NX', now, sender],
    ['EXTEND', keys.handovers, expiries.session],
  ];
  switch (note.type) {
    case 'human_called':
      return open;
    case 'human_taken':
      return [...open, ['HSET', key, 'by', note.by, 'takenAt', now]];
    case 'human_dismissed':
      return [
        ['DEL', key, passedOn],
        ['ZREM', keys.handovers, sender],
      ];
    case 'passed_on': {
      const { type: _, ...message } = note;
      const sealed = sealer.sealJson({ ...message, at: now } satisfies HandoverMessage, passedOn);
      return [
        ['RPUSH', passedOn, sealed],
        ['LTRIM', passedOn, -mostMessages, -1],
        ['EXPIRE', passedOn, expiries.session],
      ];
    }
  }
}

/** What operators see of conversations that call for a human. */
export function createHandovers({ redis, sealer }: Base): Pick<Store, 'handovers' | 'handover'> {
  const read = async (sender: SenderKey): Promise<Handover | null> => {
    const { since, by, takenAt } = await redis.hgetall(keys.handover(sender));
    if (since === undefined) return null;
    const taken = by === undefined ? null : { by, at: Number(takenAt) };
    return { sender, since: Number(since), taken };
  };

  return {
    handovers: async () => {
      const senders = (await redis.zrange(keys.handovers, '0', '-1')) as SenderKey[];
      const found = await Promise.all(senders.map(read));
      const expired = senders.filter((_, index) => found[index] === null);
      if (expired.length > 0) await redis.zrem(keys.handovers, ...expired);
      return found.filter((handover) => handover !== null);
    },
    handover: async (sender) => {
      const key = keys.passedOn(sender);
      const [handover, sealed] = await Promise.all([read(sender), redis.lrange(key, 0, -1)]);
      if (handover === null) return null;
      return { ...handover, messages: sealed.map((each) => sealer.openJson(each, key) as HandoverMessage) };
    },
  };
}
