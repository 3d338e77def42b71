import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
// The portable engine brings no gradients with it.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from './batch.js';
import type { Weights } from './forward.js';
import { type Learner, learner } from './learner.js';
import { mixStyles } from './mix-styles.js';
import type { Network, Weight } from './network.js';
import { random } from './random.js';

beforeAll(async () => {
  setWasmPaths(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  await tf.setBackend('wasm');
});

const CHANNELS = 4;
/** Nothing but the heads: the portable engine has no gradients of convolutions. */
const trained: Network = {
  name: 'heads',
  origin: 'made up',
  input: 'cut',
  layers: [],
  output: 'cut',
  channels: CHANNELS,
  weights: new Map(),
};
const zeros = (...shape: number[]): Weight => ({
  shape,
  values: new Float32Array(shape.reduce((a, b) => a * b, 1)),
});
const start = new Map([
  ['class/kernel', zeros(CHANNELS, 3)],
  ['class/bias', zeros(3)],
  ['gate/kernel', zeros(CHANNELS, 1)],
  ['gate/bias', zeros(1)],
]);
const settings = { trained, start, rate: 0.01, mixStyles: 0 };

/** Six films, one channel a class, and a picture that is none. */
function batch(): Batch {
  const pictures = 7;
  const activations = new Float32Array(pictures * CHANNELS);
  const classes = new Float32Array(pictures * 3);
  const isFilm = new Float32Array(pictures);
  for (let i = 0; i < 6; i++) {
    activations[i * CHANNELS + (i % 3)] = 60;
    classes[i * 3 + (i % 3)] = 1;
    isFilm[i] = 1;
  }
  activations[6 * CHANNELS + 3] = 60;
  const gateWeight = new Float32Array(pictures).fill(1);
  return { pictures, films: 6, activations, shape: [pictures, 1, 1, CHANNELS], classes, isFilm, gateWeight };
}

async function run(state: Learner, from: number, to: number): Promise<number> {
  let loss = Number.NaN;
  for (let step = from; step < to; step++) loss = await state.learn(batch(), step, step / 800, random(step));
  return loss;
}

async function kept(tensors: Weights): Promise<Map<string, Weight>> {
  const weights = new Map<string, Weight>();
  for (const [name, tensor] of tensors) {
    weights.set(name, { shape: tensor.shape, values: (await tensor.data()) as Float32Array });
  }
  return weights;
}

describe('learner', () => {
  it('learns classes and gate, and leaks no tensor', async () => {
    const state = learner(settings, undefined);
    const first = await run(state, 0, 1);
    const tensors = tf.memory().numTensors;
    expect(await run(state, 1, 400)).toBeLessThan(first / 2);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('goes on from a checkpoint as if nothing had happened', async () => {
    const whole = learner(settings, undefined);
    await run(whole, 0, 20);
    const half = learner(settings, undefined);
    await run(half, 0, 10);
    const before = { settings: {}, epoch: 1, history: [], tensors: await kept(half.everything()) };
    const resumed = learner(settings, before);
    await run(resumed, 10, 20);
    expect(await kept(resumed.everything())).toEqual(await kept(whole.everything()));
  });
});

describe('mixStyles', () => {
  const activations = (): tf.Tensor4D => tf.randomNormal([4, 6, 6, 3], 1, 2, 'float32', 5);

  it('gives a picture the mean and deviation between its own and another one', () => {
    const before = activations();
    const after = mixStyles(before, 1, random(3));
    const means = (value: tf.Tensor4D) => tf.mean(value, [1, 2]).arraySync() as number[][];
    const own = means(before);
    const mixed = means(after);
    expect(mixed).not.toEqual(own);
    for (let channel = 0; channel < 3; channel++) {
      const column = (rows: number[][]): number[] => rows.map((row) => row[channel] as number);
      expect(Math.min(...column(mixed))).toBeGreaterThanOrEqual(Math.min(...column(own)) - 1e-4);
      expect(Math.max(...column(mixed))).toBeLessThanOrEqual(Math.max(...column(own)) + 1e-4);
    }
  });

  it('leaves alone what is in its place', () => {
    const before = activations();
    const after = mixStyles(before, 1, random(3));
    const plain = (value: tf.Tensor4D): Float32Array => {
      const { mean, variance } = tf.moments(value, [1, 2], true);
      return tf.div(tf.sub(value, mean), tf.sqrt(variance)).dataSync() as Float32Array;
    };
    const expected = plain(before);
    plain(after).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] as number, 2);
    });
  });
});
