import type { InboundMessage } from '@lungline/channel';
import type { ConversationEvent, Effect, Finding } from '@lungline/conversation';
import type { ErrorCode } from '@lungline/errors';
import type { Producer } from '@lungline/queues';
import type { Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';

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
  readonly store: Store;
  readonly producer: Pick<Producer, 'add'>;
  readonly reduce: Reduce;
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
  conclude(screeningId: string, conclusion: Conclusion): Promise<void>;
  /** Adds promised jobs that are at least `olderThanMs` old to their queues; answers with how many. */
  relay(olderThanMs: number): Promise<number>;
}

export function createLine(_options: LineOptions): Line {
  throw new Error('Not written yet.');
}
