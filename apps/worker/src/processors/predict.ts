import type { GuardedFetch } from '@lungline/channel';
import type { Screening } from '@lungline/classifier';
import { type ErrorCode, errorEntry } from '@lungline/errors';
import type { Processor } from '@lungline/queues';
import type { PredictionRequest, Store } from '@lungline/store';
import { fault } from '../fault.js';
import { limits } from '../limits.js';
import type { ReadFilm } from '../read-film.js';
import { within } from '../within.js';
import type { WorkerMetrics } from '../worker-metrics.js';

/** The job's return value. The dashboard shows it: figures and ids, nothing of the picture. */
export type PredictionOutcome =
  | {
      readonly type: 'screened';
      readonly screening: Omit<Screening, 'attention'>;
      /** Names the stored picture of where the model looked. */
      readonly pictureId?: string;
    }
  | { readonly type: 'failed'; readonly code: ErrorCode };

export interface PredictDeps {
  readonly store: Pick<Store, 'predictionRequest' | 'putPredictionPicture'>;
  /** For addresses that callers choose: public hosts and no other. */
  readonly guardedFetch: GuardedFetch;
  readonly readFilm: ReadFilm;
  readonly metrics: Pick<WorkerMetrics, 'screenings'>;
}

/**
 * `analysis/predict`: reads one picture for a caller of the REST API, who waits for the outcome. What the caller
 * sent wrong is an outcome as well: there is nothing in it for an operator to retry. Whoever asked deletes the request:
 * a run that died just before its end is repeated, and must find it.
 */
export function createPredict(deps: PredictDeps): Processor<'analysis', 'predict'> {
  const { store, readFilm, metrics } = deps;
  const fetchBytes = createFetchBytes(deps);

  return async ({ requestId }, { signal }) => {
    const request = await store.predictionRequest(requestId);
    // The caller has gone, or the minutes that a request is kept are over: nobody waits any more.
    if (request === null) return { type: 'done', outcome: 'withdrawn' };
    try {
      const { attention, ...screening } = await readFilm(await fetchBytes(request, signal), 'api', signal);
      if (attention !== null) await store.putPredictionPicture(requestId, attention);
      const picture = attention === null ? {} : { pictureId: requestId };
      const result: PredictionOutcome = { type: 'screened', screening, ...picture };
      return { type: 'done', outcome: screening.outcome, result };
    } catch (error) {
      const { code: cause, retryable } = fault(error);
      if (signal.aborted || retryable || errorEntry(cause).alert === true) throw error;
      const code = cause === 'MEDIA_HOST_FORBIDDEN' ? 'URL_FORBIDDEN' : cause;
      metrics.screenings.inc({ outcome: code, via: 'api' });
      const result: PredictionOutcome = { type: 'failed', code };
      return { type: 'done', outcome: code, result };
    }
  };
}

function createFetchBytes({ guardedFetch }: PredictDeps) {
  return async (request: PredictionRequest, signal: AbortSignal): Promise<Uint8Array> => {
    if (request.type === 'image') return request.bytes;
    return await within({ ms: limits.fetchPhotoMs, code: 'MEDIA_UNAVAILABLE', signal }, (step) =>
      guardedFetch(request.url, step),
    );
  };
}
