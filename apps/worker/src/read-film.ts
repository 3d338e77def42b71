import type { Classifier, Screening } from '@lungline/classifier';
import { limits } from './limits.js';
import { within } from './within.js';
import type { WorkerMetrics } from './worker-metrics.js';

export interface ReadFilmDeps {
  readonly classifier: Pick<Classifier, 'classify'>;
  readonly metrics: Pick<WorkerMetrics, 'screenings' | 'inferenceMilliseconds'>;
}

export type ReadFilm = (bytes: Uint8Array, via: 'chat' | 'api', signal: AbortSignal) => Promise<Screening>;

/** Runs the model and counts what came of it. */
export function createReadFilm({ classifier, metrics }: ReadFilmDeps): ReadFilm {
  return async (bytes, via, signal) => {
    const screening = await within({ ms: limits.readFilmMs, code: 'MODEL_UNAVAILABLE', signal }, (step) =>
      classifier.classify(bytes, step),
    );
    metrics.screenings.inc({ outcome: screening.outcome, via });
    metrics.inferenceMilliseconds.observe({ engine: screening.engine }, screening.ms);
    return screening;
  };
}
