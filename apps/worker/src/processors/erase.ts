import type { Processor, Producer } from '@lungline/queues';
import type { SenderKey, Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';

const againMs = 2_000;
/** An answer that cannot be sent must not keep anybody's data alive. */
const patienceMs = 10 * 60_000;

export interface EraseDeps {
  readonly store: Pick<Store, 'erase' | 'unsentReplies' | 'markRelayed'>;
  readonly producer: Pick<Producer, 'add'>;
  /** A fresh number of an erasure, short enough to be read out. */
  readonly newErasureId: () => string;
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * `erasure/erase`: erases what is kept about a person here, once the answer that announces it is sent. The store
 * promises the job that goes on with their messages at the provider.
 */
export function createErase({
  store,
  producer,
  newErasureId,
  clock,
  log,
}: EraseDeps): Processor<'erasure', 'erase'> {
  return async ({ sender, language }, { addedAt }) => {
    const key = sender as SenderKey;
    const unsent = await store.unsentReplies(key);
    if (unsent.length > 0 && clock() - addedAt < patienceMs) {
      return { type: 'later', outcome: 'answer_unsent', delayMs: againMs };
    }
    const { id, messages } = await store.erase(key, { id: newErasureId(), language });
    log.info({ event: 'sender.erased', erasure: id, messages });
    // Where this fails, the sweep adds it: the erasure has promised it.
    const jobId = `erasure-${id}`;
    await producer.add({ queue: 'erasure', name: 'finish', jobId, data: { erasureId: id } });
    await store.markRelayed([jobId]);
    return { type: 'done', outcome: 'done', result: { messages } };
  };
}
