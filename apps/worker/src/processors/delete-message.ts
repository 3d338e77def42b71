import type { Channel, MessageSid } from '@lungline/channel';
import type { Processor } from '@lungline/queues';
import type { Store } from '@lungline/store';
import { limits } from '../limits.js';
import { within } from '../within.js';

/** Twilio holds a message for a minute. */
const againMs = 65_000;
/** A provider that does not let go of a message for a day needs a person to look at it. */
const givenUpMs = 24 * 3_600_000;
/** Photos that one message of Twilio's can hold. */
const photosPerMessage = 10;

export interface DeleteMessageDeps {
  readonly store: Pick<Store, 'screening'>;
  readonly channel: Pick<Channel, 'deleteMessage'>;
  readonly clock: () => number;
}

/**
 * `erasure/delete-message`: deletes one message at the provider, and its photos with it. Twilio keeps a message for
 * its first minute (20009), and a photo of the message that still waits to be screened must not go either: in both
 * cases the job comes back later.
 */
export function createDeleteMessage({
  store,
  channel,
  clock,
}: DeleteMessageDeps): Processor<'erasure', 'delete-message'> {
  const isAwaited = async (messageId: string) => {
    const ids = Array.from({ length: photosPerMessage }, (_, index) => `${messageId}-${index}`);
    const screenings = await Promise.all(ids.map((id) => store.screening(id)));
    return screenings.some((screening) => screening !== null && screening.conclusion === undefined);
  };

  return async ({ messageId }, { addedAt, signal }) => {
    const old = clock() - addedAt > givenUpMs;
    if (!old && (await isAwaited(messageId))) return { type: 'later', outcome: 'awaited', delayMs: againMs };
    const answer = await within({ ms: limits.callProviderMs, code: 'SEND_UNAVAILABLE', signal }, (step) =>
      channel.deleteMessage(messageId as MessageSid, step),
    );
    if (answer === 'deleted') return { type: 'done', outcome: 'done' };
    return old
      ? { type: 'failed', code: 'SEND_REFUSED' }
      : { type: 'later', outcome: 'too_early', delayMs: againMs };
  };
}
