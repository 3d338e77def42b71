import { labels } from '@lungline/classifier';
import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from './batch.js';
import type { Weight } from './network.js';

/** What the untrained rest of the backbone makes of a batch: `[pictures, channels]`, the mean over all places. */
export interface PooledBatch {
  readonly batch: Batch;
  readonly pooled: Float32Array;
}

const STEPS = 300;
const RATE = 3e-3;
/** On weights for features of unit deviation; chosen on validation patients (docs/experiments.md). */
const DECAY = 0.1;

/**
 * The best linear heads on features as they are, before anything of the backbone learns. Fine-tuning that begins with
 * them distorts the features less and holds better on other hospitals than one that begins with heads of zeros (Kumar
 * et al. 2022).
 *
 * @param channels of the features.
 */
export function fitHeads(batches: readonly PooledBatch[], channels: number): Map<string, Weight> {
  const fitted = tf.tidy(() => {
    const rows = batches.reduce((sum, { batch }) => sum + batch.pictures, 0);
    const joined = (pick: (each: PooledBatch) => Float32Array, columns: number): tf.Tensor2D => {
      const values = new Float32Array(rows * columns);
      let at = 0;
      for (const each of batches) {
        values.set(pick(each), at);
        at += pick(each).length;
      }
      return tf.tensor2d(values, [rows, columns]);
    };
    const features = joined(({ pooled }) => pooled, channels);
    const classes = joined(({ batch }) => batch.classes, labels.length);
    const isFilm = joined(({ batch }) => batch.isFilm, 1);
    const asked = joined(({ batch }) => batch.gateWeight, 1);
    const { mean, variance } = tf.moments(features, 0, true);
    const deviation = tf.sqrt(tf.add(variance, 1e-6));
    const plain = tf.div<tf.Tensor2D>(tf.sub(features, mean), deviation);
    const films = tf.sum(isFilm);

    const classHead = fit(plain, labels.length, (logits) =>
      tf.div(tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), classes))), films),
    );
    const gateHead = fit(plain, 1, (z) => {
      const softplus = tf.add(tf.relu(z), tf.log1p(tf.exp(tf.neg(tf.abs(z)))));
      return tf.div(tf.sum(tf.mul(tf.sub(softplus, tf.mul(z, isFilm)), asked)), tf.sum(asked));
    });
    const heads: Record<string, tf.Tensor> = {};
    for (const [name, { kernel, bias }] of Object.entries({ class: classHead, gate: gateHead })) {
      // The deviation goes into the kernel and the mean into the bias, so that the head takes features as they are.
      const scaled = tf.div<tf.Tensor2D>(kernel, tf.reshape(deviation, [channels, 1]));
      heads[`${name}/kernel`] = scaled;
      heads[`${name}/bias`] = tf.sub(bias, tf.reshape(tf.matMul(mean as tf.Tensor2D, scaled), [-1]));
      // Variables outlive a tidy.
      tf.dispose([kernel, bias]);
    }
    return heads;
  });
  const weights = new Map<string, Weight>();
  for (const [name, tensor] of Object.entries(fitted)) {
    weights.set(name, { shape: tensor.shape, values: tensor.dataSync() as Float32Array });
    tensor.dispose();
  }
  return weights;
}

function fit(
  features: tf.Tensor2D,
  outputs: number,
  lossOf: (logits: tf.Tensor2D) => tf.Tensor,
): { readonly kernel: tf.Tensor2D; readonly bias: tf.Tensor1D } {
  const kernel = tf.variable(tf.zeros<tf.Rank.R2>([features.shape[1], outputs]));
  const bias = tf.variable(tf.zeros<tf.Rank.R1>([outputs]));
  const optimiser = tf.train.adam(RATE);
  for (let step = 0; step < STEPS; step++) {
    optimiser.minimize(
      () => {
        const loss = lossOf(tf.add(tf.matMul(features, kernel), bias));
        return tf.add<tf.Scalar>(loss, tf.mul(DECAY, tf.sum(tf.square(kernel))));
      },
      false,
      [kernel, bias],
    );
  }
  optimiser.dispose();
  return { kernel, bias };
}
