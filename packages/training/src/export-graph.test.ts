import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportGraph } from './export-graph.js';
import { features, heads } from './forward.js';
import { graphReader } from './graph-reader.js';
import { importGraph } from './import-graph.js';
import type { Network, Weight } from './network.js';
import { random } from './random.js';

const draws = random(3);
const drawn = (...shape: number[]): Weight => ({
  shape,
  values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => 0.4 * draws.normal()),
});

/** Every kind of layer once, as MobileNetV2 uses them. */
const network: Network = {
  name: 'small',
  origin: 'made up',
  input: 'input_1',
  layers: [
    { kind: 'pad', name: 'pad', input: 'input_1', before: 0, after: 1 },
    { kind: 'conv', name: 'stem', input: 'pad', stride: 2, padding: 'valid', activation: 'relu6' },
    { kind: 'depthwise', name: 'deep', input: 'stem', stride: 1, padding: 'same', activation: 'relu' },
    { kind: 'conv', name: 'project', input: 'deep', stride: 1, padding: 'same', activation: 'linear' },
    { kind: 'add', name: 'sum', left: 'project', right: 'stem' },
  ],
  output: 'sum',
  channels: 4,
  weights: new Map(),
};
const weights = new Map<string, Weight>([
  ['stem/kernel', drawn(3, 3, 3, 4)],
  ['stem/bias', drawn(4)],
  ['deep/kernel', drawn(3, 3, 4, 1)],
  ['deep/bias', drawn(4)],
  ['project/kernel', drawn(1, 1, 4, 4)],
  ['project/bias', drawn(4)],
  ['class/kernel', drawn(4, 3)],
  ['class/bias', drawn(3)],
  ['gate/kernel', drawn(4, 1)],
  ['gate/bias', drawn(1)],
]);

const SIZE = 16;
const image = Float32Array.from({ length: 2 * SIZE * SIZE * 3 }, () => draws.between(-1, 1));

describe('exportGraph', () => {
  beforeAll(async () => {
    setWasmPaths(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
    await tf.setBackend('wasm');
  });

  it('writes a fused graph that WebAssembly runs and that says what the trained layers say', async () => {
    const tensors = new Map(
      [...weights].map(([name, { shape, values }]) => [name, tf.tensor(values, [...shape])]),
    );
    const verdict = heads(tensors, features(network, tensors, tf.tensor4d(image, [2, SIZE, SIZE, 3])));
    const answer = await (await graphReader(exportGraph(network, weights, SIZE, 'float32')))(image, 2);
    const differences = [
      ...answer.logits.flat().map((value, i) => Math.abs(value - (verdict.logits.dataSync()[i] as number))),
      ...answer.gate.map((value, i) => Math.abs(value - (verdict.gate.dataSync()[i] as number))),
    ];
    expect(differences).toHaveLength(8);
    expect(Math.max(...differences)).toBeLessThan(1e-3);
  });

  it('gives its weights back to training, to the precision of half floats', () => {
    const back = importGraph(exportGraph(network, weights, SIZE));
    expect([...back.keys()].sort()).toEqual([...weights.keys()].sort());
    for (const [name, { shape, values }] of weights) {
      expect(back.get(name)?.shape).toEqual(shape);
      values.forEach((value, i) => {
        expect(back.get(name)?.values[i]).toBeCloseTo(value, 2);
      });
    }
  });
});
