import type { Base } from './base.js';
import { keys } from './keys.js';
import type { PredictionRequest, Store } from './port.js';

/** In front of what is sealed, so that a picture need not be written as text. */
const marks = { url: 0, image: 1 } as const;

/** What REST callers ask about, for the minutes that the job needs. */
export function createPredictions({
  redis,
  sealer,
  expiries,
}: Base): Pick<
  Store,
  'putPredictionRequest' | 'predictionRequest' | 'deletePredictionRequest' | 'putPredictionPicture'
> {
  return {
    putPredictionRequest: async (id, request) => {
      const key = keys.prediction(id);
      const payload = request.type === 'url' ? Buffer.from(request.url) : request.bytes;
      const plain = Buffer.concat([Buffer.of(marks[request.type]), payload]);
      await redis.set(key, sealer.seal(plain, key), 'EX', expiries.prediction);
    },
    predictionRequest: async (id) => {
      const key = keys.prediction(id);
      const sealed = await redis.getBuffer(key);
      return sealed === null ? null : readRequest(sealer.open(sealed, key));
    },
    deletePredictionRequest: async (id) => {
      await redis.del(keys.prediction(id));
    },
    putPredictionPicture: async (id, jpeg) => {
      const key = keys.picture(id);
      await redis.set(key, sealer.seal(jpeg, key), 'EX', expiries.predictionPicture);
    },
  };
}

function readRequest(plain: Buffer): PredictionRequest {
  const payload = plain.subarray(1);
  return plain[0] === marks.url
    ? { type: 'url', url: payload.toString() }
    : { type: 'image', bytes: payload };
}
