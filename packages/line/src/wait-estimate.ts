import type { QueueSet } from '@lungline/queues';
import type { Store } from '@lungline/store';

/** Asked at every message, answered anew this often. Longer, and a crowd that comes at once is told nothing. */
const freshMs = 1_000;

export interface WaitEstimateOptions {
  readonly store: Pick<Store, 'workers'>;
  readonly queues: Pick<QueueSet, 'counts'>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Seconds until a film that comes now will have been read; null where nobody can say. */
export type EstimateWait = () => Promise<number | null>;

/**
 * From the queue as it is: films that wait or are being read, times what a film takes the workers that are there, shared
 * among their threads. No estimate is worth an error or a wait: where it cannot be had, there is none.
 */
export function createWaitEstimate({ store, queues, clock }: WaitEstimateOptions): EstimateWait {
  let last: { readonly at: number; readonly seconds: Promise<number | null> } | null = null;

  const estimate = async (): Promise<number | null> => {
    const [workers, { analysis }] = await Promise.all([store.workers(), queues.counts()]);
    const filmsPerMs = workers.reduce(
      (sum, { threads, msPerFilm }) => (msPerFilm === null ? sum : sum + threads / msPerFilm),
      0,
    );
    if (filmsPerMs === 0) return null;
    return (analysis.waiting + analysis.active + 1) / filmsPerMs / 1_000;
  };

  return () => {
    const now = clock();
    if (last === null || now - last.at >= freshMs || now < last.at) {
      last = { at: now, seconds: estimate().catch(() => null) };
    }
    return last.seconds;
  };
}
