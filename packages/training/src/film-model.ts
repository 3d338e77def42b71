import type { Random } from './random.js';

/**
 * A Gaussian over films of one class: their mean, and how each of them departs from it. A film drawn from it is the
 * mean and a random mixture of all departures, which has the set's covariance in full: every principal component,
 * coarse as the heart's outline or fine as a rib's edge, with its own variance.
 */
export interface FilmModel {
  readonly mean: Float32Array;
  readonly departures: readonly Float32Array[];
}

export function filmModel(films: readonly Float32Array[]): FilmModel {
  const mean = new Float32Array(films[0]?.length ?? 0);
  for (const film of films) {
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (film[i] as number) / films.length;
  }
  return { mean, departures: films.map((film) => film.map((value, i) => value - (mean[i] as number))) };
}

/** Standard normal weights, one a film. */
export function drawWeights({ departures }: FilmModel, random: Random): number[] {
  return departures.map(() => random.normal());
}

/** Weights a step away from others and as likely: the length that normal weights have is kept. */
export function nearbyWeights(weights: readonly number[], step: number, random: Random): number[] {
  const moved = weights.map((weight) => weight + step * random.normal());
  const scale = Math.sqrt(weights.length) / Math.hypot(...moved);
  return moved.map((weight) => weight * scale);
}

export function mix({ mean, departures }: FilmModel, weights: readonly number[]): Float32Array {
  const film = mean.slice();
  departures.forEach((departure, k) => {
    const share = (weights[k] as number) / Math.sqrt(departures.length);
    for (let i = 0; i < film.length; i++) film[i] = (film[i] as number) + share * (departure[i] as number);
  });
  return film;
}

/** The highest correlation of a film's departure from the mean with that of any film of the set. */
export function nearest({ mean, departures }: FilmModel, film: Float32Array): number {
  const own = film.map((value, i) => value - (mean[i] as number));
  return Math.max(...departures.map((other) => correlation(own, other)));
}

/** Cosine of two departures. */
export function correlation(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}
