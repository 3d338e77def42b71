import { labels } from '@lungline/classifier';
import * as tf from '@tensorflow/tfjs-core';
import { type Adam, adam } from './adam.js';
import type { Batch } from './batch.js';
import type { Checkpoint } from './checkpoint.js';
import { features, heads, type Verdict, type Weights } from './forward.js';
import { mixStyles } from './mix-styles.js';
import type { Network, Weight } from './network.js';
import type { Random } from './random.js';

/** The part of a network that learns, with its optimiser. */
export interface Learner {
  /** One step on a batch, `progress` (0..1) through the run. @returns the loss before the step. */
  learn(batch: Batch, step: number, progress: number, random: Random): Promise<number>;
  /** What the averaged weights say of activations at the cut; the caller tidies. */
  verdict(activations: tf.Tensor4D): Verdict;
  /** The weights as averaged over the last steps. */
  averaged(): Weights;
  /** All that a resumed run needs. */
  everything(): Weights;
}

export interface LearnerStart {
  /** From the cut on; its input is the cut. */
  readonly trained: Network;
  /** Weights of the trained part and of the heads at the beginning of the run. */
  readonly start: ReadonlyMap<string, Weight>;
  /** Highest step, as a share of the root mean square of each weight tensor. */
  readonly rate: number;
  /** Share of the batches whose styles are mixed. */
  readonly mixStyles: number;
}

const HEAD_RATE = 3e-4;
const DROPOUT = 0.3;
const GATE_WEIGHT = 0.5;
/** Share of the run over which the rate rises to its highest. */
const WARM_UP = 0.05;
/** A tensor of small values still has to move. */
const LEAST_SCALE = 0.02;

export function learner(settings: LearnerStart, before: Checkpoint | undefined): Learner {
  const { trained, start } = settings;
  const saved = (name: string): Weight | undefined => before?.tensors.get(name);
  const variables = new Map<string, tf.Variable>();
  const averages = new Map<string, tf.Variable>();
  const scales = new Map<string, number>();
  for (const [name, weight] of start) {
    variables.set(name, tf.variable(toTensor(saved(`weight:${name}`) ?? weight)));
    averages.set(name, tf.variable(toTensor(saved(`average:${name}`) ?? weight), false));
    scales.set(name, Math.max(rootMeanSquare(weight.values), LEAST_SCALE));
  }
  const optimiser = adam(variables);
  for (const [name, moment] of optimiser.moments) {
    const kept = saved(`moment:${name}`);
    if (kept) moment.assign(toTensor(kept));
  }
  return {
    verdict: (activations) => heads(averages, features(trained, averages, activations)),
    averaged: () => averages,
    everything: () =>
      new Map([
        ...prefixed('weight', variables),
        ...prefixed('average', averages),
        ...prefixed('moment', optimiser.moments),
      ]),
    learn: (batch, step, progress, random) =>
      learn({ settings, variables, averages, scales, optimiser }, batch, step, progress, random),
  };
}

interface Parts {
  readonly settings: LearnerStart;
  readonly variables: ReadonlyMap<string, tf.Variable>;
  readonly averages: ReadonlyMap<string, tf.Variable>;
  readonly scales: ReadonlyMap<string, number>;
  readonly optimiser: Adam;
}

async function learn(
  { settings, variables, averages, scales, optimiser }: Parts,
  batch: Batch,
  step: number,
  progress: number,
  random: Random,
): Promise<number> {
  const decline = 0.5 + 0.5 * Math.cos(Math.PI * progress);
  const warmUp = Math.min(1, progress / WARM_UP + 0.02);
  // Batch norm is folded, so weights differ in size by a factor of a hundred: each tensor moves by a share of its own size.
  const rateOf = (name: string): number =>
    warmUp * decline * (isHead(name) ? HEAD_RATE : settings.rate * (scales.get(name) ?? 0));
  const loss = tf.tidy(() => {
    const { value, grads } = tf.variableGrads(() => {
      const given = tf.tensor4d(batch.activations, [...batch.shape]);
      const mixed = settings.mixStyles > 0 ? mixStyles(given, settings.mixStyles, random) : given;
      const verdict = heads(variables, features(settings.trained, variables, mixed), {
        rate: DROPOUT,
        seed: step,
      });
      return lossOf(verdict, batch);
    }, [...variables.values()]);
    optimiser.apply(grads, rateOf);
    // A running average over about a hundred steps generalises better than the last weights (Polyak).
    const keep = Math.min(0.99, (1 + step) / (10 + step));
    for (const [name, average] of averages) {
      average.assign(tf.add(tf.mul(average, keep), tf.mul(variables.get(name) as tf.Variable, 1 - keep)));
    }
    return value;
  });
  const [value = Number.NaN] = await loss.data();
  loss.dispose();
  if (!Number.isFinite(value)) throw new Error(`The loss is no number at step ${step}`);
  return value;
}

function lossOf({ logits, gate }: Verdict, batch: Batch): tf.Scalar {
  const classes = tf.tensor2d(batch.classes, [batch.pictures, labels.length]);
  const classLoss = tf.div(tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), classes))), batch.films);
  const z = tf.reshape(gate, [batch.pictures]);
  const isFilm = tf.tensor1d(batch.isFilm);
  const softplus = tf.add(tf.relu(z), tf.log1p(tf.exp(tf.neg(tf.abs(z)))));
  const gateLoss = tf.mean(tf.mul(tf.sub(softplus, tf.mul(z, isFilm)), tf.tensor1d(batch.gateWeight)));
  return tf.add(classLoss, tf.mul(gateLoss, GATE_WEIGHT));
}

function isHead(name: string): boolean {
  return name.startsWith('class/') || name.startsWith('gate/');
}

function rootMeanSquare(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

export function toTensor({ shape, values }: Weight): tf.Tensor {
  return tf.tensor(values, [...shape]);
}

function prefixed(prefix: string, tensors: Weights): [string, tf.Tensor][] {
  return [...tensors].map(([name, tensor]) => [`${prefix}:${name}`, tensor]);
}
