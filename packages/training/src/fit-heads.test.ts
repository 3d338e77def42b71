import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
// The portable engine brings no gradients with it.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { beforeAll, expect, it } from 'vitest';
import { fitHeads, type PooledBatch } from './fit-heads.js';
import { argmax } from './metrics.js';
import { random } from './random.js';

beforeAll(async () => {
  setWasmPaths(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  await tf.setBackend('wasm');
});

const CHANNELS = 5;
const PICTURES = 8;
const draws = random(7);

/** Channel c is larger for class c, channel 3 for what is no film; all lie far from zero, at scales of their own. */
function pooledBatch(): PooledBatch {
  const pooled = Float32Array.from({ length: PICTURES * CHANNELS }, () => 5 + 0.1 * draws.normal());
  const classes = new Float32Array(PICTURES * 3);
  const isFilm = new Float32Array(PICTURES);
  for (let i = 0; i < PICTURES; i++) {
    const channel = i % 4;
    pooled[i * CHANNELS + channel] = (pooled[i * CHANNELS + channel] as number) + 1;
    if (channel === 3) continue;
    isFilm[i] = 1;
    classes[i * 3 + channel] = 1;
  }
  const gateWeight = new Float32Array(PICTURES).fill(1);
  const activations = new Float32Array();
  const films = 6;
  return {
    pooled,
    batch: {
      pictures: PICTURES,
      films,
      activations,
      shape: [PICTURES, 1, 1, CHANNELS],
      classes,
      isFilm,
      gateWeight,
    },
  };
}

it('finds heads for features as they are, and leaves no tensor behind', () => {
  const before = tf.memory().numTensors;
  const heads = fitHeads(
    Array.from({ length: 12 }, () => pooledBatch()),
    CHANNELS,
  );
  expect(tf.memory().numTensors).toBe(before);

  const linear = (head: string, features: Float32Array, output: number, outputs: number): number => {
    const kernel = heads.get(`${head}/kernel`)?.values ?? new Float32Array();
    const bias = heads.get(`${head}/bias`)?.values[output] ?? Number.NaN;
    return features.reduce((sum, value, c) => sum + value * (kernel[c * outputs + output] as number), bias);
  };
  const { pooled, batch } = pooledBatch();
  for (let i = 0; i < PICTURES; i++) {
    const features = pooled.subarray(i * CHANNELS, (i + 1) * CHANNELS);
    const film = batch.isFilm[i] === 1;
    expect(linear('gate', features, 0, 1) > 0).toBe(film);
    if (film) expect(argmax([0, 1, 2].map((c) => linear('class', features, c, 3)))).toBe(i % 4);
  }
});
