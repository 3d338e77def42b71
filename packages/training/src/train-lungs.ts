import * as tf from '@tensorflow/tfjs-core';
import { adam } from './adam.js';
import { blur } from './augment.js';
import { type Grey, sample } from './grey.js';
import { greyToPixels } from './input.js';
import { dice, type LungField, lungsOf } from './lung-field.js';
import { freshLungWeights, LUNG_SIDE, lungLogits } from './lung-network.js';
import { type LungManifest, lungInput, markedLungs, writeLungs } from './lung-segmenter.js';
import { type LungPair, readLungSet } from './lung-set.js';
import { bootstrap, mean } from './metrics.js';
import type { Weight } from './network.js';
import { type Random, random } from './random.js';

export interface LungTraining {
  readonly data: string;
  /** Folder of masks, named like the films' source files. */
  readonly masks: string;
  readonly out: string;
  readonly seed: number;
  readonly steps: number;
  readonly now: Date;
  /** How the masks came to be and may be used, for the manifest. */
  readonly origin: string;
  readonly command: string;
}

const BATCH = 8;
const RATE = 2e-3;
const PLACES = LUNG_SIDE * LUNG_SIDE;

/**
 * Trains the lung segmenter from random weights on the films that have a mask, and measures it on patients held back.
 * Needs the native engine. A quarter of an hour on two cores.
 */
export async function trainLungs(
  { data, masks, out, seed, steps, now, origin, command }: LungTraining,
  report: (step: number, loss: number) => void,
): Promise<LungManifest> {
  const { train, heldBack } = await readLungSet(data, masks);
  const draws = random(seed);
  const variables = new Map(
    [...freshLungWeights(draws)].map(([name, { shape, values }]) => [
      name,
      tf.variable(tf.tensor(values, [...shape])),
    ]),
  );
  const optimiser = adam(variables);
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const rate = RATE * Math.min(1, (step + 1) / 50) * (0.5 + 0.5 * Math.cos((Math.PI * step) / steps));
    sum += await learn(variables, optimiser, drawBatch(train, draws), rate);
    if ((step + 1) % 50 === 0) {
      report(step + 1, sum / 50);
      sum = 0;
    }
  }
  const figures = measureLungs(variables, heldBack);
  const weights = new Map<string, Weight>();
  for (const [name, tensor] of variables) {
    weights.set(name, { shape: tensor.shape, values: (await tensor.data()) as Float32Array });
  }
  const training = { command, seed, steps, films: train.length, masks: origin };
  return writeLungs(out, weights, { figures, training, day: now.toISOString().slice(0, 10) });
}

/** Dice on films never seen, its interval by resampling patients. */
function measureLungs(
  weights: ReadonlyMap<string, tf.Tensor>,
  pairs: readonly LungPair[],
): LungManifest['figures'] {
  const overlaps = pairs.map(({ film, mask }) => {
    const found = lungsOf(markedLungs(weights, lungInput(greyToPixels(film))));
    return found ? dice(found, fieldOf(mask)) : 0;
  });
  const patients = new Map<string, number[]>();
  pairs.forEach(({ item }, i) => {
    patients.set(item.group, [...(patients.get(item.group) ?? []), i]);
  });
  const overlapOf = (films: readonly number[]): number => mean(films.map((i) => overlaps[i] ?? 0));
  const [low, high] = bootstrap([...patients.values()], overlapOf, random(7).below);
  return {
    films: pairs.length,
    patients: patients.size,
    dice: { value: mean(overlaps), interval: [low, high] },
    lowest: Math.min(...overlaps),
  };
}

function fieldOf(mask: Grey): LungField {
  const places = Uint8Array.from({ length: PLACES }, (_, i) =>
    placed(mask, (i % LUNG_SIDE) + 0.5, Math.floor(i / LUNG_SIDE) + 0.5) > 0.5 ? 1 : 0,
  );
  return { size: LUNG_SIDE, places };
}

const placed = (picture: Grey, x: number, y: number): number =>
  sample(picture, (x / LUNG_SIDE) * picture.width - 0.5, (y / LUNG_SIDE) * picture.height - 0.5);

interface Batch {
  readonly films: Float32Array;
  readonly masks: Float32Array;
}

async function learn(
  variables: ReadonlyMap<string, tf.Variable>,
  optimiser: ReturnType<typeof adam>,
  { films, masks }: Batch,
  rate: number,
): Promise<number> {
  const loss = tf.tidy(() => {
    const shape: [number, number, number, number] = [BATCH, LUNG_SIDE, LUNG_SIDE, 1];
    const truth = tf.tensor4d(masks, shape);
    const { value, grads } = tf.variableGrads(
      () => lossOf(lungLogits(variables, tf.tensor4d(films, shape)), truth),
      [...variables.values()],
    );
    optimiser.apply(grads, () => rate);
    return value;
  });
  const [value = Number.NaN] = await loss.data();
  loss.dispose();
  if (!Number.isFinite(value)) throw new Error('The loss is no number');
  return value;
}

/** Cross-entropy of every place and Dice of the whole, so that the edge counts as well as the mass. */
function lossOf(logits: tf.Tensor4D, truth: tf.Tensor4D): tf.Scalar {
  const softplus = tf.add(tf.relu(logits), tf.log1p(tf.exp(tf.neg(tf.abs(logits)))));
  const entropy = tf.mean(tf.sub(softplus, tf.mul(logits, truth)));
  const share = tf.sigmoid(logits);
  const overlap = tf.div(
    tf.add(tf.mul(tf.sum(tf.mul(share, truth)), 2), 1),
    tf.add(tf.add(tf.sum(share), tf.sum(truth)), 1),
  );
  return tf.add(entropy, tf.sub(1, overlap)) as tf.Scalar;
}

function drawBatch(pairs: readonly LungPair[], draws: Random): Batch {
  const batch = { films: new Float32Array(BATCH * PLACES), masks: new Float32Array(BATCH * PLACES) };
  for (let place = 0; place < BATCH; place++) {
    const { film, mask } = bent(pairs[draws.below(pairs.length)] as LungPair, draws);
    batch.films.set(lungInput(greyToPixels(film)), place * PLACES);
    batch.masks.set(mask, place * PLACES);
  }
  return batch;
}

/**
 * Film and mask bent alike; then the film alone loses contrast, sharpness or a piece. Few films and all of COVID-19:
 * the range is wide, so that children, healthy lungs and other crops are no surprise.
 */
function bent({ film, mask }: LungPair, draws: Random): { film: Grey; mask: Float32Array } {
  const angle = (draws.normal() * 8 * Math.PI) / 180;
  const zoom = draws.between(0.75, 1.3);
  const stretch = Math.exp(draws.normal() * 0.12);
  const mirror = draws.chance(0.5) ? -1 : 1;
  const [ax, ay] = [Math.cos(angle) * zoom * stretch * mirror, -Math.sin(angle) * zoom * stretch * mirror];
  const [bx, by] = [(Math.sin(angle) * zoom) / stretch, (Math.cos(angle) * zoom) / stretch];
  const [dx, dy] = [0.5 + draws.normal() * 0.06, 0.5 + draws.normal() * 0.06];
  const gamma = Math.exp(draws.normal() * 0.35);
  const outside = draws.chance(0.8) ? 0 : 1;
  const pixels = new Float32Array(PLACES);
  const lungs = new Float32Array(PLACES);
  for (let i = 0; i < PLACES; i++) {
    const u = ((i % LUNG_SIDE) + 0.5) / LUNG_SIDE - 0.5;
    const v = (Math.floor(i / LUNG_SIDE) + 0.5) / LUNG_SIDE - 0.5;
    const x = (dx + ax * u + bx * v) * film.width - 0.5;
    const y = (dy + ay * u + by * v) * film.height - 0.5;
    pixels[i] = sample(film, x, y, outside) ** gamma;
    lungs[i] = sample(mask, x, y, 0) > 0.5 ? 1 : 0;
  }
  disturb(pixels, draws);
  return { film: { width: LUNG_SIDE, height: LUNG_SIDE, pixels }, mask: lungs };
}

function disturb(pixels: Float32Array, draws: Random): void {
  if (draws.chance(0.3)) blur(pixels, LUNG_SIDE, draws.between(0.4, 1.5));
  const noise = draws.chance(0.4) ? draws.between(0.01, 0.06) : 0;
  const contrast = draws.between(0.5, 1);
  const level = draws.between(0, 1 - contrast);
  for (let i = 0; i < pixels.length; i++) {
    const value = level + contrast * (pixels[i] as number) + (noise > 0 ? noise * draws.normal() : 0);
    pixels[i] = Math.min(1, Math.max(0, value));
  }
  if (!draws.chance(0.3)) return;
  const [wide, tall] = [8 + draws.below(24), 8 + draws.below(24)];
  const [left, top, grey] = [draws.below(LUNG_SIDE - wide), draws.below(LUNG_SIDE - tall), draws.next()];
  for (let y = top; y < top + tall; y++) pixels.fill(grey, y * LUNG_SIDE + left, y * LUNG_SIDE + left + wide);
}
