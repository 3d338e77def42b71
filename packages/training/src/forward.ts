import * as tf from '@tensorflow/tfjs-core';
import type { Activation, Network } from './network.js';

export type Weights = ReadonlyMap<string, tf.Tensor>;

/** What the network says about a batch. */
export interface Verdict {
  /** `[N, 3]`, before softmax. */
  readonly logits: tf.Tensor2D;
  /** `[N, 1]`: a frontal chest X-ray or not, before the sigmoid. */
  readonly gate: tf.Tensor2D;
}

/** The last activations `[N, h, w, channels]`, by operations that have gradients. The caller tidies. */
export function features(network: Network, weights: Weights, image: tf.Tensor4D): tf.Tensor4D {
  const results = new Map<string, tf.Tensor4D>([[network.input, image]]);
  const result = (name: string): tf.Tensor4D => must(results, name) as tf.Tensor4D;
  for (const layer of network.layers) {
    if (layer.kind === 'add') {
      results.set(layer.name, tf.add(result(layer.left), result(layer.right)));
    } else if (layer.kind === 'pad') {
      const edge: [number, number] = [layer.before, layer.after];
      results.set(layer.name, tf.pad4d(result(layer.input), [[0, 0], edge, edge, [0, 0]]));
    } else {
      const kernel = must(weights, `${layer.name}/kernel`) as tf.Tensor4D;
      const convolve = layer.kind === 'conv' ? tf.conv2d<tf.Tensor4D> : tf.depthwiseConv2d<tf.Tensor4D>;
      const linear = convolve(result(layer.input), kernel, layer.stride, layer.padding);
      results.set(
        layer.name,
        activate(tf.add(linear, must(weights, `${layer.name}/bias`)), layer.activation),
      );
    }
  }
  return result(network.output);
}

function activate(value: tf.Tensor4D, activation: Activation): tf.Tensor4D {
  if (activation === 'relu6') return tf.relu6(value);
  return activation === 'relu' ? tf.relu(value) : value;
}

/** Both heads are linear in the mean over all places, so that a class map is the same product before the mean. */
export function heads(
  weights: Weights,
  last: tf.Tensor4D,
  dropout?: { rate: number; seed: number },
): Verdict {
  const mean = tf.mean<tf.Tensor2D>(last, [1, 2]);
  const pooled = dropout ? (tf.dropout(mean, dropout.rate, undefined, dropout.seed) as tf.Tensor2D) : mean;
  const linear = (head: string): tf.Tensor2D =>
    tf.add(tf.matMul(pooled, must(weights, `${head}/kernel`) as tf.Tensor2D), must(weights, `${head}/bias`));
  return { logits: linear('class'), gate: linear('gate') };
}

function must(tensors: Weights, name: string): tf.Tensor {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw new Error(`No tensor named ${name}`);
  return tensor;
}
