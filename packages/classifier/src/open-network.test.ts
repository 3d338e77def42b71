import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from './manifest.js';
import { type Network, openNetwork } from './open-network.js';
import { type Model, readModel } from './read-model.js';
import { startEngine } from './start-engine.js';
import { makeModel, SIZE } from './tiny-model.js';

/** White in one third of the picture, grey elsewhere. */
function input(third: number): Float32Array {
  return Float32Array.from({ length: SIZE * SIZE * 3 }, (_, i) =>
    Math.floor((Math.floor(i / (SIZE * 3)) * 3) / SIZE) === third ? 1 : 0.4,
  );
}

async function model(change?: (manifest: Manifest) => unknown): Promise<Model> {
  const folder = await makeModel(change);
  const read = await readModel(folder.directory);
  await folder.remove();
  return read;
}

const reading = async (change: (manifest: Manifest) => unknown, third: number) => {
  const network = await openNetwork(await model(change));
  const said = network.read(input(third));
  network.close();
  return said;
};

beforeAll(() => startEngine('wasm'));

describe('openNetwork', () => {
  it('reads logits, gate and activation maps', async () => {
    const { logits, gate, maps } = await reading((manifest) => manifest, 1);
    expect(logits[1]).toBeGreaterThan(Math.max(logits[0] ?? 0, logits[2] ?? 0));
    expect(gate).toBeGreaterThan(0);
    expect(maps).toMatchObject({ width: SIZE / 4, height: SIZE / 4 });
    expect(maps?.values).toHaveLength((SIZE / 4) ** 2 * 3);
  });

  it('puts classes into the order of the labels', async () => {
    const straight = await reading((manifest) => manifest, 0);
    const turned = await reading(
      (manifest) => ({ ...manifest, labels: ['covid19', 'normal', 'pneumonia'] }),
      0,
    );
    const [normal = 0, pneumonia = 0, covid19 = 0] = straight.logits;
    expect(turned.logits).toEqual([pneumonia, covid19, normal]);
  });

  it('does without a gate and activation maps', async () => {
    const { logits, gate, maps } = await reading(
      ({ gate: _, ...manifest }) => ({ ...manifest, outputs: { logits: 'logits' } }),
      2,
    );
    expect(logits).toHaveLength(3);
    expect([gate, maps]).toEqual([undefined, undefined]);
  });

  it('holds the same number of tensors after any number of films', async () => {
    const before = memory().numTensors;
    const network: Network = await openNetwork(await model());
    const open = memory().numTensors;
    for (let i = 0; i < 200; i++) network.read(input(i % 3));
    expect(memory().numTensors).toBe(open);
    network.close();
    expect(memory().numTensors).toBe(before);
  });

  const refusals: [string, (manifest: Manifest) => unknown, RegExp][] = [
    [
      'its input has another size',
      (m) => ({ ...m, input: { ...m.input, size: 64 } }),
      /\[-1, 32, 32, 3\].*64/,
    ],
    [
      'its input has another name',
      (m) => ({ ...m, input: { ...m.input, name: 'picture' } }),
      /no input picture/,
    ],
    ['an output does not exist', (m) => ({ ...m, outputs: { ...m.outputs, logits: 'scores' } }), /scores/],
    [
      'an output has another shape',
      (m) => ({ ...m, outputs: { ...m.outputs, logits: 'cam' } }),
      /class scores/,
    ],
    ['it is no layers model', (m) => ({ ...m, format: 'layers' }), /cannot load/],
  ];
  it.each(refusals)('refuses a model where %s', async (_, change, reason) => {
    await expect(openNetwork(await model(change))).rejects.toMatchObject({
      code: 'MODEL_REFUSED',
      reason: expect.stringMatching(reason),
    });
  });

  it('refuses weights that are cut off', async () => {
    const { manifest, order, artifacts } = await model();
    const weightData = (artifacts.weightData as ArrayBuffer).slice(0, 400);
    await expect(openNetwork({ manifest, artifacts: { ...artifacts, weightData }, order })).rejects.toThrow(
      /refused/,
    );
  });
});
