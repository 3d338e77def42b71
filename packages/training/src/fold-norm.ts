import type { Weight } from './network.js';

/** Batch norm as it was learnt: one value a channel. */
export interface BatchNorm {
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
  readonly epsilon: number;
}

/**
 * `gamma * (x - mean) / sqrt(variance + epsilon) + beta` as a scaled kernel and a bias. Output channels are the last
 * axis of a convolution and the last but one of a depthwise kernel of multiplier 1: `index % channels` in both.
 */
export function foldNorm(
  { shape, values }: Weight,
  { gamma, beta, mean, variance, epsilon }: BatchNorm,
): { readonly kernel: Weight; readonly bias: Weight } {
  const scale = gamma.map((g, c) => g / Math.sqrt((variance[c] as number) + epsilon));
  return {
    kernel: { shape, values: values.map((v, i) => v * (scale[i % scale.length] as number)) },
    bias: {
      shape: [beta.length],
      values: beta.map((b, c) => b - (mean[c] as number) * (scale[c] as number)),
    },
  };
}
