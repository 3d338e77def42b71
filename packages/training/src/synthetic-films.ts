import { type Classifier, type Label, labels } from '@lungline/classifier';
import { decodeRadiograph, resample, toGrey } from '@lungline/radiograph';
import sharp from 'sharp';
import { blur } from './augment.js';
import { type Item, readDataSet, readItem } from './data-set.js';
import {
  correlation,
  drawWeights,
  type FilmModel,
  filmModel,
  mix,
  nearbyWeights,
  nearest,
} from './film-model.js';
import { type Grey, resize } from './grey.js';
import { greyToPixels, pixelsToGrey } from './input.js';
import { type Random, random } from './random.js';
import { type Edition, split } from './split.js';
import { stamp } from './stamp.js';

/** Side at which films are modelled, and at which they are written. */
const MODEL_SIDE = 256;
const FILM_SIDE = 512;
/** Of each class, the films most like their common mean, and of these the ones that the line is surest of are mixed. */
const ALIKE = 150;
const MIXED = 60;
/** A film whose departure from the mean correlates more than this with any training film's is thrown away. */
const LIKEST = 0.7;
/** What the model must give a film's class, and the steps tried to get there. */
const ENOUGH = 0.55;
const STEPS = 100;
const RESTARTS = 4;

export interface SyntheticPicture {
  readonly label: Label;
  readonly jpeg: Uint8Array;
  /** Likeness (correlation of differences from the mean) to the nearest training film. */
  readonly nearest: number;
}

/**
 * Draws films from a Gaussian model of each class, built on training films, and walks within it towards what the line
 * reads as that class: mixtures of sixty people's films that resemble none of them, with the grain of a film laid
 * over and SYNTHETIC written at the edge.
 */
export async function makeFilms(
  data: string,
  edition: Edition,
  classifier: Classifier,
  perClass: number,
  seed: number,
  report: (label: Label, made: number) => void,
): Promise<SyntheticPicture[]> {
  const { train } = split(await readDataSet(data), edition);
  const draws = random(seed);
  const films: SyntheticPicture[] = [];
  for (const label of labels) {
    const adults = train.filter((item) => item.label === label && item.ageGroup !== 'pediatric');
    const model = filmModel(await surest(data, label, await alike(data, adults), classifier));
    for (let made = 0; made < perClass; made++) {
      films.push(await walk(label, model, classifier, draws));
      report(label, made + 1);
    }
  }
  return films;
}

async function walk(
  label: Label,
  model: FilmModel,
  classifier: Classifier,
  draws: Random,
): Promise<SyntheticPicture> {
  for (let restart = 0; restart < RESTARTS; restart++) {
    let weights = drawWeights(model, draws);
    let best = await tryFilm(label, mix(model, weights), classifier, draws);
    for (let step = 0; step < STEPS && best.share < ENOUGH; step++) {
      const next = nearbyWeights(weights, 0.35, draws);
      const film = await tryFilm(label, mix(model, next), classifier, draws);
      if (film.share > best.share) [weights, best] = [next, film];
    }
    const closest = nearest(model, mix(model, weights));
    if (best.share >= ENOUGH && closest <= LIKEST) return { label, jpeg: best.jpeg, nearest: closest };
  }
  throw new Error(`No film of ${label} came out`);
}

async function tryFilm(
  label: Label,
  pixels: Float32Array,
  classifier: Classifier,
  draws: Random,
): Promise<{ jpeg: Uint8Array; share: number }> {
  const jpeg = await develop(pixels, draws);
  const screening = await classifier.classify(jpeg);
  // What is too uncertain to be told counts as less than anything told.
  const share = screening.probabilities?.[label] ?? 0;
  return { jpeg, share: screening.outcome === 'classified' ? share : share / 2 };
}

interface Candidate {
  readonly item: Item;
  readonly picture: Float32Array;
}

/** Upright, centred, without frames: mixtures of films that are much alike still show ribs. */
async function alike(data: string, items: readonly Item[]): Promise<Candidate[]> {
  const films: Candidate[] = [];
  for (const item of items) films.push({ item, picture: await readSquare(data, item) });
  const { mean } = filmModel(films.map(({ picture }) => picture));
  const contrast = (picture: Float32Array): Float32Array => picture.map((value) => value - 0.5);
  const likeness = ({ picture }: Candidate): number => correlation(contrast(picture), contrast(mean));
  return highest(films, films.map(likeness), ALIKE);
}

async function surest(
  data: string,
  label: Label,
  films: readonly Candidate[],
  classifier: Classifier,
): Promise<Float32Array[]> {
  const shares: number[] = [];
  for (const { item } of films) {
    const screening = await classifier.classify(await readItem(data, item));
    shares.push(screening.probabilities?.[label] ?? 0);
  }
  return highest(films, shares, MIXED).map(({ picture }) => picture);
}

function highest<T>(items: readonly T[], scores: readonly number[], count: number): T[] {
  return items
    .map((item, i) => ({ item, score: scores[i] as number }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ item }) => item);
}

/** The central square with mean and contrast alike in all films. */
async function readSquare(data: string, item: Item): Promise<Float32Array> {
  const film = await decodeRadiograph(await readItem(data, item));
  if (film.type === 'unreadable') throw new Error(`${item.file} cannot be read: ${film.reason}`);
  const side = Math.min(film.width, film.height);
  const square = {
    left: (film.width - side) >> 1,
    top: (film.height - side) >> 1,
    width: side,
    height: side,
  };
  const { pixels } = pixelsToGrey(resample(toGrey(film), square, MODEL_SIDE, MODEL_SIDE));
  const mean = pixels.reduce((sum, v) => sum + v, 0) / pixels.length;
  const deviation = Math.sqrt(pixels.reduce((sum, v) => sum + (v - mean) ** 2, 0) / pixels.length);
  return pixels.map((value) => 0.5 + (0.2 * (value - mean)) / Math.max(deviation, 1e-3));
}

async function develop(drawn: Float32Array, draws: Random): Promise<Uint8Array> {
  const small: Grey = { width: MODEL_SIDE, height: MODEL_SIDE, pixels: drawn };
  const film = resize(small, FILM_SIDE, FILM_SIDE);
  grain(film, draws);
  stamp(film, 'SYNTHETIC', 14, FILM_SIDE - 28, 2);
  const { data } = greyToPixels(film);
  return sharp(data, { raw: { width: FILM_SIDE, height: FILM_SIDE, channels: 1 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** Quantum noise and the film's own grain, coarse and fine. */
function grain({ pixels, width }: Grey, draws: Random): void {
  for (const [strength, size] of [
    [0.012, 2.2],
    [0.01, 0.6],
  ] as const) {
    const noise = Float32Array.from(pixels, () => draws.normal());
    blur(noise, width, size);
    const scale = strength * 2 * Math.sqrt(Math.PI) * size;
    for (let i = 0; i < pixels.length; i++) pixels[i] = (pixels[i] as number) + scale * (noise[i] as number);
  }
}
