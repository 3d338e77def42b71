import type { Address, Channel, InboundMessage, ListedMessage } from '@lungline/channel';
import type { SweepConfig } from '@lungline/config';
import type { ErrorCode } from '@lungline/errors';
import type { Line } from '@lungline/line';
import type { Producer } from '@lungline/queues';
import type { SenderKey, Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import type { Conclude } from './conclude.js';
import { deliveryOfReply } from './delivery-of-reply.js';
import { limits } from './limits.js';
import { within } from './within.js';
import type { WorkerMetrics } from './worker-metrics.js';

/** A message that came just now is still in the hands of the webhook, or Twilio is still trying to reach it. */
const freshMs = 30_000;
/** Each look reaches back this far before the end of the last: clocks differ, and a list may lag behind. */
const overlapMs = 180_000;
/** Whoever sent a photo so long ago cannot be answered freely any more. */
const givenUpMs = 24 * 3_600_000;
/** Look-ups in Redis at once. */
const batch = 100;

export interface SweepDeps {
  readonly store: Pick<
    Store,
    | 'withSweepLock'
    | 'sweptUntil'
    | 'markSwept'
    | 'isKnown'
    | 'overdue'
    | 'dropOverdue'
    | 'screening'
    | 'unsentReplies'
    | 'reply'
    | 'reportDelivery'
  >;
  readonly channel: Pick<Channel, 'listReceived' | 'mediaOf' | 'deliveryOf'>;
  readonly line: Pick<Line, 'receive'>;
  readonly conclude: Conclude;
  readonly producer: Pick<Producer, 'stateOf' | 'revive'>;
  /** Our sender, to whom people write. */
  readonly lineAddress: Address;
  readonly sweep: SweepConfig;
  readonly metrics: Pick<WorkerMetrics, 'swept' | 'alerts'>;
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * Looks for what was lost in spite of everything: messages that the provider lists and the ledger does not know,
 * photos without a result, replies that nobody sends, replies of which nothing was heard since the provider took them.
 * One worker at a time sweeps. What was not lost is left alone, so a sweep may run as often as it likes.
 *
 * @throws the first fault that a part of it met, after the other parts had their turn.
 */
export function createSweep(deps: SweepDeps): () => Promise<void> {
  const { store, sweep, clock } = deps;
  const parts = [createTakeLost(deps), createRescueOverdue(deps)];

  /** Another worker was here a moment ago. */
  const isSwept = async () => {
    const until = await store.sweptUntil();
    const age = clock() - (until ?? 0);
    return age >= 0 && age < (sweep.everySeconds * 1_000) / 2;
  };

  return async () => {
    if (await isSwept()) return;
    const faults: unknown[] = [];
    await store.withSweepLock(async (signal) => {
      for (const part of parts) await part(signal).catch((error: unknown) => faults.push(error));
    });
    if (faults.length > 0) throw faults[0];
  };
}

/** Messages that no webhook brought, taken in as if they had just come, oldest first. */
function createTakeLost({ store, channel, line, lineAddress, sweep, metrics, clock, log }: SweepDeps) {
  const unknownOf = async (listed: readonly ListedMessage[]): Promise<readonly ListedMessage[]> => {
    const unknown: ListedMessage[] = [];
    for (let start = 0; start < listed.length; start += batch) {
      const some = listed.slice(start, start + batch);
      const known = await Promise.all(some.map(({ sid }) => store.isKnown(sid)));
      unknown.push(...some.filter((_, index) => known[index] === false));
    }
    return unknown;
  };

  const take = async ({ at: _, media, ...message }: ListedMessage, signal: AbortSignal): Promise<void> => {
    const found =
      media === 0
        ? []
        : await within({ ms: limits.callProviderMs, code: 'SEND_UNAVAILABLE', signal }, (step) =>
            channel.mediaOf(message.sid, step),
          );
    const inbound: InboundMessage = { ...message, media: found };
    if ((await line.receive(inbound)) === 'duplicate') return;
    metrics.swept.inc({ kind: 'message' });
    log.warn({ event: 'sweep.message_taken', sid: message.sid });
  };

  return async (signal: AbortSignal): Promise<void> => {
    const now = clock();
    const until = await store.sweptUntil();
    // A line that is new answers nobody who wrote before it was there.
    if (until === null) return await store.markSwept(now);
    const windowFrom = now - sweep.windowSeconds * 1_000;
    // An end in the future was written by a clock that has jumped: nobody knows how far that sweep really got.
    const since = new Date(until > now ? windowFrom : Math.max(until - overlapMs, windowFrom));
    const query = { to: lineAddress, since, limit: limits.sweepListed };
    const listed = await within({ ms: limits.sweepListMs, code: 'SEND_UNAVAILABLE', signal }, (step) =>
      channel.listReceived(query, step),
    );
    const settled = listed.filter(({ at }) => at.getTime() < now - freshMs);
    const lost = await unknownOf(settled);
    for (const message of lost.slice(0, sweep.messages)) {
      signal.throwIfAborted();
      await take(message, signal);
    }
    const next = lost[sweep.messages];
    await store.markSwept(next === undefined ? now : next.at.getTime());
  };
}

/** What is under way for too long: pushed on where it can be, brought to an end where it cannot. */
function createRescueOverdue(deps: SweepDeps) {
  const { store, sweep } = deps;
  const rescueScreening = createRescueScreening(deps);
  const rescueConversation = createRescueConversation(deps);
  const askAboutReply = createAskAboutReply(deps);

  return async (signal: AbortSignal): Promise<void> => {
    const overdue = await store.overdue(sweep.patienceSeconds * 1_000, limits.sweepOverdue);
    const each = async <Item>(items: readonly Item[], work: (item: Item) => Promise<void>) => {
      for (const item of items) {
        signal.throwIfAborted();
        await work(item);
      }
    };
    await each(overdue.screenings, rescueScreening);
    await each(overdue.senders, rescueConversation);
    await each(overdue.replies, (id) => askAboutReply(id, signal));
  };
}

/** A photo without a result: its job is lost, or has died for good without telling anybody. */
function createRescueScreening({ store, conclude, producer, metrics, clock, log }: SweepDeps) {
  return async (id: string): Promise<void> => {
    const screening = await store.screening(id);
    if (screening === null) return store.dropOverdue(id);
    const job = { queue: 'analysis', name: 'screen', jobId: id, data: { screeningId: id } } as const;
    const state = await producer.stateOf(job);
    const tooOld = clock() - screening.createdAt > givenUpMs;
    if (state === 'failed' || tooOld) {
      const code: ErrorCode = 'ANALYSIS_INTERRUPTED';
      await conclude(screening, { type: 'failure', code });
      await store.dropOverdue(id);
      metrics.swept.inc({ kind: 'screening' });
      metrics.alerts.inc({ code });
      log.error({ event: 'sweep.screening_given_up', screening: id });
      return;
    }
    // One that waits in a long queue is left in its place; one that waits for its next try is tried now.
    await producer.revive(job);
    if (state === 'alive') return;
    metrics.swept.inc({ kind: 'screening' });
    log.warn({ event: 'sweep.screening_revived', screening: id });
  };
}

/** Replies that are stuck: nobody came back for them, or an operator has mended what kept them. */
function createRescueConversation({ store, producer, metrics, log }: SweepDeps) {
  return async (sender: SenderKey): Promise<void> => {
    const unsent = await store.unsentReplies(sender);
    if (unsent.length === 0) return store.dropOverdue(sender);
    await producer.revive({ queue: 'outbound', name: 'send', jobId: `sweep-${sender}`, data: { sender } });
    metrics.swept.inc({ kind: 'conversation' });
    log.warn({ event: 'sweep.replies_pushed', replies: unsent.length });
  };
}

/** A reply that the provider took and never spoke of again: what it says now counts as its report. */
function createAskAboutReply({ store, channel, metrics, clock, log }: SweepDeps) {
  return async (id: string, signal: AbortSignal): Promise<void> => {
    const reply = await store.reply(id);
    const sid = reply?.providerSid;
    if (reply === null || sid === undefined) return store.dropOverdue(id);
    const report = await within({ ms: limits.callProviderMs, code: 'SEND_UNAVAILABLE', signal }, (step) =>
      channel.deliveryOf(sid as InboundMessage['sid'], step),
    );
    if (report === null || clock() - reply.createdAt > givenUpMs) return store.dropOverdue(id);
    const { status, providerCode } = report;
    if (status === 'queued') return;
    await store.reportDelivery(deliveryOfReply(report, id));
    metrics.swept.inc({ kind: 'reply' });
    log.info({ event: 'sweep.delivery_asked', reply: id, status, providerCode });
  };
}
