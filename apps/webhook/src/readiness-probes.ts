import type { QueueSet } from '@lungline/queues';
import type { Store } from '@lungline/store';
import type { ReadinessProbes } from './routes/readyz.js';

export interface ReadinessPorts {
  readonly store: Pick<Store, 'ping' | 'workers'>;
  readonly queues: Pick<QueueSet, 'counts'>;
}

/** A worker announces itself only once its model is loaded and warm. */
export function createReadinessProbes({ store, queues }: ReadinessPorts): ReadinessProbes {
  return {
    redis: async () => (await store.ping()) >= 0,
    queue: async () => (await queues.counts()).analysis.waiting >= 0,
    model: async () => (await store.workers()).length > 0,
  };
}
