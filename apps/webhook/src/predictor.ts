import { type ErrorCode, errorTable, LunglineError } from '@lungline/errors';
import type { JobWaiter, Producer } from '@lungline/queues';
import type { PredictionRequest, Store } from '@lungline/store';
import { z } from 'zod';
import { limits } from './limits.js';
import { type Prediction, predictionSchema } from './schemas/prediction.js';

/** What the worker's job returns: a film read, or why the picture could not be got. */
const resultSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('screened'),
    screening: predictionSchema.omit({ id: true, created: true, attention: true }),
    pictureId: z.string().optional(),
  }),
  z.object({
    type: z.literal('failed'),
    code: z.custom<ErrorCode>((code) => typeof code === 'string' && Object.hasOwn(errorTable, code)),
  }),
]);

export interface PredictorPorts {
  readonly store: Pick<Store, 'putPredictionRequest' | 'deletePredictionRequest'>;
  readonly producer: Pick<Producer, 'add'>;
  readonly waiter: Pick<JobWaiter, 'wait'>;
  readonly pictureLinks: { sign(pictureId: string): string };
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Aborts when the app closes: its reason is what those who still wait are told. */
  readonly closing: AbortSignal;
  /** Fresh ids that cannot be guessed, of letters, digits, '-' and '_'. */
  readonly newId: () => string;
}

export type Predict = (request: PredictionRequest) => Promise<Prediction>;

/**
 * A prediction for a caller of the REST API goes the way of every film: a job of the analysis queue, so that this
 * process stays quick and the workers share the load.
 *
 * `predict` throws LunglineError PREDICTION_PENDING where no worker finished in time, STORE_UNAVAILABLE where Redis
 * fails, and the worker's own code where it could not get or read the picture.
 */
export function createPredictor({
  store,
  producer,
  waiter,
  pictureLinks,
  clock,
  closing,
  newId,
}: PredictorPorts): Predict {
  const resultOf = async (id: string) => {
    const outcome = await waiter.wait(id, limits.predictionMs, closing);
    if (outcome.type === 'pending') throw new LunglineError('PREDICTION_PENDING');
    if (outcome.type === 'failed') throw new LunglineError(outcome.code);
    // A run that found nothing to read: the minutes that a picture is kept were over before its turn came.
    if (outcome.result === undefined) throw new LunglineError('PREDICTION_PENDING');
    return resultSchema.parse(outcome.result);
  };

  /** Where this fails, the picture expires by itself within minutes: an answer must not be lost over it. */
  const forget = (id: string) => store.deletePredictionRequest(id).catch(() => undefined);

  return async (request) => {
    const id = newId();
    const created = new Date(clock()).toISOString();
    await store.putPredictionRequest(id, request);
    await producer.add({ queue: 'analysis', name: 'predict', jobId: id, data: { requestId: id } });
    // The worker leaves the picture in its place: one that died at its last step must find it once more.
    const result = await resultOf(id).finally(() => forget(id));
    if (result.type === 'failed') throw new LunglineError(result.code);
    const { screening, pictureId } = result;
    const picture = pictureId === undefined ? {} : { attention: pictureLinks.sign(pictureId) };
    return { id, created, ...screening, ...picture };
  };
}
