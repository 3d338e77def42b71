import type { ErrorCode } from '@lungline/errors';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Keyed hash of a channel address: names a conversation without telling whose it is. 22 characters, base64url. */
export type SenderKey = Branded<'SenderKey'>;

/** What is kept, encrypted, to be able to answer. */
export interface Parties {
  /** The person. */
  readonly address: string;
  /** Our sender that the person wrote to. */
  readonly line: string;
}

export interface Session {
  readonly sender: SenderKey;
  /** 0 for a conversation that has no record yet; grows by one with every commit. */
  readonly version: number;
  readonly parties: Parties | null;
  /** State of the dialogue, opaque here; null for a new conversation. */
  readonly state: unknown;
  /** When the person last wrote, ms since 1970; null where that is not known. */
  readonly heardAt: number | null;
  /** Whether the person has stopped messages that they did not ask for. */
  readonly stopped: boolean;
}

export type ReplyStatus = 'pending' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** One message to a person: written before it is sent, marked after. */
export interface ReplyRecord {
  /** `<event id>-r<n>`: the same event always yields the same ids. */
  readonly id: string;
  readonly sender: SenderKey;
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly choices?: readonly {
    readonly id: string;
    readonly title: string;
    readonly description?: string;
  }[];
  readonly pictureId?: string;
  /** An approved template that says the same. */
  readonly template?: string;
  /** True for an answer to something the person wrote; false for a result, which comes when it is ready. */
  readonly asked: boolean;
  readonly status: ReplyStatus;
  readonly createdAt: number;
  /** When the last attempt to send began, ms since 1970 by Redis' clock. */
  readonly sendingAt?: number;
  readonly providerSid?: string;
  readonly error?: ErrorCode;
  readonly providerCode?: number;
}

/** One photo on its way through the model. */
export interface ScreeningRecord {
  readonly id: string;
  readonly sender: SenderKey;
  /** Where the photo is; null once it has expired or the screening is concluded. */
  readonly mediaUrl: string | null;
  readonly messageId: string;
  readonly index: number;
  readonly createdAt: number;
  /** Set once, by whoever brings the screening to its end first. */
  readonly conclusion?: unknown;
}

/** What a person may say of an answer; what is absent was not said. */
export interface Feedback {
  readonly helpful?: boolean;
  /** What a doctor or a test found: a class, or `other`. */
  readonly reported?: string;
}

/** A film that its owner gave to the review desk. */
export interface DonatedFilm extends Feedback {
  readonly screeningId: string;
  /** ms since 1970 */
  readonly donatedAt: number;
  /** What the model made of it. */
  readonly conclusion: unknown;
  /** Re-encoded: upright, without metadata. */
  readonly jpeg: Uint8Array;
}

/** A sentence that nobody has taught the dialogue, linked to no conversation. */
export interface UnmatchedSentence {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  /** Intents that it was near to, the nearest first. */
  readonly guesses: readonly string[];
  readonly count: number;
  /** Days in UTC, such as `2026-01-31`: a time of day might lead to a conversation. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A conversation that a human is called to, or has taken over. */
export interface Handover {
  readonly sender: SenderKey;
  /** ms since 1970 */
  readonly since: number;
  /** Null while nobody has taken it. */
  readonly taken: { readonly by: string; readonly at: number } | null;
}

/** One message between a person and the human who is called to them. */
export interface HandoverMessage {
  readonly from: 'person' | 'operator';
  readonly text: string;
  /** Kinds alone. */
  readonly attachments: readonly string[];
  /** ms since 1970 */
  readonly at: number;
}

/** What a step writes down besides its state and its replies. */
export type Note =
  | { readonly type: 'donate' | 'release'; readonly screeningId: string }
  | ({ readonly type: 'feedback'; readonly screeningId: string } & Feedback)
  | ({ readonly type: 'unmatched' } & Pick<UnmatchedSentence, 'text' | 'language' | 'guesses'>)
  /** `taken` over by this member; `dismissed` when it is over. */
  | { readonly type: 'human_called' | 'human_dismissed' }
  | { readonly type: 'human_taken'; readonly by: string }
  | ({ readonly type: 'passed_on' } & Omit<HandoverMessage, 'at'>)
  | { readonly type: 'stopped' | 'started' };

/** An erasure under way: all that is left of a person, until the provider has let go of their messages. */
export interface Erasure {
  /** Short enough to be read out: `K7QF-2M9X`. */
  readonly id: string;
  /** Whom the receipt goes to; null where their address was no longer known. */
  readonly parties: Parties | null;
  /** Of the receipt, BCP 47 tag. */
  readonly language: string;
  /** When all was erased here, ms since 1970. */
  readonly erasedAt: number;
  /** How many messages there were at the provider. */
  readonly messages: number;
  /** Ids of those that it still holds. */
  readonly pending: readonly string[];
  /** When sending the receipt began, ms since 1970, and its id at the provider. */
  readonly receipt: { readonly sendingAt: number; readonly providerSid: string | null } | null;
}

/** A queue job that a commit promises: it is relayed to the queue after the commit, again after a crash. */
export interface Dispatch {
  readonly queue: 'analysis' | 'outbound' | 'erasure';
  /** Deterministic, without ':' and not all digits. */
  readonly jobId: string;
  readonly name: string;
  /** Ids alone. */
  readonly data: Readonly<Record<string, string>>;
}

/** Everything that one event changes, written in one atomic step or not at all. */
export interface Step {
  readonly session: Session;
  readonly parties: Parties;
  readonly nextState: unknown;
  /** Id in the ledger of what was taken in: a message id, or `<screening id>-done`. */
  readonly eventId: string;
  /** The provider's message that this event is; remembered so that an erasure finds it at the provider. */
  readonly messageId?: string;
  /** The screening whose outcome this event tells. */
  readonly concludes?: string;
  readonly replies: readonly Pick<
    ReplyRecord,
    'id' | 'text' | 'language' | 'choices' | 'pictureId' | 'template' | 'asked'
  >[];
  /** Addresses of the photos of this message, kept until they are screened or expire. */
  readonly photos: readonly { readonly messageId: string; readonly index: number; readonly url: string }[];
  readonly screenings: readonly { readonly id: string; readonly messageId: string; readonly index: number }[];
  readonly notes: readonly Note[];
  readonly dispatches: readonly Dispatch[];
}

export type CommitResult =
  | { readonly type: 'committed' }
  /** The ledger knows this event: nothing was changed. */
  | { readonly type: 'duplicate' }
  /** Another event of this conversation came first: load again and reduce again. */
  | { readonly type: 'conflict' };

/** What should have come to an end by now. */
export interface Overdue {
  /** Screenings whose outcome nobody has told. */
  readonly screenings: readonly string[];
  /** Conversations that wait for a reply. */
  readonly senders: readonly SenderKey[];
  /** Replies that the provider took and of which nothing more was heard. */
  readonly replies: readonly string[];
}

export interface WorkerRecord {
  readonly id: string;
  readonly engine: string;
  readonly model: string;
  readonly threads: number;
  /** What a film takes one thread, the last ones counting most; null before the first one. */
  readonly msPerFilm: number | null;
  /** Resident memory in bytes. */
  readonly rss: number;
  readonly startedAt: number;
  readonly seenAt: number;
}

export interface StoreCounts {
  readonly sessions: number;
  readonly unsentConversations: number;
  /** When the conversation that waits longest began to wait, ms since 1970; null where none waits. */
  readonly unsentSince: number | null;
}

/** Photo bytes or a URL that a REST caller asks about, kept for the minutes that its job needs. */
export type PredictionRequest =
  | { readonly type: 'image'; readonly bytes: Uint8Array }
  | { readonly type: 'url'; readonly url: string };

/**
 * What is remembered, in Redis. Personal data (addresses, texts, pictures, states) is sealed with AES-256-GCM.
 * Every method throws a LunglineError STORE_UNAVAILABLE where Redis does not answer or does not take the write.
 */
export interface Store {
  senderKey(address: string): SenderKey;

  loadSession(sender: SenderKey): Promise<Session>;
  commit(step: Step): Promise<CommitResult>;
  /** Whether the ledger knows this event. */
  isKnown(eventId: string): Promise<boolean>;

  /** Promised jobs that nobody has reported as relayed, oldest first, at least `olderThanMs` old. */
  pendingDispatches(olderThanMs: number, limit: number): Promise<readonly Dispatch[]>;
  markRelayed(jobIds: readonly string[]): Promise<void>;

  screening(id: string): Promise<ScreeningRecord | null>;
  /** Keeps the first conclusion and returns the one that is kept. */
  conclude(id: string, conclusion: unknown): Promise<unknown>;

  /** Replies of one conversation that are still to be sent, in the order they were committed. */
  unsentReplies(sender: SenderKey): Promise<readonly ReplyRecord[]>;
  reply(id: string): Promise<ReplyRecord | null>;
  markSending(id: string): Promise<void>;
  markSent(id: string, providerSid: string): Promise<void>;
  markFailed(id: string, error: ErrorCode, providerCode?: number): Promise<void>;
  /** Leaves a reply in the outbox until the person writes again: their window is closed. */
  markWaiting(id: string): Promise<void>;
  /** The provider refused it for now: it was surely not taken, and need not be looked up. */
  markUntaken(id: string): Promise<void>;
  /** The provider sends this person nothing any more (21610). */
  markStopped(sender: SenderKey): Promise<void>;
  /**
   * Applies a delivery report monotonically; false where no reply is known to have this provider id. One that names its
   * reply marks it as sent, where nobody could. A result that came to a closed window (63016) goes back into the outbox,
   * as does, a few times, what failed in passing after the provider had taken it, without a picture that could not be
   * fetched (63019). A person whom the provider calls unsubscribed (21610) is stopped.
   */
  reportDelivery(report: {
    readonly sid: string;
    /** `queued`: the provider has taken it, which is news where it names a reply that nobody marked. */
    readonly status: 'queued' | 'sent' | 'delivered' | 'read' | 'failed';
    readonly providerCode?: number;
    readonly replyId?: string;
  }): Promise<boolean>;
  /** Provider ids that messages of this conversation already own, so that a look-up cannot claim one twice. */
  claimedSids(sender: SenderKey): Promise<ReadonlySet<string>>;
  /** The reply with a picture that the provider took last and has not reported yet, for a minute; null where none is. */
  pictureUnderWay(sender: SenderKey): Promise<{ readonly replyId: string; readonly sinceMs: number } | null>;
  /** Milliseconds since 1970, by the one clock that all processes share. */
  time(): Promise<number>;
  /** Runs `work` while this process alone may send to this conversation; false at once where another one does. */
  withSendLock(sender: SenderKey, work: (signal: AbortSignal) => Promise<void>): Promise<boolean>;
  /** Runs `work` while this process alone sweeps; false at once where another one does. */
  withSweepLock(work: (signal: AbortSignal) => Promise<void>): Promise<boolean>;

  /** Until when (ms since 1970) all that the provider lists was taken in; null before the first sweep. */
  sweptUntil(): Promise<number | null>;
  markSwept(until: number): Promise<void>;
  /**
   * What is under way for longer than `patienceMs`, oldest first, at most `limit` of each kind. What claims to have
   * begun in the future (a clock has jumped) counts as long under way.
   */
  overdue(patienceMs: number, limit: number): Promise<Overdue>;
  /** Forgets that a screening, a reply, or a conversation without any unsent reply, is under way. */
  dropOverdue(id: string): Promise<void>;

  /** Keeps the picture of a screening; keeps nothing where the screening was erased meanwhile. */
  putPicture(id: string, screeningId: string, jpeg: Uint8Array): Promise<void>;
  picture(id: string): Promise<Uint8Array | null>;

  /** Keeps a film until its owner has said whether it may be reviewed; nothing where it was erased meanwhile. */
  putFilm(screeningId: string, jpeg: Uint8Array): Promise<void>;
  /** Films that were given to the review desk, the latest first. */
  filmsForReview(limit: number): Promise<readonly Omit<DonatedFilm, 'jpeg'>[]>;
  /** Null where it was not given, is erased or has expired. */
  filmForReview(screeningId: string): Promise<DonatedFilm | null>;

  /** Sentences that were not understood, the most frequent first. */
  unmatchedSentences(limit: number): Promise<readonly UnmatchedSentence[]>;
  dropUnmatched(id: string): Promise<void>;

  /** Conversations that a human is called to or has, the longest first. */
  handovers(): Promise<readonly Handover[]>;
  /** With what was said since the human was called, oldest first; null where none is called. */
  handover(sender: SenderKey): Promise<(Handover & { readonly messages: readonly HandoverMessage[] }) | null>;

  putPredictionRequest(id: string, request: PredictionRequest): Promise<void>;
  predictionRequest(id: string): Promise<PredictionRequest | null>;
  deletePredictionRequest(id: string): Promise<void>;
  /** Keeps the picture of a prediction, which belongs to nobody, for as long as a link to it lives. */
  putPredictionPicture(id: string, jpeg: Uint8Array): Promise<void>;

  /**
   * Erases everything kept about a sender, but for the keyed hash of one who has stopped messages. In the same step
   * the erasure is written down under `id`, with all messages that the provider may still hold, and a job
   * `erasure/finish` is promised: a crash right after forgets none.
   */
  erase(sender: SenderKey, erasure: Pick<Erasure, 'id' | 'language'>): Promise<Erasure>;
  erasure(id: string): Promise<Erasure | null>;
  /** The provider has let go of a message. */
  markDeleted(id: string, messageId: string): Promise<void>;
  /** The receipt is being sent, or was taken under this id. */
  markReceipt(id: string, providerSid: string | null): Promise<void>;
  /** The last trace goes. */
  closeErasure(id: string): Promise<void>;

  announceWorker(worker: WorkerRecord): Promise<void>;
  retireWorker(id: string): Promise<void>;
  /** Workers seen within the last 15 seconds. */
  workers(): Promise<readonly WorkerRecord[]>;

  /** Conversations with a session, and how many of them still wait for a reply to be sent. */
  counts(): Promise<StoreCounts>;

  /** Round trip to Redis in milliseconds. */
  ping(): Promise<number>;
  close(): Promise<void>;
}
