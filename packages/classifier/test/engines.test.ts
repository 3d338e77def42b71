import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createClassifier } from '@lungline/classifier';
import { openNetwork, type Reading, startEngine } from '@lungline/classifier/engine';
import { decodeRadiograph, toTensor } from '@lungline/radiograph';
import { describe, expect, it } from 'vitest';
import { readModel } from '../src/read-model.js';
import type { EngineName } from '../src/types.js';

const model = fileURLToPath(new URL('../../model/weights', import.meta.url));
const films = fileURLToPath(new URL('../../model/films', import.meta.url));

/** The shipped model's answers to the shipped films. */
async function readings(engine: EngineName): Promise<Reading[]> {
  await startEngine(engine);
  const opened = await readModel(model);
  const network = await openNetwork(opened);
  const answers: Reading[] = [];
  for (const name of (await readdir(films)).filter((file) => file.endsWith('.jpg')).sort()) {
    const film = await decodeRadiograph(await readFile(`${films}/${name}`));
    if (film.type !== 'film') throw new Error(`${name} cannot be read`);
    answers.push(network.read(toTensor(film, opened.manifest.input)));
  }
  network.close();
  return answers;
}

const numbersOf = ({ logits, gate = 0, maps }: Reading): number[] => [
  ...logits,
  gate,
  ...(maps?.values ?? []),
];

const portable = await readings('wasm');
/** Undefined where the native library is not here. */
const native = await readings('native').catch(() => undefined);

describe('both engines', () => {
  it.runIf(native)('agree within a thousandth, in logits, gate and every place of the maps', () => {
    expect(portable.length).toBeGreaterThan(2);
    expect(native).toHaveLength(portable.length);
    for (const [i, reading] of (native ?? []).entries()) {
      const [here = [], there = []] = [reading, portable[i]].map((r) => r && numbersOf(r));
      expect(here).toHaveLength(there.length);
      expect(Math.max(...here.map((value, k) => Math.abs(value - (there[k] ?? Number.NaN))))).toBeLessThan(
        1e-3,
      );
    }
  });

  it('the line takes the native one where it is here, and says why where it is not', async () => {
    const classifier = await createClassifier({ modelDir: model, engine: 'auto', threads: 1 });
    const { engine, engineNote } = classifier.status;
    await classifier.close();
    expect({ engine, engineNote }).toEqual(
      native
        ? { engine: 'native', engineNote: 'native library found' }
        : { engine: 'wasm', engineNote: expect.stringContaining('no native engine') },
    );
  });
});
