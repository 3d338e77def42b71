import { createFakeChannel } from '@lungline/channel/fake';
import type { Erasure } from '@lungline/store';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAttempt } from '../../test/attempts.js';
import { parties } from '../../test/memory-outbox.js';
import { silentLog } from '../../test/silent-log.js';
import { createFinishErasure } from './finish-erasure.js';

const id = 'K7QF-2M9X';

describe('erasure/finish', () => {
  let now: number;
  let channel: ReturnType<typeof createFakeChannel>;
  let erasure: Erasure | null;
  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
    channel = createFakeChannel({ now: () => new Date(now) });
    const pending = ['SM1', 'SM2'];
    erasure = { id, parties, language: 'hi', erasedAt: now, messages: 2, pending, receipt: null };
  });

  const change = (next: Partial<Erasure>) => {
    if (erasure !== null) erasure = { ...erasure, ...next };
  };
  const run = () =>
    createFinishErasure({
      store: {
        erasure: async () => erasure,
        markDeleted: async (_, sid) =>
          change({ pending: erasure?.pending.filter((other) => other !== sid) ?? [] }),
        markReceipt: async (_, providerSid) =>
          change({ receipt: { sendingAt: erasure?.receipt?.sendingAt ?? now, providerSid } }),
        closeErasure: async () => {
          erasure = null;
        },
      },
      channel,
      receiptText: ({ id: number, language, messages }) => `${number} ${language} ${messages}`,
      clock: () => now,
      log: silentLog,
    })({ erasureId: id }, anAttempt());

  it('deletes the messages, sends a receipt, deletes that too, and forgets whom it went to', async () => {
    expect(await run()).toMatchObject({ type: 'later', outcome: 'receipt_sent' });
    expect(channel.deleted).toEqual(['SM1', 'SM2']);
    expect(channel.sent).toMatchObject([{ to: parties.address, from: parties.line, text: 'K7QF-2M9X hi 2' }]);
    expect(channel.sent[0]).not.toHaveProperty('statusCallback');
    expect(await run()).toMatchObject({ type: 'done', outcome: 'done' });
    expect(channel.deleted).toEqual(['SM1', 'SM2', channel.sent[0]?.sid]);
    expect(erasure).toBeNull();
    expect(await run()).toMatchObject({ type: 'done', outcome: 'finished_before' });
    expect(channel.sent).toHaveLength(1);
  });

  it('comes back as long as the provider holds on to a message, and sends no receipt before', async () => {
    channel.holdDeletions(true);
    expect(await run()).toMatchObject({ type: 'later', outcome: 'too_early' });
    expect(channel.sent).toEqual([]);
    channel.holdDeletions(false);
    await run();
    expect(channel.sent).toHaveLength(1);
    channel.holdDeletions(true);
    expect(await run()).toMatchObject({ type: 'later', outcome: 'too_early' });
    expect(erasure).not.toBeNull();
  });

  it('calls for an operator where the provider holds on to it for a day', async () => {
    channel.holdDeletions(true);
    now += 25 * 3_600_000;
    expect(await run()).toMatchObject({ type: 'failed' });
    expect(channel.sent).toEqual([]);
  });

  it('sends one receipt, also where the answer to the first attempt is lost', async () => {
    channel.failSends('lost');
    await expect(run()).rejects.toMatchObject({ code: 'SEND_UNKNOWN' });
    expect(await run()).toMatchObject({ outcome: 'receipt_sent' });
    expect(channel.sent).toHaveLength(1);
    expect(await run()).toMatchObject({ type: 'done' });
  });

  it('is done without a receipt where nobody can be told', async () => {
    channel.failSends('window-closed');
    expect(await run()).toMatchObject({ type: 'done', outcome: 'receipt_refused' });
    expect(erasure).toBeNull();
  });

  it('is done without a receipt where the address was not known any more', async () => {
    change({ parties: null });
    expect(await run()).toMatchObject({ type: 'done', outcome: 'without_receipt' });
    expect(channel.deleted).toEqual(['SM1', 'SM2']);
    expect(channel.sent).toEqual([]);
  });
});
