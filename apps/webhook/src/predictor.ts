import { type ErrorCode, LunglineError } from '@lungline/errors';
import type { PredictionRequest, Store } from '@lungline/store';
import type { Prediction } from './schemas/prediction.js';

/** What the worker made of a picture: a film read, or why it could not be got. */
export type PredictionOutcome =
  | {
      readonly type: 'screened';
      readonly screening: Omit<Prediction, 'id' | 'created' | 'attention'>;
      readonly pictureId?: string;
    }
  | { readonly type: 'failed'; readonly code: ErrorCode };

export interface PredictorPorts {
  readonly store: Pick<Store, 'putPredictionRequest' | 'deletePredictionRequest'>;
  /** Asks the workers; `pending` where none came to an end within the deadline, the job withdrawn if it still waits. */
  readonly askWorkers: (requestId: string) => Promise<PredictionOutcome | 'pending'>;
  /** An expiring link to a stored picture. */
  readonly pictureLink: (pictureId: string) => string;
  readonly newId: () => string;
  readonly now: () => number;
}

export type Predict = (request: PredictionRequest) => Promise<Prediction>;

/**
 * A prediction for a caller of the REST API goes the way of every film: a job of the analysis queue, so that this
 * process stays quick and the workers share the load.
 *
 * `predict` throws LunglineError PREDICTION_PENDING where no worker finished in time, and the worker's own code where
 * it could not get or read the picture.
 */
export function createPredictor({ store, askWorkers, pictureLink, newId, now }: PredictorPorts): Predict {
  return async (request) => {
    const id = newId();
    const created = new Date(now()).toISOString();
    await store.putPredictionRequest(id, request);
    const outcome = await askWorkers(id);
    if (outcome === 'pending') {
      await store.deletePredictionRequest(id);
      throw new LunglineError('PREDICTION_PENDING');
    }
    if (outcome.type === 'failed') throw new LunglineError(outcome.code);
    const { screening, pictureId } = outcome;
    return {
      id,
      created,
      ...screening,
      ...(pictureId === undefined ? {} : { attention: pictureLink(pictureId) }),
    };
  };
}
