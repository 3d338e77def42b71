import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from './data-set.js';
import type { Network } from './network.js';
import { random } from './random.js';
import { makeViews, type ViewsPlan } from './views.js';

const frozen: Network = {
  name: 'small',
  origin: 'made up',
  input: 'image',
  layers: [{ kind: 'conv', name: 'stem', input: 'image', stride: 32, padding: 'same', activation: 'linear' }],
  output: 'stem',
  channels: 2,
  weights: new Map(),
};
const names = ['a.jpg', 'b.jpg'];
let folder: string;
let plan: ViewsPlan;

beforeAll(async () => {
  setWasmPaths(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  await tf.setBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'views-'));
  const draws = random(1);
  for (const name of names) {
    const data = Uint8Array.from({ length: 320 * 320 }, () => draws.below(256));
    const film = sharp(data, { raw: { width: 320, height: 320, channels: 1 } }).jpeg();
    await writeFile(join(folder, name), await film.toBuffer());
  }
  plan = {
    data: folder,
    folder: join(folder, 'views'),
    items: names.map(
      (file): Item => ({
        file,
        label: 'normal',
        source: 's',
        ageGroup: 'adult',
        group: file,
        sha256: undefined,
      }),
    ),
    frozen,
    weights: new Map([
      ['stem/kernel', tf.randomNormal([32, 32, 3, 2], 0, 0.1, 'float32', 4)],
      ['stem/bias', tf.zeros([2])],
    ]),
    views: 2,
    seed: 5,
  };
});
afterAll(() => rm(folder, { recursive: true }));

async function read(file: string, view: number): Promise<Float32Array> {
  const views = await makeViews(plan, () => undefined);
  const [height, width, channels] = views.shape;
  const into = new Float32Array(height * width * channels);
  await views.read(view, file, into);
  await views.close();
  return into;
}

describe('makeViews', () => {
  it('keeps what the frozen part makes of each picture, and makes it once', async () => {
    const first = await read('b.jpg', 1);
    expect(first).toHaveLength(9 * 9 * 2);
    expect(new Set(first).size).toBeGreaterThan(100);
    expect(await read('b.jpg', 1)).toEqual(first);
    expect(await read('b.jpg', 0)).not.toEqual(first);
    expect(await read('a.jpg', 1)).not.toEqual(first);
  });

  it('serves a run that needs fewer pictures', async () => {
    const before = await read('b.jpg', 0);
    plan = { ...plan, items: plan.items.slice(1) };
    expect(await read('b.jpg', 0)).toEqual(before);
  });

  it('refuses views that were made from another seed', async () => {
    await expect(makeViews({ ...plan, seed: 6 }, () => undefined)).rejects.toThrow('new folder');
  });

  it('says which picture has no view', async () => {
    await expect(read('c.jpg', 0)).rejects.toThrow('c.jpg');
  });
});
