import * as tf from '@tensorflow/tfjs-core';
import type { Weight } from './network.js';
import type { Random } from './random.js';

/** Side of the square that the network takes, the whole film squeezed into it. */
export const LUNG_SIDE = 128;

/** Channels of the way down, at whole, half, quarter, ... resolution, and of the way up again. */
const DOWN = [12, 24, 40, 48, 48] as const;
const UP = [32, 24, 16, 12] as const;

/**
 * A small U-Net (Ronneberger et al. 2015) of 150,000 weights: four halvings and back, each level of the way up fed by
 * the same level of the way down. No normalisation layers; the film's grey levels are equalised beforehand.
 *
 * @param film `[N, 128, 128, 1]`, -1..1.
 * @returns logits `[N, 128, 128, 1]` of "this is lung". The caller tidies.
 */
export function lungLogits(weights: ReadonlyMap<string, tf.Tensor>, film: tf.Tensor4D): tf.Tensor4D {
  const levels: tf.Tensor4D[] = [];
  let value = film;
  for (const level of DOWN.keys()) {
    if (level > 0) value = tf.maxPool(value, 2, 2, 'same');
    value = convolve(weights, `down${level}b`, convolve(weights, `down${level}a`, value));
    levels.push(value);
  }
  for (const step of UP.keys()) {
    const beside = levels[DOWN.length - 2 - step] as tf.Tensor4D;
    const larger = tf.image.resizeBilinear(value, [beside.shape[1], beside.shape[2]], false, true);
    value = convolve(weights, `up${step}`, tf.concat([larger, beside], 3));
  }
  return convolve(weights, 'out', value, false);
}

function convolve(
  weights: ReadonlyMap<string, tf.Tensor>,
  name: string,
  input: tf.Tensor4D,
  rectified = true,
): tf.Tensor4D {
  const [kernel, bias] = [weights.get(`${name}/kernel`), weights.get(`${name}/bias`)];
  if (!kernel || !bias) throw new Error(`No weights of the layer ${name}`);
  const linear = tf.add(tf.conv2d(input, kernel as tf.Tensor4D, 1, 'same'), bias) as tf.Tensor4D;
  return rectified ? tf.relu(linear) : linear;
}

/** Random weights after He et al. 2015. */
export function freshLungWeights(random: Random): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  const layer = (name: string, side: number, from: number, to: number): void => {
    const spread = Math.sqrt(2 / (side * side * from));
    const values = Float32Array.from({ length: side * side * from * to }, () => spread * random.normal());
    weights.set(`${name}/kernel`, { shape: [side, side, from, to], values });
    weights.set(`${name}/bias`, { shape: [to], values: new Float32Array(to) });
  };
  DOWN.forEach((channels, level) => {
    layer(`down${level}a`, 3, DOWN[level - 1] ?? 1, channels);
    layer(`down${level}b`, 3, channels, channels);
  });
  UP.forEach((channels, step) => {
    const below = UP[step - 1] ?? DOWN[DOWN.length - 1] ?? 0;
    layer(`up${step}`, 3, below + (DOWN[DOWN.length - 2 - step] ?? 0), channels);
  });
  layer('out', 1, UP[UP.length - 1] ?? 0, 1);
  return weights;
}
