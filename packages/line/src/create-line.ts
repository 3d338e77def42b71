import type { InboundMessage } from '@lungline/channel';
import type { ConversationEvent, Effect, Finding } from '@lungline/conversation';
import { type ErrorCode, errorEntry, LunglineError } from '@lungline/errors';
import { type PlannedJob, type Producer, parsePlannedJob } from '@lungline/queues';
import type { Dispatch, Parties, SenderKey, Step, Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import { plan } from './plan.js';
import { toEvent } from './to-event.js';
import type { EstimateWait } from './wait-estimate.js';

/** The dialogue: `stored` is what it returned as state last time, null for a new conversation. */
export type Reduce = (
  stored: unknown,
  event: ConversationEvent,
  now: number,
) => { readonly state: unknown; readonly effects: readonly Effect[] };

/** How a screening ended. */
export type Conclusion =
  | {
      readonly type: 'finding';
      readonly finding: Finding;
      /** Names the stored picture of where the model looked. */
      readonly pictureId?: string;
      /** Hash of the photo's bytes. */
      readonly fingerprint?: string;
    }
  /** The table of errors says what the person is told. */
  | { readonly type: 'failure'; readonly code: ErrorCode };

export interface LineOptions {
  readonly store: Pick<
    Store,
    'senderKey' | 'loadSession' | 'commit' | 'screening' | 'conclude' | 'pendingDispatches' | 'markRelayed'
  >;
  readonly producer: Pick<Producer, 'add'>;
  readonly reduce: Reduce;
  /** Seconds until a film that comes now is read, for people who must wait; nobody is told without it. */
  readonly estimateWait?: EstimateWait;
  /** Whether people see that their message was read and an answer is being written. */
  readonly acknowledge: boolean;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * One step of a conversation. Every method throws LunglineError STORE_UNAVAILABLE where nothing could be kept;
 * whoever called may call again with the same arguments, nothing happens twice.
 */
export interface Line {
  receive(message: InboundMessage): Promise<'taken' | 'duplicate'>;
  /**
   * A member of the console takes a conversation over, writes, or hands it back. `id` is fresh for each act. `unsent`
   * where what they wrote may not be sent (STOP, a closed window), `unknown` where there is no such conversation.
   */
  operate(act: OperatorAct): Promise<'taken' | 'duplicate' | 'unsent' | 'unknown'>;
  conclude(screeningId: string, conclusion: Conclusion): Promise<void>;
  /** Adds promised jobs that are at least `olderThanMs` old to their queues; answers with how many. */
  relay(olderThanMs: number): Promise<number>;
}

export interface OperatorAct {
  readonly id: string;
  readonly sender: SenderKey;
  /** Name of the member. */
  readonly by: string;
  readonly event: Extract<ConversationEvent, { type: 'operator' }>;
}

interface Happening {
  readonly sender: SenderKey;
  /** Id in the ledger. */
  readonly eventId: string;
  readonly event: ConversationEvent;
  /** Whom to answer; what the session knows where the event does not say. */
  readonly parties: Parties | null;
  readonly photos: Step['photos'];
  /** The screening whose outcome this is. */
  readonly concludes?: string;
  readonly operator?: string;
}

/** Each lost race means that another event of the conversation was committed: this many in a row is no coincidence. */
const mostRaces = 100;
const relayBatch = 100;

export function createLine(options: LineOptions): Line {
  const { store, producer, reduce, estimateWait = async () => null, acknowledge, clock, log } = options;
  async function take(happening: Happening): Promise<'taken' | 'duplicate' | 'unsent'> {
    const { sender, eventId, event, photos, concludes, operator = '' } = happening;
    for (let race = 0; race < mostRaces; race++) {
      const session = await store.loadSession(sender);
      const parties = happening.parties ?? session.parties;
      if (parties === null) {
        // The session expired or was erased while the film was read: there is nobody left to answer.
        log.warn({ event: 'line.nobody_to_answer', eventId });
        return 'duplicate';
      }
      const { state, effects } = reduce(session.state, event, clock());
      const planned = plan({ eventId, sender, event, operator, acknowledge }, effects);
      const messageId = event.type === 'message' ? { messageId: event.messageId } : {};
      const told = concludes === undefined ? {} : { concludes };
      const step: Step = {
        ...{ session, parties, nextState: state, eventId, photos },
        ...messageId,
        ...told,
        ...planned,
      };
      const { type } = await store.commit(step);
      if (type === 'duplicate') return 'duplicate';
      if (type === 'committed') {
        await relayCommitted(planned.dispatches);
        const said = event.type === 'operator' && event.action === 'say';
        return said && planned.replies.length === 0 ? 'unsent' : 'taken';
      }
    }
    throw new LunglineError('STORE_UNAVAILABLE', { detail: 'the conversation kept changing' });
  }

  /** The step is kept, so a promise that cannot be relayed now is not the caller's failure: the sweep will do it. */
  async function relayCommitted(dispatches: readonly Dispatch[]): Promise<void> {
    try {
      await relayAll(dispatches);
    } catch (err) {
      log.warn({ event: 'line.relay_postponed', jobs: dispatches.length, err });
    }
  }

  async function relayAll(dispatches: readonly Dispatch[]): Promise<void> {
    for (const dispatch of dispatches) {
      const job = readPromise(dispatch);
      if (job !== null) await producer.add(job);
    }
    await store.markRelayed(dispatches.map(({ jobId }) => jobId));
  }

  /** A promise of another version that nobody can keep any more must not stand in the way of all others. */
  function readPromise(dispatch: Dispatch): PlannedJob | null {
    try {
      return parsePlannedJob(dispatch);
    } catch (err) {
      log.error({ event: 'line.promise_unreadable', queue: dispatch.queue, job: dispatch.jobId, err });
      return null;
    }
  }

  return {
    receive: async (message) => {
      const taking = await take({
        sender: store.senderKey(message.from),
        eventId: message.sid,
        event: toEvent(message, await estimateWait()),
        parties: { address: message.from, line: message.to },
        photos: message.media.map(({ index, url }) => ({ messageId: message.sid, index, url })),
      });
      return taking === 'duplicate' ? 'duplicate' : 'taken';
    },

    operate: async ({ id, sender, by, event }) => {
      const { parties } = await store.loadSession(sender);
      if (parties === null) return 'unknown';
      return take({ sender, eventId: id, event, parties, photos: [], operator: by });
    },

    conclude: async (screeningId, conclusion) => {
      const screening = await store.screening(screeningId);
      const kept = (await store.conclude(screeningId, conclusion)) as Conclusion | null;
      if (screening === null || kept === null) {
        log.info({ event: 'line.screening_gone', screening: screeningId });
        return;
      }
      await take({
        sender: screening.sender,
        eventId: `${screeningId}-done`,
        event: conclusionEvent(screeningId, kept),
        parties: null,
        photos: [],
        concludes: screeningId,
      });
    },

    relay: async (olderThanMs) => {
      const dispatches = await store.pendingDispatches(olderThanMs, relayBatch);
      await relayAll(dispatches);
      return dispatches.length;
    },
  };
}

function conclusionEvent(screeningId: string, conclusion: Conclusion): ConversationEvent {
  if (conclusion.type === 'failure') {
    const messageKey = errorEntry(conclusion.code).messageKey ?? 'photo.failed';
    return { type: 'failure', screeningId, messageKey };
  }
  return { ...conclusion, screeningId };
}
