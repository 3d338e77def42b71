import { type Classifier, createClassifier, type Screening } from '@lungline/classifier';
import { filmsFolder, modelFolder } from '@lungline/model';
import {
  type BadPicture,
  families,
  isExpected,
  makeBadPictures,
  outcomeOf,
} from '@lungline/testing/bad-pictures';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Of each family so many; `pnpm corpus` at the root reads them all and measures time and memory. */
const PER_FAMILY = 6;

describe('bad pictures, read with the shipped model', () => {
  let classifier: Classifier;
  let film: Buffer;
  let usual: Screening;
  let pictures: BadPicture[];

  beforeAll(async () => {
    classifier = await createClassifier({ modelDir: modelFolder, engine: 'wasm', threads: 1 });
    film = await sharp(`${filmsFolder}/normal-1.jpg`).toColourspace('b-w').png().toBuffer();
    usual = await classifier.classify(film);
    pictures = await makeBadPictures({ film, seed: 1 });
  });
  afterAll(() => classifier.close());

  it('has hundreds of files, each with a name of its own', () => {
    expect(pictures.length).toBeGreaterThan(300);
    expect(new Set(pictures.map(({ family, name }) => `${family}: ${name}`)).size).toBe(pictures.length);
  });

  it.each(families)('%s: each ends as documented, and the film is read as before', async (family) => {
    const light = pictures.filter((picture) => picture.family === family && picture.light);
    const chosen = light.filter((_, i) => i % Math.ceil(light.length / PER_FAMILY) === 0);
    expect(chosen.length).toBeGreaterThan(1);
    for (const { name, expected, bytes } of chosen) {
      const outcome = outcomeOf(await classifier.classify(await bytes()), usual);
      expect({ name, outcome, right: isExpected(expected, outcome) }).toMatchObject({ right: true });
    }
    expect(await classifier.classify(film)).toMatchObject({
      outcome: usual.outcome,
      probabilities: usual.probabilities,
    });
  });
});
