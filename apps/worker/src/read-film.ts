import type { Classifier, Screening } from '@lungline/classifier';
import { limits } from './limits.js';
import { within } from './within.js';
import type { WorkerMetrics } from './worker-metrics.js';

export interface ReadFilmDeps {
  readonly classifier: Pick<Classifier, 'classify'>;
  readonly metrics: Pick<WorkerMetrics, 'screenings' | 'inferenceMilliseconds'>;
  readonly pace: Pick<FilmPace, 'add'>;
}

/** How long a film takes, as the last ones did. */
export interface FilmPace {
  add(ms: number): void;
  /** Null before the first film. */
  msPerFilm(): number | null;
}

/** Weight of the newest film. */
const newest = 0.2;

export function createFilmPace(): FilmPace {
  let mean: number | null = null;
  return {
    add: (ms) => {
      mean = mean === null ? ms : mean + newest * (ms - mean);
    },
    msPerFilm: () => mean,
  };
}

export type ReadFilm = (bytes: Uint8Array, via: 'chat' | 'api', signal: AbortSignal) => Promise<Screening>;

/** Runs the model and counts what came of it. */
export function createReadFilm({ classifier, metrics, pace }: ReadFilmDeps): ReadFilm {
  return async (bytes, via, signal) => {
    const screening = await within({ ms: limits.readFilmMs, code: 'MODEL_UNAVAILABLE', signal }, (step) =>
      classifier.classify(bytes, step),
    );
    pace.add(screening.ms);
    metrics.screenings.inc({ outcome: screening.outcome, via });
    metrics.inferenceMilliseconds.observe({ engine: screening.engine }, screening.ms);
    return screening;
  };
}
