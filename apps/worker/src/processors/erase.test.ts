import type { Erasure, ReplyRecord, SenderKey } from '@lungline/store';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAttempt } from '../../test/attempts.js';
import { silentLog } from '../../test/silent-log.js';
import { createErase } from './erase.js';

const sender = 'AAAAAAAAAAAAAAAAAAAAAA' as SenderKey;
const answer: ReplyRecord = {
  id: 'SM1-r1',
  sender,
  text: 'Everything is being erased.',
  language: 'en',
  asked: true,
  status: 'pending',
  createdAt: 0,
};

describe('erasure/erase', () => {
  let unsent: ReplyRecord[];
  let erased: [SenderKey, Pick<Erasure, 'id' | 'language'>][];
  let jobs: string[];
  let now: number;
  beforeEach(() => {
    unsent = [];
    erased = [];
    jobs = [];
    now = 0;
  });

  const run = () =>
    createErase({
      store: {
        unsentReplies: async () => unsent,
        markRelayed: async () => undefined,
        erase: async (key, erasure) => {
          erased.push([key, erasure]);
          return {
            ...erasure,
            parties: null,
            erasedAt: now,
            messages: 2,
            pending: ['SM1', 'SM2'],
            receipt: null,
          };
        },
      },
      producer: { add: async ({ jobId }) => void jobs.push(jobId) },
      newErasureId: () => 'K7QF-2M9X',
      clock: () => now,
      log: silentLog,
    })({ sender, language: 'hi' }, anAttempt());

  it('erases, under a number and with the language of the receipt', async () => {
    expect(await run()).toMatchObject({ type: 'done', result: { messages: 2 } });
    expect(erased).toEqual([[sender, { id: 'K7QF-2M9X', language: 'hi' }]]);
    expect(jobs).toEqual(['erasure-K7QF-2M9X']);
  });

  it('waits for the answer that announces it, but not for ever', async () => {
    unsent = [answer];
    expect(await run()).toMatchObject({ type: 'later', outcome: 'answer_unsent' });
    expect(erased).toEqual([]);
    now = 11 * 60_000;
    expect(await run()).toMatchObject({ type: 'done' });
    expect(erased).toHaveLength(1);
  });
});
