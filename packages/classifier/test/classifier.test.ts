import { type Classifier, createClassifier, ModelRefused } from '@lungline/classifier';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeModel, thirds } from '../src/tiny-model.js';

/** A grey picture with fine ribs and one bright third. */
async function film(
  bright: 'top' | 'middle' | 'bottom' | 'none',
  { width = 400, height = 400, base = 90 } = {},
) {
  const data = new Uint8ClampedArray(width * height);
  const band = ['top', 'middle', 'bottom'].indexOf(bright);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const lift = Math.floor((3 * y) / height) === band ? 90 : 0;
      data[y * width + x] = base + lift + (base / 2) * Math.sin(x / 4);
    }
  }
  return await sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

describe('a classifier on WebAssembly', () => {
  let model: Awaited<ReturnType<typeof makeModel>>;
  let classifier: Classifier;

  beforeAll(async () => {
    model = await makeModel();
    classifier = await createClassifier({ modelDir: model.directory, engine: 'wasm', threads: 2 });
  });
  afterAll(async () => {
    await classifier.close();
    await model.remove();
  });

  it('says what it runs', () => {
    expect(classifier.status).toEqual({
      engine: 'wasm',
      engineNote: 'wasm engine asked for',
      model: 'thirds-1',
      threads: 2,
    });
  });

  it.each(Object.entries(thirds))('finds what speaks for %s, and draws where', async (label, third) => {
    const screening = await classifier.classify(await film(third));
    expect(screening).toMatchObject({
      outcome: 'classified',
      quality: [],
      model: 'thirds-1',
      engine: 'wasm',
    });
    const shares = Object.entries(screening.probabilities ?? {});
    expect(shares.map(([name]) => name)).toEqual(['normal', 'pneumonia', 'covid19']);
    expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(shares.toSorted(([, a], [, b]) => b - a)[0]?.[0]).toBe(label);
    expect(screening.chestXray).toBeGreaterThan(0.9);
    const picture = await sharp(screening.attention ?? undefined).metadata();
    expect(picture).toMatchObject({ format: 'jpeg', width: 640 });
  });

  it('is uncertain where nothing stands out', async () => {
    const { outcome, probabilities, attention } = await classifier.classify(await film('none'));
    expect(outcome).toBe('uncertain');
    expect(probabilities?.normal).toBeCloseTo(1 / 3, 1);
    expect(attention).not.toBeNull();
  });

  it('gives no percentages for what is no film', async () => {
    expect(await classifier.classify(await film('none', { base: 12 }))).toMatchObject({
      outcome: 'not_chest_xray',
      probabilities: null,
      attention: null,
    });
  });

  it('gives no percentages for a picture too poor to read, and names what is wrong', async () => {
    const screening = await classifier.classify(await film('top', { width: 60, height: 60 }));
    expect(screening).toMatchObject({ outcome: 'poor_quality', probabilities: null });
    expect(screening.quality[0]).toBe('too_small');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['text', Buffer.from('covid test'), 'unsupported_type'],
    ['half a file', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), 'damaged'],
  ])('calls %s unreadable, with the reason', async (_, bytes, reason) => {
    expect(await classifier.classify(bytes)).toMatchObject({
      outcome: 'unreadable',
      quality: [reason],
      chestXray: 0,
    });
  });

  it('reads many films at once, each with its own answer', async () => {
    const all = Object.entries(thirds).flatMap((pair) => Array.from({ length: 8 }, () => pair));
    const found = await Promise.all(
      all.map(async ([label, third]) => {
        const { probabilities } = await classifier.classify(await film(third));
        return (probabilities?.[label as keyof typeof thirds] ?? 0) > 0.5;
      }),
    );
    expect(found.every(Boolean)).toBe(true);
  });

  it('stops waiting when it is told to, and reads the next film all the same', async () => {
    const bytes = await film('top');
    const reason = new Error('enough');
    await expect(classifier.classify(bytes, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const waiting = classifier.classify(bytes, controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(await classifier.classify(bytes)).toMatchObject({ outcome: 'classified' });
  });
});

describe('the choice of an engine', () => {
  it('falls back on WebAssembly by itself and says why, or runs the native engine where it is', async () => {
    const model = await makeModel();
    const classifier = await createClassifier({ modelDir: model.directory, engine: 'auto', threads: 1 });
    const { engine, engineNote } = classifier.status;
    expect(engineNote).toMatch(engine === 'native' ? /^native library found$/ : /^no native engine: ./);
    expect(await classifier.classify(await film('top'))).toMatchObject({ outcome: 'classified', engine });
    await classifier.close();
    await expect(classifier.classify(await film('top'))).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      retryable: true,
    });
    await model.remove();
  });
});

describe('a model that does not fit', () => {
  it('is refused at the start, with the reason', async () => {
    const model = await makeModel((manifest) => ({ ...manifest, input: { ...manifest.input, size: 64 } }));
    const opening = createClassifier({ modelDir: model.directory, engine: 'wasm', threads: 1 });
    await expect(opening).rejects.toThrow(ModelRefused);
    await expect(opening).rejects.toMatchObject({
      code: 'MODEL_REFUSED',
      reason: expect.stringContaining('its input is'),
    });
    await model.remove();
  });
});
