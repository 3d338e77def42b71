import type { Address, Channel, MessageSid } from '@lungline/channel';
import { LunglineError } from '@lungline/errors';
import type { Processor, Verdict } from '@lungline/queues';
import type { Erasure, Parties, Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import { limits } from '../limits.js';
import { within } from '../within.js';

/** Twilio holds a message for a minute. */
const againMs = 65_000;
/** A provider that does not let go of a message for a day needs a person to look at it; no receipt would arrive then. */
const givenUpMs = 24 * 3_600_000;
/** The provider's clock may be behind ours. */
const clockSkewMs = 60_000;

export interface FinishErasureDeps {
  readonly store: Pick<Store, 'erasure' | 'markDeleted' | 'markReceipt' | 'closeErasure'>;
  readonly channel: Pick<Channel, 'deleteMessage' | 'send' | 'findSent'>;
  /** The text of a receipt. */
  readonly receiptText: (erasure: Pick<Erasure, 'id' | 'language' | 'erasedAt' | 'messages'>) => string;
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * `erasure/finish`: deletes the messages of somebody who was erased here at the provider, who holds on to fresh ones
 * (20009); then sends the receipt, deletes that as well, and forgets whom it went to. Each step is written down, so
 * that the job may run again from anywhere.
 */
export function createFinishErasure(deps: FinishErasureDeps): Processor<'erasure', 'finish'> {
  const { store, clock, log } = deps;
  const deleteAll = createDeleteAll(deps);
  const sendReceipt = createSendReceipt(deps);

  const close = async ({ id }: Erasure, outcome: string): Promise<Verdict> => {
    await store.closeErasure(id);
    log.info({ event: 'erasure.finished', erasure: id, outcome });
    return { type: 'done', outcome };
  };

  return async ({ erasureId }, { signal }) => {
    const erasure = await store.erasure(erasureId);
    if (erasure === null) return { type: 'done', outcome: 'finished_before' };
    const old = clock() - erasure.erasedAt > givenUpMs;
    if (!(await deleteAll(erasure, signal))) {
      if (!old) return { type: 'later', outcome: 'too_early', delayMs: againMs };
      log.error({ event: 'erasure.incomplete', erasure: erasure.id });
      return { type: 'failed', code: 'SEND_REFUSED' };
    }
    const { parties, receipt } = erasure;
    if (receipt?.providerSid != null) return close(erasure, 'done');
    if (parties === null || old) return close(erasure, 'without_receipt');
    const sid = await sendReceipt(erasure, parties, signal);
    if (sid === null) return close(erasure, 'receipt_refused');
    await store.markReceipt(erasure.id, sid);
    return { type: 'later', outcome: 'receipt_sent', delayMs: againMs };
  };
}

/** Answers whether the provider has let go of all messages, the receipt included. */
function createDeleteAll({ store, channel }: FinishErasureDeps) {
  const isDeleted = async (sid: string, signal: AbortSignal) => {
    const answer = await within({ ms: limits.callProviderMs, code: 'SEND_UNAVAILABLE', signal }, (step) =>
      channel.deleteMessage(sid as MessageSid, step),
    );
    return answer === 'deleted';
  };
  return async ({ id, pending, receipt }: Erasure, signal: AbortSignal): Promise<boolean> => {
    let all = true;
    for (const sid of pending) {
      if (await isDeleted(sid, signal)) await store.markDeleted(id, sid);
      else all = false;
    }
    const sid = receipt?.providerSid ?? null;
    return all && (sid === null || (await isDeleted(sid, signal)));
  };
}

/**
 * The provider's id of the receipt; null where it is refused for good. An earlier attempt whose answer never came is
 * looked up first. Nobody is told of its delivery: a report would leave a trace.
 */
function createSendReceipt({ store, channel, receiptText }: FinishErasureDeps) {
  return async (
    erasure: Erasure,
    { address, line }: Parties,
    signal: AbortSignal,
  ): Promise<string | null> => {
    const message = { from: line as Address, to: address as Address, text: receiptText(erasure) };
    if (erasure.receipt !== null) {
      const since = new Date(erasure.receipt.sendingAt - clockSkewMs);
      const [found] = await within({ ms: limits.callProviderMs, code: 'SEND_UNAVAILABLE', signal }, (step) =>
        channel.findSent({ ...message, since }, step),
      );
      if (found !== undefined) return found;
    }
    await store.markReceipt(erasure.id, null);
    const outcome = await within({ ms: limits.callProviderMs, code: 'SEND_UNKNOWN', signal }, (step) =>
      channel.send(message, step),
    );
    switch (outcome.type) {
      case 'accepted':
        return outcome.sid;
      case 'unknown':
        throw new LunglineError('SEND_UNKNOWN', { cause: outcome.cause });
      case 'refused':
        if (outcome.retryable) throw new LunglineError(outcome.code);
        return null;
    }
  };
}
