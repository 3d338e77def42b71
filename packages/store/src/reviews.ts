import type { Base, Kept } from './base.js';
import { keys } from './keys.js';
import type { DonatedFilm, Feedback, Note, Store } from './port.js';
import { conclusionPlace } from './screenings.js';
import type { Command } from './script.js';

/** A film that is given lives on together with its screening; one that is not goes at once. */
export function reviewCommands(
  { type, screeningId }: Extract<Note, { type: 'donate' | 'release' }>,
  { expiries, clock }: Base,
  kept: Kept,
): Command[] {
  const film = keys.film(screeningId);
  if (type === 'release') {
    return [
      ['DEL', film],
      ['ZREM', keys.donated, screeningId],
    ];
  }
  const seconds = expiries.donatedFilm;
  const screening = kept(keys.screening(screeningId), seconds);
  return [
    ['WHERE', kept(film, seconds), 'EXPIRE', film, seconds],
    ['WHERE', film, 'EXTEND', screening, seconds],
    ['WHERE', film, 'ZADD', keys.donated, clock(), screeningId],
    ['WHERE', film, 'EXTEND', keys.donated, seconds],
  ];
}

/** Stands with the screening and expires with it. */
export function feedbackCommands(
  { screeningId, helpful, reported }: Extract<Note, { type: 'feedback' }>,
  { sealer }: Base,
): Command[] {
  const key = keys.screening(screeningId);
  return Object.entries({ helpful, reported })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ['WHERE', key, 'HSET', key, name, sealer.sealJson(value, `${key}#${name}`)]);
}

/** What the review desk reads. */
export function createReviews({
  redis,
  sealer,
  expiries,
  clock,
}: Base): Pick<Store, 'filmsForReview' | 'filmForReview'> {
  const readScreening = async (id: string): Promise<Omit<DonatedFilm, 'jpeg'> | null> => {
    const key = keys.screening(id);
    const [donatedAt, [conclusion, helpful, reported]] = await Promise.all([
      redis.zscore(keys.donated, id),
      redis.hmget(key, 'conclusion', 'helpful', 'reported'),
    ]);
    if (donatedAt === null || typeof conclusion !== 'string') return null;
    const feedback = Object.entries({ helpful, reported })
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .map(([name, sealed]) => [name, sealer.openJson(sealed, `${key}#${name}`)]);
    return {
      screeningId: id,
      donatedAt: Number(donatedAt),
      conclusion: sealer.openJson(conclusion, conclusionPlace(id)),
      ...(Object.fromEntries(feedback) as Feedback),
    };
  };

  return {
    filmsForReview: async (limit) => {
      await redis.zremrangebyscore(keys.donated, '-inf', clock() - expiries.donatedFilm * 1_000);
      const ids = await redis.zrange(keys.donated, '0', String(limit - 1), 'REV');
      const found = await Promise.all(ids.map(readScreening));
      return found.filter((film) => film !== null);
    },
    filmForReview: async (id) => {
      const key = keys.film(id);
      const [screening, sealed] = await Promise.all([readScreening(id), redis.getBuffer(key)]);
      if (screening === null || sealed === null) return null;
      return { ...screening, jpeg: sealer.open(sealed, key) };
    },
  };
}
