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
}

export type ReplyStatus = 'pending' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** One message to a person: written before it is sent, marked after. */
export interface ReplyRecord {
  /** `<event id>-r<n>`: the same event always yields the same ids. */
  readonly id: string;
  readonly sender: SenderKey;
  readonly text: string;
  readonly choices?: readonly { readonly id: string; readonly title: string }[];
  readonly pictureId?: string;
  readonly status: ReplyStatus;
  readonly createdAt: number;
  /** When the last attempt to send began, ms since 1970. */
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
  readonly replies: readonly Pick<ReplyRecord, 'id' | 'text' | 'choices' | 'pictureId'>[];
  /** Addresses of the photos of this message, kept until they are screened or expire. */
  readonly photos: readonly { readonly messageId: string; readonly index: number; readonly url: string }[];
  readonly screenings: readonly { readonly id: string; readonly messageId: string; readonly index: number }[];
  readonly dispatches: readonly Dispatch[];
}

export type CommitResult =
  | { readonly type: 'committed' }
  /** The ledger knows this event: nothing was changed. */
  | { readonly type: 'duplicate' }
  /** Another event of this conversation came first: load again and reduce again. */
  | { readonly type: 'conflict' };

export interface WorkerRecord {
  readonly id: string;
  readonly engine: string;
  readonly model: string;
  readonly threads: number;
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
  /** Applies a delivery report monotonically; false where no reply has this provider id. */
  reportDelivery(
    providerSid: string,
    status: 'sent' | 'delivered' | 'read' | 'failed',
    providerCode?: number,
  ): Promise<boolean>;
  /** Provider ids that messages of this conversation already own, so that a look-up cannot claim one twice. */
  claimedSids(sender: SenderKey): Promise<ReadonlySet<string>>;
  /** Runs `work` while this process alone may send to this conversation; false at once where another one does. */
  withSendLock(sender: SenderKey, work: (signal: AbortSignal) => Promise<void>): Promise<boolean>;

  /** Keeps the picture of a screening; keeps nothing where the screening was erased meanwhile. */
  putPicture(id: string, screeningId: string, jpeg: Uint8Array): Promise<void>;
  picture(id: string): Promise<Uint8Array | null>;

  putPredictionRequest(id: string, request: PredictionRequest): Promise<void>;
  predictionRequest(id: string): Promise<PredictionRequest | null>;
  deletePredictionRequest(id: string): Promise<void>;
  /** Keeps the picture of a prediction, which belongs to nobody, for as long as a link to it lives. */
  putPredictionPicture(id: string, jpeg: Uint8Array): Promise<void>;

  /**
   * Erases everything kept about a sender. Answers with the ids of all messages, in both directions, that the
   * provider may still hold; in the same step a job `erasure/delete-message` with id `erase-<message id>` is
   * promised for each, so that a crash right after forgets none.
   */
  erase(sender: SenderKey): Promise<readonly string[]>;

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
