import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createClassifier,
  draftManifest,
  type Label,
  labels,
  ModelRefused,
  readModel,
} from '@lungline/classifier';
import { openNetwork, startEngine } from '@lungline/classifier/engine';
import { type Pixels, toTensor } from '@lungline/radiograph';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judge } from '../src/judge.js';
import type { EngineName } from '../src/types.js';

/** Models made with Keras and the TensorFlow.js converter: models/README.md. */
const folderOf = (name: string): string => fileURLToPath(new URL(`./models/${name}`, import.meta.url));

const SIDE = 120;
/** A picture from the shares of red, green and blue at a height of 0 to 1. */
function picture(colourAt: (height: number) => readonly [number, number, number]): Pixels {
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let i = 0; i < SIDE * SIDE; i++) {
    data.set(
      colourAt(Math.floor(i / SIDE) / SIDE).map((share) => 255 * share),
      i * 3,
    );
  }
  return { width: SIDE, height: SIDE, channels: 3, data };
}

const flat = (level: number): Pixels => picture(() => [level, level, level]);
const bright = (third: number): Pixels =>
  picture((height) => (Math.floor(height * 3) === third ? [0.7, 0.7, 0.7] : [0.35, 0.35, 0.35]));
const strongest = (channel: number): Pixels =>
  picture(() => [0, 1, 2].map((c) => (c === channel ? 0.65 : 0.3)) as [number, number, number]);

/** Of each model, what its maker taught it, in Lungline's classes. */
const models: readonly (readonly [name: string, pictures: Readonly<Record<Label, Pixels>>])[] = [
  ['keras', { covid19: flat(0.25), normal: flat(0.5), pneumonia: flat(0.75) }],
  ['teachable-machine', { covid19: bright(0), normal: bright(1), pneumonia: bright(2) }],
  ['custom-vision', { pneumonia: strongest(0), covid19: strongest(1), normal: strongest(2) }],
];

const native = await startEngine('native').then(
  () => true,
  () => false,
);
const engines: readonly EngineName[] = native ? ['wasm', 'native'] : ['wasm'];

describe.each(engines)('a model made elsewhere, on the %s engine', (engine) => {
  it.each(models)(
    '%s: its classes are told by name, its colours and levels as its maker had them',
    async (name, pictures) => {
      await startEngine(engine);
      const model = await readModel(folderOf(name));
      const network = await openNetwork(model);
      for (const label of labels) {
        const reading = network.read(toTensor(pictures[label], model.manifest.input));
        const judgement = judge(reading, model.manifest, { findings: [], film: 1 });
        expect(judgement).toMatchObject({ outcome: 'classified', likeliest: label, chestXray: 1 });
      }
      network.close();
    },
  );

  it('keras: a second output gives the maps, in the order of the classes, and their mean is the logits', async () => {
    await startEngine(engine);
    const model = await readModel(folderOf('keras'));
    const network = await openNetwork(model);
    const { logits, maps } = network.read(toTensor(flat(0.3), model.manifest.input));
    network.close();
    expect(maps).toMatchObject({ width: 12, height: 12 });
    const means = labels.map((_, c) => {
      const values = [...(maps?.values ?? [])].filter((_, i) => i % labels.length === c);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    });
    for (const [c, mean] of means.entries()) expect(mean).toBeCloseTo(logits[c] ?? Number.NaN, 4);
  });
});

describe('without a gate or maps', () => {
  it('every picture is taken for a film, and no picture of attention is drawn', async () => {
    const classifier = await createClassifier({
      modelDir: folderOf('teachable-machine'),
      engine: 'wasm',
      threads: 1,
    });
    const film = await readFile(fileURLToPath(new URL('../../model/films/normal-1.jpg', import.meta.url)));
    const screening = await classifier.classify(film);
    await classifier.close();
    expect(screening).toMatchObject({ model: 'teachable-machine-example', chestXray: 1, attention: null });
    expect(['classified', 'uncertain']).toContain(screening.outcome);
  });
});

describe('a manifest drafted from the files of an export', () => {
  const named = { normal: 'Healthy', pneumonia: 'Lung infection', covid19: 'Corona' };
  it.each([
    ['teachable-machine', named],
    ['teachable-machine', {}],
    ['custom-vision', {}],
  ] as const)('of %s is the one that its maker wrote', async (name, names) => {
    const { id, decision, ...drafted } = await draftManifest(folderOf(name), names);
    const { id: _, decision: __, ...written } = (await readModel(folderOf(name))).manifest;
    expect(drafted).toEqual(written);
    expect(id).toBe(name);
  });

  it('of keras leaves to a person what only its maker knows', async () => {
    const { format, input, outputs } = await draftManifest(folderOf('keras'));
    expect({ format, outputs }).toEqual({ format: 'layers', outputs: { logits: 'logits' } });
    expect(input).toMatchObject({ size: 48, colour: 'mono', range: [0, 1] });
  });

  it('asks where a class cannot be told by its name, and where there is no model', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lungline-own-'));
    await expect(draftManifest(folder)).rejects.toThrow(/holds no model\.json/);
    await cp(folderOf('custom-vision'), folder, { recursive: true });
    await writeFile(join(folder, 'labels.txt'), 'Class 1\nClass 2\nClass 3\n');
    await expect(draftManifest(folder)).rejects.toThrow(/which of its classes is normal/);
    await rm(folder, { recursive: true });
  });
});

describe('a manifest that does not fit', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lungline-own-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  type Loose = Record<string, Record<string, unknown>>;
  const refusals: [string, string, (manifest: Loose) => unknown, RegExp][] = [
    [
      'teachable-machine',
      'a class name that the export does not have',
      (m) => ({
        ...m,
        labels: { ...m['labels'], names: { normal: 'Well', pneumonia: 'Lung infection', covid19: 'Corona' } },
      }),
      /no class "Well", only Corona, Healthy, Lung infection/,
    ],
    [
      'custom-vision',
      'two classes of one name',
      (m) => ({
        ...m,
        labels: { ...m['labels'], names: { normal: 'Covid', pneumonia: 'Pneumonia', covid19: 'Covid' } },
      }),
      /at labels/,
    ],
    [
      'custom-vision',
      'an output that the graph does not have',
      (m) => ({ ...m, outputs: { probabilities: 'loss' } }),
      /no output loss; its outputs are/,
    ],
    [
      'teachable-machine',
      'an output that the layers do not have',
      (m) => ({ ...m, outputs: { probabilities: 'dense' } }),
      /no output dense, only/,
    ],
    [
      'custom-vision',
      'softmax given out as logits',
      ({ outputs, ...m }) => ({ ...m, outputs: { logits: outputs?.['probabilities'] } }),
      /shares already/,
    ],
    [
      'keras',
      'logits given out as shares',
      (m) => ({ ...m, outputs: { probabilities: 'logits' } }),
      /do not add up to 1/,
    ],
    [
      'keras',
      'three channels for one',
      (m) => ({ ...m, input: { ...m['input'], colour: 'grey', normalise: undefined } }),
      /48, 48, 1.*48, 48, 3/,
    ],
    [
      'keras',
      'means of three channels for one',
      (m) => ({ ...m, input: { ...m['input'], normalise: { mean: [0, 0, 0], deviation: [1, 1, 1] } } }),
      /at input\.normalise/,
    ],
    [
      'keras',
      'another size',
      (m) => ({ ...m, input: { ...m['input'], size: 224 } }),
      /48, 48, 1.*224, 224, 1/,
    ],
    [
      'teachable-machine',
      'a graph for layers',
      (m) => ({ ...m, format: 'graph' }),
      /cannot load it|no output/,
    ],
  ];
  it.each(refusals)('of %s is refused at the start: %s', async (name, _, change, reason) => {
    await cp(folderOf(name), folder, { recursive: true });
    const file = join(folder, 'manifest.json');
    await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8')))));
    const opened = createClassifier({ modelDir: folder, engine: 'wasm', threads: 1 });
    await expect(opened).rejects.toBeInstanceOf(ModelRefused);
    await expect(opened).rejects.toMatchObject({
      code: 'MODEL_REFUSED',
      reason: expect.stringMatching(reason),
    });
  });

  it('and so is a file of names that was changed, or names four', async () => {
    await cp(folderOf('custom-vision'), folder, { recursive: true });
    await writeFile(join(folder, 'labels.txt'), 'Pneumonia\nCovid\nNegative\nOther\n');
    await expect(readModel(folder)).rejects.toThrow(/checksum of labels\.txt/);
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    const { createHash } = await import('node:crypto');
    const sum = createHash('sha256')
      .update(await readFile(join(folder, 'labels.txt')))
      .digest('hex');
    await writeFile(file, JSON.stringify({ ...manifest, sha256: { ...manifest.sha256, 'labels.txt': sum } }));
    await expect(readModel(folder)).rejects.toThrow(/names 4 classes/);
  });
});
