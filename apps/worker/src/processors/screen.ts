import { createHash } from 'node:crypto';
import type { Channel } from '@lungline/channel';
import type { Screening } from '@lungline/classifier';
import { errorEntry, LunglineError } from '@lungline/errors';
import type { Conclusion } from '@lungline/line';
import type { Attempt, Processor, Verdict } from '@lungline/queues';
import type { ScreeningRecord, Store } from '@lungline/store';
import type { Conclude } from '../conclude.js';
import { fault } from '../fault.js';
import { limits } from '../limits.js';
import type { ReadFilm } from '../read-film.js';
import { within } from '../within.js';
import type { WorkerMetrics } from '../worker-metrics.js';

/** A film that worker after worker dies of is given up, before it takes them all. */
const mostStalls = 3;
/** How soon to try again to tell a person about a film that is given up, while the store is away. */
const tellAgainMs = 5_000;

export interface ScreenDeps {
  readonly store: Pick<Store, 'screening' | 'putPicture' | 'putFilm'>;
  readonly channel: Pick<Channel, 'fetchMedia'>;
  readonly readFilm: ReadFilm;
  readonly cleanCopy: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly conclude: Conclude;
  readonly metrics: Pick<WorkerMetrics, 'screenings'>;
}

/**
 * `analysis/screen`: fetches one photo of a conversation, reads it and brings the screening to its end. What cannot
 * get better ends at once with a kind answer; what can is tried again first, and the last attempt ends with an
 * answer as well: nobody waits for a film that is given up.
 */
export function createScreen(deps: ScreenDeps): Processor<'analysis', 'screen'> {
  const { store, conclude, metrics } = deps;
  const read = createRead(deps);

  const screen = async (screening: ScreeningRecord, attempt: Attempt): Promise<Verdict> => {
    // An earlier run died between concluding and its end.
    if (screening.conclusion !== undefined) {
      await conclude(screening, screening.conclusion as Conclusion);
      return { type: 'done', outcome: 'concluded_before' };
    }
    if (attempt.stalls >= mostStalls)
      return await giveUp(screening, new LunglineError('ANALYSIS_INTERRUPTED'));
    let reading: Reading;
    try {
      reading = await read(screening, attempt.signal);
    } catch (error) {
      const failure = fault(error);
      if (attempt.signal.aborted || (failure.retryable && !attempt.last)) throw error;
      return giveUp(screening, failure);
    }
    await conclude(screening, reading.conclusion);
    const { outcome, model, engine, ms } = reading.film;
    return { type: 'done', outcome, result: { outcome, model, engine, ms } };
  };

  const giveUp = async (screening: ScreeningRecord, failure: LunglineError): Promise<Verdict> => {
    await conclude(screening, { type: 'failure', code: failure.code });
    metrics.screenings.inc({ outcome: failure.code, via: 'chat' });
    // The person knows, and no operator could do anything about a photo that is gone or too large.
    const expected = !failure.retryable && errorEntry(failure.code).alert !== true;
    return expected ? { type: 'done', outcome: failure.code } : { type: 'failed', code: failure.code };
  };

  return async ({ screeningId }, attempt) => {
    const screening = await store.screening(screeningId);
    if (screening === null) return { type: 'done', outcome: 'erased' };
    try {
      return await screen(screening, attempt);
    } catch (error) {
      const { code } = fault(error);
      if (!attempt.last || attempt.signal.aborted || code !== 'STORE_UNAVAILABLE') throw error;
      // The person was not told yet: this attempt must not be the last one.
      return { type: 'later', outcome: 'untold', delayMs: tellAgainMs };
    }
  };
}

interface Reading {
  readonly film: Screening;
  readonly conclusion: Conclusion;
}

function createRead({ store, channel, readFilm, cleanCopy }: ScreenDeps) {
  return async ({ id, mediaUrl }: ScreeningRecord, signal: AbortSignal): Promise<Reading> => {
    if (mediaUrl === null) throw new LunglineError('MEDIA_NOT_FOUND', { detail: 'its address has expired' });
    const bytes = await within({ ms: limits.fetchPhotoMs, code: 'MEDIA_UNAVAILABLE', signal }, (step) =>
      channel.fetchMedia(mediaUrl, step),
    );
    const film = await readFilm(bytes, 'chat', signal);
    // The picture's id is the screening's: a second run overwrites the first one's picture.
    if (film.attention !== null) await store.putPicture(id, id, film.attention);
    const { outcome, probabilities, quality } = film;
    // Kept for a while: the person is asked whether it may be reviewed. Nobody is asked for a film without figures.
    if (probabilities !== null) await store.putFilm(id, await cleanCopy(bytes));
    return {
      film,
      conclusion: {
        type: 'finding',
        finding: { outcome, probabilities, quality },
        ...(film.attention === null ? {} : { pictureId: id }),
        fingerprint: createHash('sha256').update(bytes).digest('base64url'),
      },
    };
  };
}
