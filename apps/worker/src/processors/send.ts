import type { Address, Channel, MessageSid, SendOutcome } from '@lungline/channel';
import { type ErrorCode, LunglineError } from '@lungline/errors';
import type { Processor, Verdict } from '@lungline/queues';
import type { Parties, ReplyRecord, SenderKey, Session, Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import { deliveryOfReply } from '../delivery-of-reply.js';
import { fault } from '../fault.js';
import { limits } from '../limits.js';
import { within } from '../within.js';
import type { WorkerMetrics } from '../worker-metrics.js';

/** While the provider fetches the picture of the reply before, look again after this. */
const pictureDelayMs = 500;
/** A provider that has not reported by itself is asked after this. */
const pictureAskMs = 5_000;
/** While another worker sends to the same conversation, look again after this. */
const lockedDelayMs = 1_000;
/** Once the quick attempts are used up, the provider is asked this often until the window closes. */
const patientDelayMs = 10 * 60_000;
/** WhatsApp takes no free text once a person has not written for this long. */
const windowMs = 24 * 3_600_000;
/**
 * The provider's clock may be behind that of Redis, or either may have been set: look for a message earlier than we began
 * to send it. What it finds of before is known to be another reply's.
 */
const lookBackMs = 15 * 60_000;
/** What a provider took just now it may not list yet: so long after an attempt, nothing found says nothing. */
const unlistedMs = 10_000;

export interface SendDeps {
  readonly store: Pick<
    Store,
    | 'withSendLock'
    | 'unsentReplies'
    | 'loadSession'
    | 'markSending'
    | 'markSent'
    | 'markFailed'
    | 'markWaiting'
    | 'markUntaken'
    | 'markStopped'
    | 'claimedSids'
    | 'pictureUnderWay'
    | 'time'
    | 'reply'
    | 'reportDelivery'
  >;
  readonly channel: Pick<Channel, 'send' | 'findSent' | 'deliveryOf'>;
  /** Signed, expiring address of a stored picture. */
  readonly pictureUrl: (pictureId: string) => string;
  /** Where the provider reports delivery. */
  readonly statusCallback: string;
  /** What the button says that opens a list, by language. */
  readonly listButton: (language: string) => string;
  readonly metrics: Pick<WorkerMetrics, 'replies' | 'alerts'>;
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * `outbound/send`: sends what one conversation still has to be told, in order, one reply after the other. The send
 * lock keeps a second worker out; its job waits in the queue instead of being dropped, so a reply that was written
 * after the holder's last look is never left behind. A reply is marked before the request leaves: whoever finds
 * it marked looks it up at the provider first. A result that meets a closed window waits for the person's next message;
 * an answer that does is too late.
 */
export function createSend(deps: SendDeps): Processor<'outbound', 'send'> {
  const { store, clock, log } = deps;
  const sendReply = createSendReply(deps);
  const isPictureUnderWay = createIsPictureUnderWay(deps);

  const sendAll = async (sender: SenderKey, signal: AbortSignal): Promise<Verdict> => {
    const waiting = new Set<string>();
    for (let sent = 0; ; ) {
      const reply = (await store.unsentReplies(sender)).find(({ id }) => !waiting.has(id));
      if (reply === undefined) {
        return { type: 'done', outcome: 'done', result: { replies: sent, waiting: waiting.size } };
      }
      signal.throwIfAborted();
      if (await isPictureUnderWay(sender, signal)) {
        return { type: 'later', outcome: 'picture_under_way', delayMs: pictureDelayMs };
      }
      const session = await store.loadSession(sender);
      const verdict = await sendOrDrop(reply, session, signal);
      if (verdict === 'wait') waiting.add(reply.id);
      else if (verdict !== 'next') return verdict;
      else sent++;
    }
  };

  const sendOrDrop = async (reply: ReplyRecord, session: Session, signal: AbortSignal) => {
    const { parties, heardAt, stopped } = session;
    if (stopped && !reply.asked) return drop(reply, 'SEND_OPTED_OUT');
    const closed = clock() - (heardAt ?? reply.createdAt) >= windowMs;
    const late = reply.asked && clock() - reply.createdAt >= windowMs;
    if (parties === null || late) return drop(reply, 'SEND_WINDOW_CLOSED');
    if (closed && reply.template === undefined) {
      return reply.asked ? drop(reply, 'SEND_WINDOW_CLOSED') : wait(reply);
    }
    // Within the window the text says the same, and costs nothing.
    return sendReply(closed ? reply : withoutTemplate(reply), parties, signal);
  };

  const drop = async ({ id }: ReplyRecord, code: ErrorCode): Promise<'next'> => {
    await store.markFailed(id, code);
    return 'next';
  };

  const wait = async ({ id }: ReplyRecord): Promise<'wait'> => {
    await store.markWaiting(id);
    log.info({ event: 'reply.waiting', reply: id });
    return 'wait';
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

/**
 * A picture that the provider cannot fetch brings its reply back to the front of the outbox: what comes after it must not
 * have gone out by then.
 */
function createIsPictureUnderWay({ store, channel }: SendDeps) {
  return async (sender: SenderKey, signal: AbortSignal): Promise<boolean> => {
    const picture = await store.pictureUnderWay(sender);
    if (picture === null) return false;
    if (picture.sinceMs < pictureAskMs) return true;
    const { replyId } = picture;
    const sid = (await store.reply(replyId))?.providerSid;
    if (sid === undefined) return false;
    const report = await within({ ms: limits.callProviderMs, code: 'SEND_UNAVAILABLE', signal }, (step) =>
      channel.deliveryOf(sid as MessageSid, step),
    );
    if (report === null) return false;
    if (report.status === 'queued') return true;
    await store.reportDelivery(deliveryOfReply(report, replyId));
    // What came back to the outbox is found there next time.
    return true;
  };
}

function createSendReply({
  store,
  channel,
  pictureUrl,
  statusCallback,
  listButton,
  metrics,
  log,
}: SendDeps): (
  reply: ReplyRecord,
  parties: Parties,
  signal: AbortSignal,
) => Promise<Verdict | 'next' | 'wait'> {
  /** The provider's id of an earlier attempt whose answer never came, if it was taken after all. */
  const findEarlier = async (reply: ReplyRecord, { address, line }: Parties, signal: AbortSignal) => {
    const query = {
      from: line as Address,
      to: address as Address,
      text: reply.text,
      ...(reply.choices === undefined ? {} : { choices: reply.choices }),
      since: lookFrom(reply, await store.time()),
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
      ...(reply.choices === undefined
        ? {}
        : { choices: reply.choices, listButton: listButton(reply.language) }),
      ...(reply.template === undefined
        ? {}
        : { template: { name: reply.template, language: reply.language } }),
      // A report then proves that the provider took this very reply, whoever was there to hear its answer.
      statusCallback: `${statusCallback}?reply=${encodeURIComponent(reply.id)}`,
    };
    await store.markSending(reply.id);
    return await within({ ms: limits.callProviderMs, code: 'SEND_UNKNOWN', signal }, (step) =>
      channel.send(message, step),
    );
  };

  const settle = async (reply: ReplyRecord, outcome: SendOutcome): Promise<Verdict | 'next' | 'wait'> => {
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
    { code, retryable, providerCode }: Extract<SendOutcome, { type: 'refused' }>,
  ): Promise<Verdict | 'next' | 'wait'> => {
    if (code === 'SEND_LIMITED') {
      // Quick attempts would only be refused as well; an operator may have the limit raised meanwhile.
      metrics.alerts.inc({ code });
      log.error({ event: 'alert.raised', code, providerCode });
      await store.markUntaken(reply.id);
      return { type: 'later', outcome: 'limited', delayMs: patientDelayMs };
    }
    if (retryable) {
      metrics.replies.inc({ outcome: code === 'SEND_THROTTLED' ? 'throttled' : 'retry' });
      await store.markUntaken(reply.id);
      throw new LunglineError(code, { detail: providerDetail(providerCode) });
    }
    metrics.replies.inc({ outcome: 'refused' });
    log.warn({ event: 'reply.refused', reply: reply.id, code, providerCode });
    // The next reply would fare no better. This one stays in the outbox: once the account is mended, a retry of
    // the failed job, the person's next message, or the sweep sends it.
    if (code === 'SEND_MISCONFIGURED') {
      await store.markUntaken(reply.id);
      return { type: 'failed', code };
    }
    if (code === 'SEND_OPTED_OUT') await store.markStopped(reply.sender);
    if (code === 'SEND_WINDOW_CLOSED' && !reply.asked && reply.template === undefined) {
      await store.markWaiting(reply.id);
      return 'wait';
    }
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
      const sinceMs = (await store.time()) - (reply.sendingAt ?? 0);
      if (sinceMs >= 0 && sinceMs < unlistedMs) {
        return { type: 'later', outcome: 'unlisted', delayMs: unlistedMs - sinceMs };
      }
    }
    return settle(reply, await send(reply, parties, signal));
  };
}

/** An attempt that lies in the future: the clock of Redis' machine was set back since. Look back a whole day. */
function lookFrom({ sendingAt, createdAt }: ReplyRecord, now: number): Date {
  const begun = sendingAt ?? createdAt;
  return new Date(begun > now ? now - windowMs : begun - lookBackMs);
}

function withoutTemplate({ template: _, ...reply }: ReplyRecord): ReplyRecord {
  return reply;
}

function providerDetail(code: number | undefined): string {
  return code === undefined ? 'no provider code' : `provider code ${code}`;
}
