import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEngine } from '@lungline/classifier/engine';
import { decodeRadiograph } from '@lungline/radiograph';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LungSegmenter, openLungSegmenter } from './lung-segmenter.js';

const beside = (path: string): string => fileURLToPath(new URL(`../../model/${path}`, import.meta.url));

describe('the shipped lung segmenter', () => {
  let segmenter: LungSegmenter;
  beforeAll(async () => {
    await startEngine('wasm');
    segmenter = await openLungSegmenter(beside('lungs'));
  });

  it('finds a lung on either side of every shipped film, and nothing at the rim', async () => {
    for (const name of (await readdir(beside('films'))).filter((file) => file.endsWith('.jpg'))) {
      const film = await decodeRadiograph(await readFile(join(beside('films'), name)));
      if (film.type !== 'film') throw new Error(`${name} cannot be read`);
      const { size = 0, places = new Uint8Array() } = segmenter.find(film) ?? {};
      const share = (from: number, to: number): number => {
        const inside = [...places.keys()].filter((i) => i % size >= from * size && i % size < to * size);
        return inside.filter((i) => places[i] === 1).length / inside.length;
      };
      expect(share(0.1, 0.45), name).toBeGreaterThan(0.15);
      expect(share(0.55, 0.9), name).toBeGreaterThan(0.15);
      expect(share(0, 0.03) + share(0.97, 1), name).toBeLessThan(0.2);
    }
  });

  it('is small, and was measured on patients that it was not trained on', async () => {
    expect((await stat(join(beside('lungs'), 'weights.bin'))).size).toBeLessThan(500_000);
    const { figures } = segmenter.manifest;
    expect(figures.patients).toBeGreaterThan(9);
    expect(figures.dice.interval[0]).toBeGreaterThan(0.85);
  });

  it('refuses weights that are not those of its manifest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lungline-lungs-'));
    await cp(beside('lungs'), folder, { recursive: true });
    await writeFile(join(folder, 'weights.bin'), new Uint8Array(300_000));
    await expect(openLungSegmenter(folder)).rejects.toThrow(/not those of lungs\.json/);
    await rm(folder, { recursive: true });
  });
});
