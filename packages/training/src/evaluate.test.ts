import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEngine } from '@lungline/classifier/engine';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';
import { leaveOneOut } from './leave-one-out.js';
import { openLungSegmenter } from './lung-segmenter.js';
import { type OpenModel, openModel } from './measure.js';
import { modelCard } from './model-card.js';
import type { Report } from './report.js';
import { reportHtml } from './report-html.js';

const beside = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** A model that Keras made: the third of the picture that is bright is the class, and it has neither gate nor maps. */
const MODEL = beside('classifier/test/models/teachable-machine');
const thirds = { covid19: 0, normal: 1, pneumonia: 2 } as const;
const EACH = 8;

async function picture(third: number, shade: number): Promise<Buffer> {
  const [width, height] = [96, 120];
  const data = Uint8Array.from({ length: width * height }, (_, i) => {
    const row = Math.floor(i / width);
    // The model sees the central square.
    const at = Math.floor((3 * (row - 12)) / width);
    return 70 + shade + (at === third ? 90 : 0);
  });
  return await sharp(data, { raw: { width, height, channels: 1 } })
    .jpeg()
    .toBuffer();
}

describe('an evaluation, from a folder of pictures to the page', () => {
  let data: string;
  let model: OpenModel;
  let report: Report;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'lungline-evaluate-'));
    for (const [label, third] of Object.entries(thirds)) {
      await mkdir(join(data, label));
      for (let i = 0; i < EACH; i++) {
        // One normal picture lies in the wrong folder.
        const shown = label === 'pneumonia' && i === 0 ? thirds.normal : third;
        await writeFile(join(data, label, `${i}.jpg`), await picture(shown, 3 * i));
      }
    }
    await startEngine('wasm');
    model = await openModel(MODEL);
    const lungs = await openLungSegmenter(beside('model/lungs'));
    const settings = {
      data,
      part: 'all',
      source: undefined,
      engine: 'wasm',
      now: new Date(0),
      lungs,
      other: model,
    } as const;
    report = await evaluate(settings, model, () => undefined);
  });
  afterAll(async () => {
    model.close();
    await rm(data, { recursive: true });
  });

  it('finds what the model gets right, and the one that it does not', () => {
    expect(report.confusion).toEqual([
      [EACH, 0, 0],
      [1, EACH - 1, 0],
      [0, 0, EACH],
    ]);
    expect(report.worst.map(({ file, said }) => [file, said])).toEqual([['pneumonia/0.jpg', 'normal']]);
    expect(report.classes[1]?.sensitivity.value).toBeCloseTo((EACH - 1) / EACH, 10);
  });

  it('has no gate to speak of, and no attention, where the model has neither gate nor maps', () => {
    expect(report.gate).toBeUndefined();
    expect(report.lungs?.attention).toBeUndefined();
  });

  it('finds no difference between a model and itself, in any resample', () => {
    expect(report.comparison?.rows.length).toBeGreaterThan(5);
    for (const { difference } of report.comparison?.rows ?? []) {
      expect(difference).toEqual({ value: 0, interval: [0, 0] });
    }
  });

  it('reads the same photo of a film whatever else is read', async () => {
    const settings = {
      data,
      part: 'all',
      source: 'folder',
      engine: 'wasm',
      now: new Date(0),
      lungs: undefined,
      other: undefined,
    } as const;
    const again = await evaluate(settings, model, () => undefined);
    expect(again.phonePhotos).toEqual(report.phonePhotos);
  });

  it('leaves a source out only for models that were trained without it', async () => {
    await expect(leaveOneOut(data, [MODEL], report, () => undefined)).rejects.toThrow(
      /not trained with --leave-out/,
    );
  });

  it('sets a model that never saw a source beside the one that did', async () => {
    const run = await mkdtemp(join(tmpdir(), 'lungline-run-'));
    await cp(MODEL, join(run, 'model'), { recursive: true });
    const file = join(run, 'model', 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    const command = 'lungline train --data DATA --out RUN --leave-out folder --seed 1';
    await writeFile(file, JSON.stringify({ ...manifest, training: { command } }));
    const [entry, ...others] = await leaveOneOut(data, [run], report, () => undefined);
    await rm(run, { recursive: true });
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ source: 'folder', films: 3 * EACH });
    expect(entry?.balancedAccuracy).toEqual(report.balancedAccuracy);
    for (const c of entry?.classes ?? []) {
      expect(c.recalled).toEqual(c.recalledWhenSeen);
      expect(c.auc).toEqual(c.aucWhenSeen);
    }
    const whole = { ...report, leftOut: entry ? [entry] : [] };
    expect(modelCard(model.manifest, whole)).toContain('### A source never seen');
    expect(reportHtml(whole, new Map())).toContain('Sources never seen');
  });

  it('gives a page and a card without a hole in them', () => {
    for (const text of [reportHtml(report, new Map()), modelCard(model.manifest, report)]) {
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});
