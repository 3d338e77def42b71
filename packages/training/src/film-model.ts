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

/** How far one film may depart at one place, in (robust) standard deviations of the set there. */
const FARTHEST = 1.5;
/** Standard deviation of a normal distribution over its median absolute deviation. */
const NORMAL_PER_MAD = 1.4826;

export function filmModel(films: readonly Float32Array[]): FilmModel {
  const held = withinTheUsual(departuresFrom(meanOf(films), films));
  // The outliers are out of the mean as well: it moves to that of what is left.
  const shift = meanOf(held);
  const mean = meanOf(films).map((value, i) => value + (shift[i] as number));
  return { mean, departures: departuresFrom(shift, held) };
}

function meanOf(films: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(films[0]?.length ?? 0);
  for (const film of films) {
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (film[i] as number) / films.length;
  }
  return mean;
}

function departuresFrom(mean: Float32Array, films: readonly Float32Array[]): Float32Array[] {
  return films.map((film) => film.map((value, i) => value - (mean[i] as number)));
}

/**
 * What one film alone shows at a place, a date burnt in or a cable, would be read in every film that it is mixed into.
 * Each departure is held to what is usual at its place. That fades
 * such marks and does not surely remove them: look at the films before they ship.
 */
function withinTheUsual(departures: readonly Float32Array[]): Float32Array[] {
  const held = departures.map((departure) => departure.slice());
  const sizes = new Float32Array(departures.length);
  for (let i = 0; i < (departures[0]?.length ?? 0); i++) {
    departures.forEach((departure, k) => {
      sizes[k] = Math.abs(departure[i] as number);
    });
    sizes.sort();
    const limit = FARTHEST * NORMAL_PER_MAD * (sizes[sizes.length >> 1] as number);
    for (const departure of held) {
      departure[i] = Math.max(-limit, Math.min(limit, departure[i] as number));
    }
  }
  return held;
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
