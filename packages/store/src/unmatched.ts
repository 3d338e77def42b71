import type { Base } from './base.js';
import { keys } from './keys.js';
import type { Pepper } from './pepper.js';
import type { Note, Store, UnmatchedSentence } from './port.js';
import type { Command } from './script.js';

/** The oldest leave when there are more: somebody who sends nonsense all day must not fill Redis. */
const mostSentences = 2_000;
const dayMs = 86_400_000;

/**
 * Counts a sentence. Nothing here leads to whoever wrote it: it is no belonging of theirs, its id is a keyed hash of
 * the sentence, and of its time the day alone is kept.
 */
export function unmatchedCommands(
  { text, language, guesses }: Extract<Note, { type: 'unmatched' }>,
  { sealer, expiries, clock }: Base,
  pepper: Pepper,
): Command[] {
  const id = pepper.sentenceHash(`${language}:${text.toLowerCase().replace(/\s+/g, ' ').trim()}`);
  const key = keys.unmatched(id);
  const day = Math.floor(clock() / dayMs) * dayMs;
  const name = new Date(day).toISOString().slice(0, 10);
  return [
    ['HSETNX', key, 'firstDay', name],
    ['HSET', key, 'lastDay', name, 'sealed', sealer.sealJson({ text, language, guesses }, key)],
    ['HINCRBY', key, 'count', 1],
    ['EXPIRE', key, expiries.unmatched],
    ['ZADD', keys.unmatchedByDay, day, id],
    ['ZREMRANGEBYRANK', keys.unmatchedByDay, 0, -mostSentences - 1],
    ['EXPIRE', keys.unmatchedByDay, expiries.unmatched],
  ];
}

/** Sentences that were not understood, for whoever teaches the dialogue. */
export function createUnmatched({
  redis,
  sealer,
}: Base): Pick<Store, 'unmatchedSentences' | 'dropUnmatched'> {
  const read = async (id: string): Promise<UnmatchedSentence | null> => {
    const key = keys.unmatched(id);
    const { sealed, count, firstDay = '', lastDay = '' } = await redis.hgetall(key);
    if (sealed === undefined) {
      await redis.zrem(keys.unmatchedByDay, id);
      return null;
    }
    const sentence = sealer.openJson(sealed, key) as Pick<UnmatchedSentence, 'text' | 'language' | 'guesses'>;
    return { id, ...sentence, count: Number(count), firstDay, lastDay };
  };

  return {
    unmatchedSentences: async (limit) => {
      const ids = await redis.zrange(keys.unmatchedByDay, '0', '-1', 'REV');
      const found = (await Promise.all(ids.map(read))).filter((sentence) => sentence !== null);
      return found.toSorted((a, b) => b.count - a.count).slice(0, limit);
    },
    dropUnmatched: async (id) => {
      await redis.del(keys.unmatched(id));
      await redis.zrem(keys.unmatchedByDay, id);
    },
  };
}
