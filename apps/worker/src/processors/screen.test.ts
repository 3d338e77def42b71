import type { MessageSid } from '@lungline/channel';
import { createFakeChannel } from '@lungline/channel/fake';
import type { Classifier } from '@lungline/classifier';
import { LunglineError } from '@lungline/errors';
import type { Conclusion } from '@lungline/line';
import type { Attempt } from '@lungline/queues';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAttempt } from '../../test/attempts.js';
import { aClassifier, aScreening, classified } from '../../test/screenings.js';
import { createFilmPace, createReadFilm } from '../read-film.js';
import { createWorkerMetrics } from '../worker-metrics.js';
import { createScreen } from './screen.js';

const film = Uint8Array.of(1, 2, 3);

describe('analysis/screen', () => {
  let channel: ReturnType<typeof createFakeChannel>;
  let screening: ReturnType<typeof aScreening> | null;
  let pictures: Map<string, Uint8Array>;
  let films: Map<string, Uint8Array>;
  let conclusions: Conclusion[];
  let concludeError: Error | undefined;

  beforeEach(() => {
    channel = createFakeChannel();
    screening = aScreening();
    screening = aScreening({ mediaUrl: channel.offerPhoto(screening.messageId as MessageSid, film) });
    pictures = new Map();
    films = new Map();
    conclusions = [];
    concludeError = undefined;
  });

  const run = (attempt: Partial<Attempt> = {}, classify?: Classifier['classify']) => {
    const metrics = createWorkerMetrics();
    return createScreen({
      store: {
        screening: async () => screening,
        putPicture: async (id, _, jpeg) => void pictures.set(id, jpeg),
        putFilm: async (id, jpeg) => void films.set(id, jpeg),
      },
      channel,
      cleanCopy: async (bytes) => Uint8Array.of(...bytes, 0),
      readFilm: createReadFilm({ classifier: aClassifier(classify), metrics, pace: createFilmPace() }),
      conclude: async (_, conclusion) => {
        if (concludeError !== undefined) throw concludeError;
        conclusions.push(conclusion);
      },
      metrics,
    })({ screeningId: aScreening().id }, anAttempt(attempt));
  };

  it('reads the photo, keeps the picture of where the model looked and concludes with the finding', async () => {
    const seen: Uint8Array[] = [];
    const verdict = await run({}, async (bytes) => {
      seen.push(bytes);
      return classified;
    });
    expect(seen).toEqual([film]);
    expect(pictures.get(aScreening().id)).toEqual(classified.attention);
    expect(conclusions).toEqual([
      {
        type: 'finding',
        finding: { outcome: 'classified', probabilities: classified.probabilities, quality: [] },
        pictureId: aScreening().id,
        fingerprint: 'A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc-4E',
      },
    ]);
    expect(verdict).toMatchObject({ type: 'done', outcome: 'classified' });
  });

  it('keeps a clean copy of a film with figures, and of no other', async () => {
    await run({}, async () => ({ ...classified, outcome: 'not_chest_xray', probabilities: null }));
    expect(films.size).toBe(0);
    await run();
    expect([...films]).toEqual([[aScreening().id, Uint8Array.of(...film, 0)]]);
  });

  it('shows nothing of the finding in the return value but its outcome', async () => {
    const verdict = await run();
    expect(verdict).toHaveProperty('result', {
      outcome: 'classified',
      model: 'test-1',
      engine: 'wasm',
      ms: 12,
    });
  });

  it('concludes without a picture where there is none', async () => {
    await run({}, async () => ({
      ...classified,
      outcome: 'not_chest_xray',
      probabilities: null,
      attention: null,
    }));
    expect(conclusions[0]).not.toHaveProperty('pictureId');
    expect(pictures.size).toBe(0);
  });

  it.each(['MEDIA_NOT_FOUND', 'MEDIA_TOO_LARGE', 'MEDIA_HOST_FORBIDDEN'] as const)(
    'tells the person at once of %s, and leaves no failed job behind',
    async (code) => {
      channel.failFetches(new LunglineError(code));
      expect(await run()).toEqual({ type: 'done', outcome: code });
      expect(conclusions).toEqual([{ type: 'failure', code }]);
    },
  );

  it('tells the person and fails for an operator where our credentials are refused', async () => {
    channel.failFetches(new LunglineError('MEDIA_FORBIDDEN'));
    expect(await run()).toEqual({ type: 'failed', code: 'MEDIA_FORBIDDEN' });
    expect(conclusions).toEqual([{ type: 'failure', code: 'MEDIA_FORBIDDEN' }]);
  });

  it('tells the person of a photo whose address has expired', async () => {
    screening = aScreening({ mediaUrl: null });
    await run();
    expect(conclusions).toEqual([{ type: 'failure', code: 'MEDIA_NOT_FOUND' }]);
  });

  it('says nothing yet while another attempt follows', async () => {
    channel.failFetches(new LunglineError('MEDIA_UNAVAILABLE'));
    await expect(run()).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' });
    expect(conclusions).toEqual([]);
  });

  it('tells the person on the last attempt, and fails', async () => {
    channel.failFetches(new LunglineError('MEDIA_UNAVAILABLE'));
    expect(await run({ last: true })).toEqual({ type: 'failed', code: 'MEDIA_UNAVAILABLE' });
    expect(conclusions).toEqual([{ type: 'failure', code: 'MEDIA_UNAVAILABLE' }]);
  });

  it('takes an error of the model as a fault of ours', async () => {
    const broken = () => Promise.reject(Object.assign(new Error('boom'), { code: 'MODEL_UNAVAILABLE' }));
    expect(await run({ last: true }, broken)).toEqual({ type: 'failed', code: 'MODEL_UNAVAILABLE' });
    const odd = () => Promise.reject(new TypeError('x is not a function'));
    expect(await run({ last: true }, odd)).toEqual({ type: 'failed', code: 'INTERNAL' });
  });

  it('gives a film up that workers die of, without touching it', async () => {
    const verdict = await run({ stalls: 3 }, () => Promise.reject(new Error('must not be read')));
    expect(verdict).toEqual({ type: 'failed', code: 'ANALYSIS_INTERRUPTED' });
    expect(conclusions).toEqual([{ type: 'failure', code: 'ANALYSIS_INTERRUPTED' }]);
  });

  it('reads a film again that a worker died of', async () => {
    expect(await run({ stalls: 2 })).toMatchObject({ type: 'done', outcome: 'classified' });
  });

  it('finishes what an earlier run has concluded, without reading the film again', async () => {
    const kept: Conclusion = { type: 'failure', code: 'MEDIA_TOO_LARGE' };
    screening = aScreening({ conclusion: kept });
    const verdict = await run({}, () => Promise.reject(new Error('must not be read')));
    expect(verdict).toMatchObject({ type: 'done', outcome: 'concluded_before' });
    expect(conclusions).toEqual([kept]);
  });

  it('does nothing for a person who was erased meanwhile', async () => {
    screening = null;
    expect(await run()).toMatchObject({ type: 'done', outcome: 'erased' });
    expect(conclusions).toEqual([]);
  });

  it('does not let the last attempt end before the person could be told', async () => {
    concludeError = new LunglineError('STORE_UNAVAILABLE');
    expect(await run({ last: true })).toMatchObject({ type: 'later', outcome: 'untold' });
    await expect(run()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it('says nothing where it is interrupted, even on the last attempt', async () => {
    const controller = new AbortController();
    const interrupted = run({ last: true, signal: controller.signal }, async () => {
      controller.abort();
      return new Promise(() => undefined);
    });
    await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' });
    expect(conclusions).toEqual([]);
  });
});
