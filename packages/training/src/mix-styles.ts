import * as tf from '@tensorflow/tfjs-core';
import type { Random } from './random.js';

/**
 * Gives some of a batch's activations a style between their own and another picture's: mean and deviation of each
 * channel over all places, which tell scanner, exposure and processing better than disease (MixStyle, Zhou et al. 2021).
 *
 * @param activations `[N, height, width, channels]`; the caller tidies.
 * @param share of the batches that are mixed at all.
 */
export function mixStyles(activations: tf.Tensor4D, share: number, random: Random): tf.Tensor4D {
  const [pictures] = activations.shape;
  const partners = shuffled(pictures, random);
  const weights = Float32Array.from({ length: pictures }, () => {
    // Beta(0.1, 0.1) is nearly always close to one end; a square of a uniform leans likewise, to the picture's own side.
    const theirs = random.next() ** 2;
    return random.chance(0.5) ? theirs : 0;
  });
  if (!random.chance(share)) return activations;
  const { mean, variance } = tf.moments(activations, [1, 2], true);
  const deviation = tf.sqrt(tf.add(variance, 1e-5));
  const theirs = tf.tensor4d(weights, [pictures, 1, 1, 1]);
  const own = tf.sub(1, theirs);
  const order = tf.tensor1d(partners, 'int32');
  const mixed = (value: tf.Tensor): tf.Tensor =>
    tf.add(tf.mul(own, value), tf.mul(theirs, tf.gather(value, order)));
  const plain = tf.div(tf.sub(activations, mean), deviation);
  return tf.add(tf.mul(plain, mixed(deviation)), mixed(mean));
}

function shuffled(length: number, random: Random): number[] {
  const keyed = Array.from({ length }, (_, index) => ({ index, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ index }) => index);
}
