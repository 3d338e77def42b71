import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { aspectFeature, VIEW_SIDE, viewInput, viewLogits } from '@lungline/radiograph/view-network';
import { random } from '@lungline/training/parts';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { forward, initialWeights, storedWeights } from './learn-view.js';

beforeAll(async () => {
  setWasmPaths(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  await tf.setBackend('wasm');
});

it('is read in the line as it was learned', () => {
  const rng = random(5);
  const weights = initialWeights(rng);
  for (const bias of weights.filter(({ rank }) => rank === 1)) {
    bias.assign(tf.tensor1d(Array.from({ length: bias.size }, () => 0.1 * rng.normal())));
  }
  const data = Uint8Array.from({ length: 90 * 60 }, () => rng.below(256));
  const input = viewInput({ width: 90, height: 60, channels: 1, data });
  const learned = forward(
    weights,
    tf.tensor4d(input, [1, VIEW_SIDE, VIEW_SIDE, 1]),
    tf.tensor2d([[aspectFeature(1.5)]]),
  ).dataSync();
  const read = viewLogits(input, 1.5, storedWeights(weights));
  expect(read).toHaveLength(8);
  read.forEach((logit, i) => {
    expect(logit).toBeCloseTo(learned[i] as number, 3);
  });
});
