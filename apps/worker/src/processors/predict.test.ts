import type { GuardedFetch } from '@lungline/channel';
import type { Classifier } from '@lungline/classifier';
import { LunglineError } from '@lungline/errors';
import type { PredictionRequest } from '@lungline/store';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAttempt } from '../../test/attempts.js';
import { aClassifier, classified } from '../../test/screenings.js';
import { createFilmPace, createReadFilm } from '../read-film.js';
import { createWorkerMetrics } from '../worker-metrics.js';
import { createPredict } from './predict.js';

const requestId = 'r1';

describe('analysis/predict', () => {
  let requests: Map<string, PredictionRequest>;
  let pictures: Map<string, Uint8Array>;
  let guardedFetch: GuardedFetch;
  let seen: Uint8Array[];

  beforeEach(() => {
    requests = new Map();
    pictures = new Map();
    seen = [];
    guardedFetch = () => Promise.reject(new Error('must not be fetched'));
  });

  const remember: Classifier['classify'] = async (bytes) => {
    seen.push(bytes);
    return classified;
  };
  const run = (classify = remember) => {
    const metrics = createWorkerMetrics();
    return createPredict({
      store: {
        predictionRequest: async (id) => requests.get(id) ?? null,
        putPredictionPicture: async (id, jpeg) => void pictures.set(id, jpeg),
      },
      guardedFetch,
      readFilm: createReadFilm({ classifier: aClassifier(classify), metrics, pace: createFilmPace() }),
      metrics,
    })({ requestId }, anAttempt());
  };

  it('reads the bytes of a request and answers with figures and the id of the picture', async () => {
    requests.set(requestId, { type: 'image', bytes: Uint8Array.of(7) });
    const { attention, ...screening } = classified;
    expect(await run()).toEqual({
      type: 'done',
      outcome: 'classified',
      result: { type: 'screened', screening, pictureId: requestId },
    });
    expect(seen).toEqual([Uint8Array.of(7)]);
    expect(pictures.get(requestId)).toEqual(attention);
  });

  it('answers the same where an earlier run died just before its end', async () => {
    requests.set(requestId, { type: 'image', bytes: Uint8Array.of(7) });
    expect(await run()).toEqual(await run());
  });

  it('fetches the picture of a URL', async () => {
    requests.set(requestId, { type: 'url', url: 'https://films.example/1.jpg' });
    guardedFetch = async (url) => new TextEncoder().encode(url);
    await run();
    expect(new TextDecoder().decode(seen[0])).toBe('https://films.example/1.jpg');
  });

  it.each([
    ['MEDIA_HOST_FORBIDDEN', 'URL_FORBIDDEN'],
    ['MEDIA_TOO_LARGE', 'MEDIA_TOO_LARGE'],
  ] as const)('answers %s as the outcome %s', async (thrown, code) => {
    requests.set(requestId, { type: 'url', url: 'https://films.example/1.jpg' });
    guardedFetch = () => Promise.reject(new LunglineError(thrown));
    expect(await run()).toEqual({ type: 'done', outcome: code, result: { type: 'failed', code } });
  });

  it('tries again what may pass, and keeps the request for it', async () => {
    requests.set(requestId, { type: 'url', url: 'https://films.example/1.jpg' });
    guardedFetch = () => Promise.reject(new LunglineError('MEDIA_UNAVAILABLE'));
    await expect(run()).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' });
    expect(requests.size).toBe(1);
  });

  it('does nothing where the caller has given up', async () => {
    expect(await run()).toEqual({ type: 'done', outcome: 'withdrawn' });
    expect(seen).toEqual([]);
  });
});
