import type { Address, Channel, SendOutcome } from '@lungline/channel';
import { LunglineError } from '@lungline/errors';
import type { Processor, Verdict } from '@lungline/queues';
import type { Parties, ReplyRecord, SenderKey, Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import { fault } from '../fault.js';
import { limits } from '../limits.js';
import { within } from '../within.js';
import type { WorkerMetrics } from '../worker-metrics.js';

/** While another worker sends to the same conversation, look again after this. */
const lockedDelayMs = 1_000;
/** Once the quick attempts are used up, the provider is asked this often until the window closes. */
const patientDelayMs = 10 * 60_000;
/** WhatsApp's window: a reply that nobody could send for a day is not sent any more. */
const windowMs = 24 * 3_600_000;
/** The provider's clock may be behind ours: look for a message a little earlier than we began to send it. */
const clockSkewMs = 60_000;

export interface SendDeps {
  readonly store: Pick<
    Store,
    | 'withSendLock'
    | 'unsentReplies'
    | 'loadSession'
    | 'markSending'
    | 'markSent'
    | 'markFailed'
    | 'claimedSids'
  >;
  readonly channel: Pick<Channel, 'send' | 'findSent'>;
  /** Signed, expiring address of a stored picture. */
  readonly pictureUrl: (pictureId: string) => string;
  /** Where the provider reports delivery. */
  readonly statusCallback: string;
  readonly metrics: Pick<WorkerMetrics, 'replies'>;
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * `outbound/send`: sends what one conversation still has to be told, in order, one reply after the other. The send
 * lock keeps a second worker out; its job waits in the queue instead of being dropped, so a reply that was written
 * after the holder's last look is never left behind. A reply is marked before the request leaves: whoever finds
 * it marked looks it up at the provider first.
 */
export function createSend(deps: SendDeps): Processor<'outbound', 'send'> {
  const { store, clock, log } = deps;
  const sendReply = createSendReply(deps);

  const sendAll = async (sender: SenderKey, signal: AbortSignal): Promise<Verdict> => {
    for (let sent = 0; ; sent++) {
      const [reply] = await store.unsentReplies(sender);
      if (reply === undefined) return { type: 'done', outcome: 'done', result: { replies: sent } };
      signal.throwIfAborted();
      const { parties } = await store.loadSession(sender);
      if (parties === null || clock() - reply.createdAt > windowMs) {
        await store.markFailed(reply.id, 'SEND_WINDOW_CLOSED');
        continue;
      }
      const verdict = await sendReply(reply, parties, signal);
      if (verdict !== 'next') return verdict;
    }
  };

  return async ({ sender }, attempt) => {
    const key = sender as SenderKey;
    let verdict: Verdict = { type: 'later', outcome: 'locked', delayMs: lockedDelayMs };
    await store.withSendLock(key, async (lock) => {
      try {
        verdict = await sendAll(key, AbortSignal.any([lock, attempt.signal]));
      } catch (error) {
        if (attempt.signal.aborted) throw error;
        // A lock that was lost is a lock that another worker has, or nobody yet: no fault of this attempt.
        if (lock.aborted) return;
        // A failed job would leave the replies in the outbox with nobody to come back for them.
        const { code, retryable } = fault(error);
        if (!attempt.last || !retryable) throw error;
        log.warn({ event: 'replies.waiting', code });
        verdict = { type: 'later', outcome: 'waiting', delayMs: patientDelayMs };
      }
    });
    return verdict;
  };
}

function createSendReply({
  store,
  channel,
  pictureUrl,
  statusCallback,
  metrics,
  log,
}: SendDeps): (reply: ReplyRecord, parties: Parties, signal: AbortSignal) => Promise<Verdict | 'next'> {
  /** The provider's id of an earlier attempt whose answer never came, if it was taken after all. */
  const findEarlier = async (reply: ReplyRecord, { address, line }: Parties, signal: AbortSignal) => {
    const query = {
      from: line as Address,
      to: address as Address,
      text: reply.text,
      since: new Date((reply.sendingAt ?? reply.createdAt) - clockSkewMs),
    };
    const found = await within({ ms: limits.callProviderMs, code: 'SEND_UNAVAILABLE', signal }, (step) =>
      channel.findSent(query, step),
    );
    const claimed = await store.claimedSids(reply.sender);
    return found.find((sid) => !claimed.has(sid));
  };

  const send = async (reply: ReplyRecord, { address, line }: Parties, signal: AbortSignal) => {
    const message = {
      from: line as Address,
      to: address as Address,
      text: reply.text,
      ...(reply.pictureId === undefined ? {} : { pictureUrl: pictureUrl(reply.pictureId) }),
      ...(reply.choices === undefined ? {} : { choices: reply.choices }),
      statusCallback,
    };
    await store.markSending(reply.id);
    return await within({ ms: limits.callProviderMs, code: 'SEND_UNKNOWN', signal }, (step) =>
      channel.send(message, step),
    );
  };

  const settle = async (reply: ReplyRecord, outcome: SendOutcome): Promise<Verdict | 'next'> => {
    switch (outcome.type) {
      case 'accepted':
        await store.markSent(reply.id, outcome.sid);
        metrics.replies.inc({ outcome: 'sent' });
        log.info({ event: 'reply.sent', reply: reply.id });
        return 'next';
      case 'unknown':
        metrics.replies.inc({ outcome: 'unknown' });
        throw new LunglineError('SEND_UNKNOWN', { cause: outcome.cause });
      case 'refused':
        return refuse(reply, outcome);
    }
  };

  const refuse = async (
    reply: ReplyRecord,
    { code, retryable, providerCode, retryAfterMs }: Extract<SendOutcome, { type: 'refused' }>,
  ): Promise<Verdict | 'next'> => {
    if (retryAfterMs !== undefined && retryable) {
      metrics.replies.inc({ outcome: 'throttled' });
      return { type: 'later', outcome: 'throttled', delayMs: retryAfterMs };
    }
    if (retryable) {
      metrics.replies.inc({ outcome: 'retry' });
      throw new LunglineError(code, { detail: providerDetail(providerCode) });
    }
    metrics.replies.inc({ outcome: 'refused' });
    log.warn({ event: 'reply.refused', reply: reply.id, code, providerCode });
    // The next reply would fare no better. This one stays in the outbox: once the account is mended, a retry of
    // the failed job, or the person's next message, sends it.
    if (code === 'SEND_MISCONFIGURED') return { type: 'failed', code };
    await store.markFailed(reply.id, code, providerCode);
    return 'next';
  };

  return async (reply, parties, signal) => {
    if (reply.status === 'sending') {
      const sid = await findEarlier(reply, parties, signal);
      if (sid !== undefined) {
        await store.markSent(reply.id, sid);
        metrics.replies.inc({ outcome: 'recovered' });
        log.info({ event: 'reply.recovered', reply: reply.id });
        return 'next';
      }
    }
    return settle(reply, await send(reply, parties, signal));
  };
}

function providerDetail(code: number | undefined): string {
  return code === undefined ? 'no provider code' : `provider code ${code}`;
}
