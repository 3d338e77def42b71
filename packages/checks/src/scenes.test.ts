import type { Pixels } from '@lungline/radiograph';
import { random } from '@lungline/training/parts';
import { expect, it } from 'vitest';
import { drawScene, SCENE_SIDE } from './scenes.js';

/** A picture that is bright above and dark below, so that a turn shows. */
const film: Pixels = {
  width: 60,
  height: 60,
  channels: 1,
  data: Uint8Array.from({ length: 3600 }, (_, i) => (i < 1800 ? 210 : 60)),
};
const other: Pixels = { ...film, data: new Uint8Array(3600).fill(128) };
const sources = { films: [film], laterals: [], others: [other] };

const scenes = (count: number) => {
  const rng = random(3);
  return Array.from({ length: count }, () => drawScene(sources, rng));
};

it('draws the same scenes from the same seed', () => {
  expect(scenes(3)).toEqual(scenes(3));
});

it('asks nothing of a picture that holds no film, and everything else of some', () => {
  const drawn = scenes(400);
  for (const { film: isFilm, turn, inverted, several, cutOff } of drawn) {
    if (!isFilm)
      expect([turn, inverted, several, cutOff]).toEqual([undefined, undefined, undefined, undefined]);
    if (several) expect(cutOff).toBeUndefined();
  }
  for (const kind of ['film', 'inverted', 'several', 'cutOff'] as const) {
    expect(
      drawn.some((scene) => scene[kind] === true),
      kind,
    ).toBe(true);
    expect(
      drawn.some((scene) => scene[kind] === false),
      kind,
    ).toBe(true);
  }
});

it('turns as it says: the bright upper half of a film lies to the right after a quarter clockwise', () => {
  const mean = (picture: Pixels, holds: (x: number, y: number) => boolean): number => {
    const levels = [...picture.data].filter((_, i) => holds(i % SCENE_SIDE, Math.floor(i / SCENE_SIDE)));
    return levels.reduce((sum, level) => sum + level, 0) / levels.length;
  };
  const half = SCENE_SIDE / 2;
  const bright = [
    (_: number, y: number) => y < half,
    (x: number) => x >= half,
    (_: number, y: number) => y >= half,
    (x: number) => x < half,
  ];
  const plain = scenes(400).filter(
    ({ film: isFilm, several, cutOff, inverted }) =>
      isFilm && several === false && cutOff === false && inverted === false,
  );
  let right = 0;
  for (const { picture, turn = 0 } of plain) {
    const isBright = bright[turn] as (x: number, y: number) => boolean;
    if (mean(picture, isBright) > mean(picture, (x, y) => !isBright(x, y))) right += 1;
  }
  // Uneven light and rooms around the film may outshine it now and then.
  expect(right / plain.length).toBeGreaterThan(0.9);
});
