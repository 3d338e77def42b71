import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labels, type Screening } from '@lungline/classifier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const films = process.env['LUNGLINE_FILMS'] ?? here('../../../../shared/data/originals');

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function lungline(args: string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const environment = { ...process.env, CLASSIFIER_ENGINE: 'wasm', CLASSIFIER_THREADS: '1', ...env };
    execFile(
      process.execPath,
      [here('../bin/lungline.mjs'), ...args],
      { env: environment },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

type Line = Omit<Screening, 'attention'> & { readonly file: string };
const parseLines = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lungline-classify-'));
  await writeFile(join(folder, 'b.jpg'), 'covid test');
  await writeFile(join(folder, 'a.png'), '');
});
afterAll(() => rm(folder, { recursive: true }));

describe('lungline classify --json', () => {
  it('prints one line a picture in order, and ends well where all are rejected', async () => {
    const { code, stdout } = await lungline(['classify', folder, '--json']);
    expect(code).toBe(0);
    expect(parseLines(stdout)).toEqual(
      [
        ['a.png', 'empty'],
        ['b.jpg', 'unsupported_type'],
      ].map(([name = '', reason]) => ({
        file: join(folder, name),
        outcome: 'unreadable',
        probabilities: null,
        chestXray: 0,
        quality: [reason],
        model: expect.stringMatching(/./),
        engine: 'wasm',
        ms: expect.any(Number),
      })),
    );
  });

  it('says in a sentence what is not there, and prints no line', async () => {
    const { code, stdout, stderr } = await lungline([
      'classify',
      join(folder, 'a.png'),
      join(folder, 'c.png'),
    ]);
    expect({ code, stdout }).toEqual({ code: 66, stdout: '' });
    expect(stderr).toBe(`lungline: no such file or folder: ${join(folder, 'c.png')}\n`);
  });

  it('does not start with a model that does not fit', async () => {
    const { code, stderr } = await lungline(['classify', folder], { MODEL_DIR: folder });
    expect(code).toBe(78);
    expect(stderr).toMatch(/^lungline: The model is refused: manifest\.json cannot be read.*\n$/);
  });

  it.skipIf(!existsSync(films))(
    existsSync(films)
      ? 'reads the real originals'
      : 'reads the real originals (skipped: LUNGLINE_FILMS names no folder)',
    async () => {
      const { code, stdout } = await lungline(['classify', films, '--json']);
      expect(code).toBe(0);
      const lines = parseLines(stdout);
      expect(lines).toHaveLength((await readdir(films)).filter((name) => /\.(jpe?g|png)$/.test(name)).length);
      for (const { outcome, probabilities, chestXray } of lines) {
        expect(['classified', 'uncertain']).toContain(outcome);
        expect(chestXray).toBeGreaterThan(0.5);
        expect(Object.keys(probabilities ?? {})).toEqual([...labels]);
        expect(Object.values(probabilities ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      }
    },
  );
});
