import { createFakeChannel } from '@lungline/channel/fake';
import type { ScreeningRecord } from '@lungline/store';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAttempt } from '../../test/attempts.js';
import { aScreening } from '../../test/screenings.js';
import { createDeleteMessage } from './delete-message.js';

const { messageId } = aScreening();
const day = 24 * 3_600_000;

describe('erasure/delete-message', () => {
  let channel: ReturnType<typeof createFakeChannel>;
  let screenings: ScreeningRecord[];
  let now: number;
  beforeEach(() => {
    channel = createFakeChannel();
    screenings = [];
    now = 0;
  });

  const run = () =>
    createDeleteMessage({
      store: { screening: async (id) => screenings.find((screening) => screening.id === id) ?? null },
      channel,
      clock: () => now,
    })({ messageId }, anAttempt());

  it('deletes the message at the provider', async () => {
    screenings = [aScreening({ conclusion: {} })];
    expect(await run()).toMatchObject({ type: 'done' });
    expect(channel.deleted).toEqual([messageId]);
  });

  it('comes back later while the provider holds on to it', async () => {
    channel.holdDeletions(true);
    expect(await run()).toMatchObject({ type: 'later', outcome: 'too_early', delayMs: 65_000 });
    channel.holdDeletions(false);
    expect(await run()).toMatchObject({ type: 'done' });
  });

  it('spares a message of which another photo still waits', async () => {
    screenings = [aScreening({ conclusion: {} }), aScreening({ id: `${messageId}-1`, index: 1 })];
    expect(await run()).toMatchObject({ type: 'later', outcome: 'awaited' });
    expect(channel.deleted).toEqual([]);
  });

  it('calls for an operator after a day', async () => {
    channel.holdDeletions(true);
    now = day + 1;
    expect(await run()).toMatchObject({ type: 'failed' });
  });
});
