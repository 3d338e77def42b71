import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Manifest } from './manifest.js';
import { readModel } from './read-model.js';
import { makeModel } from './tiny-model.js';

describe('readModel', () => {
  it('reads a folder whose files are what its manifest says', async () => {
    const folder = await makeModel();
    const { manifest, artifacts } = await readModel(folder.directory);
    expect(manifest.id).toBe('thirds-1');
    expect(artifacts.weightSpecs?.map(({ name }) => name)).toContain('bands');
    await folder.remove();
  });

  const refusals: [string, (manifest: Manifest) => unknown, RegExp][] = [
    ['a label is missing', (m) => ({ ...m, labels: ['normal', 'pneumonia'] }), /at labels/],
    ['a label comes twice', (m) => ({ ...m, labels: ['normal', 'normal', 'covid19'] }), /at labels.*once/],
    ['a field is unknown', (m) => ({ ...m, inputs: 3 }), /inputs/],
    [
      'two kinds of scores are named',
      (m) => ({ ...m, outputs: { logits: 'a', probabilities: 'b' } }),
      /either/,
    ],
    ['a gate has no threshold', ({ gate, ...m }) => m, /at gate/],
    [
      'black is brighter than white',
      (m) => ({ ...m, input: { ...m.input, range: [1, 0] } }),
      /at input\.range/,
    ],
    ['a path leads out of its folder', (m) => ({ ...m, file: '../model.json' }), /at file/],
    [
      'a checksum is wrong',
      (m) => ({ ...m, sha256: { ...m.sha256, 'weights.bin': '0'.repeat(64) } }),
      /weights\.bin/,
    ],
    [
      'a shard has no checksum',
      (m) => ({ ...m, sha256: { 'model.json': m.sha256['model.json'] } }),
      /no checksum for weights\.bin/,
    ],
  ];
  it.each(refusals)('refuses a model where %s', async (_, change, reason) => {
    const folder = await makeModel(change);
    await expect(readModel(folder.directory)).rejects.toMatchObject({
      code: 'MODEL_REFUSED',
      reason: expect.stringMatching(reason),
    });
    await folder.remove();
  });

  it('refuses a folder with half of a manifest, or with none', async () => {
    const folder = await makeModel();
    await writeFile(join(folder.directory, 'manifest.json'), '{"schema": 1,');
    await expect(readModel(folder.directory)).rejects.toThrow(/manifest\.json is not JSON/);
    await folder.remove();
    await expect(readModel(folder.directory)).rejects.toThrow(/manifest\.json cannot be read/);
  });
});
