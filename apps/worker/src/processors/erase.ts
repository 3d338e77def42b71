import type { Processor } from '@lungline/queues';
import type { SenderKey, Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';

const againMs = 2_000;
/** A receipt that cannot be sent must not keep anybody's data alive. */
const patienceMs = 10 * 60_000;

export interface EraseDeps {
  readonly store: Pick<Store, 'erase' | 'unsentReplies'>;
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * `erasure/erase`: erases what is kept about a person here, once the receipt that promises it is sent: the address
 * that it goes to is erased as well. The erasure promises a job for each message that the provider still holds.
 */
export function createErase({ store, clock, log }: EraseDeps): Processor<'erasure', 'erase'> {
  return async ({ sender }, { addedAt }) => {
    const key = sender as SenderKey;
    const unsent = await store.unsentReplies(key);
    if (unsent.length > 0 && clock() - addedAt < patienceMs) {
      return { type: 'later', outcome: 'receipt_unsent', delayMs: againMs };
    }
    const messageIds = await store.erase(key);
    log.info({ event: 'sender.erased', messages: messageIds.length });
    return { type: 'done', outcome: 'done', result: { messages: messageIds.length } };
  };
}
