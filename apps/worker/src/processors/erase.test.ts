import type { ReplyRecord, SenderKey } from '@lungline/store';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAttempt } from '../../test/attempts.js';
import { silentLog } from '../../test/silent-log.js';
import { createErase } from './erase.js';

const sender = 'AAAAAAAAAAAAAAAAAAAAAA' as SenderKey;
const receipt: ReplyRecord = { id: 'SM1-r1', sender, text: 'Erased.', status: 'pending', createdAt: 0 };

describe('erasure/erase', () => {
  let unsent: ReplyRecord[];
  let erased: SenderKey[];
  let now: number;
  beforeEach(() => {
    unsent = [];
    erased = [];
    now = 0;
  });

  const run = () =>
    createErase({
      store: {
        unsentReplies: async () => unsent,
        erase: async (key) => {
          erased.push(key);
          return ['SM1', 'SM2'];
        },
      },
      clock: () => now,
      log: silentLog,
    })({ sender }, anAttempt());

  it('erases', async () => {
    expect(await run()).toMatchObject({ type: 'done', result: { messages: 2 } });
    expect(erased).toEqual([sender]);
  });

  it('waits for the receipt, but not for ever', async () => {
    unsent = [receipt];
    expect(await run()).toMatchObject({ type: 'later', outcome: 'receipt_unsent' });
    expect(erased).toEqual([]);
    now = 11 * 60_000;
    expect(await run()).toMatchObject({ type: 'done' });
    expect(erased).toEqual([sender]);
  });
});
