import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filmsFolder, modelFolder, syntheticFilms } from './index.js';

it('ships the weights that the manifest names, in well under 20 MB', () => {
  const manifest = JSON.parse(readFileSync(join(modelFolder, 'manifest.json'), 'utf8'));
  let size = 0;
  for (const [file, sum] of Object.entries(manifest.sha256)) {
    const bytes = readFileSync(join(modelFolder, file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);
    size += bytes.length;
  }
  expect(size).toBeLessThan(20_000_000);
});

it('ships films of every class, each a small file', () => {
  const films = syntheticFilms();
  expect(new Set(films.map(({ label }) => label))).toEqual(new Set(['normal', 'pneumonia', 'covid19']));
  for (const { file } of films) {
    expect(existsSync(join(filmsFolder, file))).toBe(true);
    expect(statSync(join(filmsFolder, file)).size).toBeLessThan(80_000);
  }
});
