import { describe, expect, it } from 'vitest';
import { augment, phonePhoto } from './augment.js';
import { blankPicture } from './blank-pictures.js';
import { random } from './random.js';

const film = blankPicture(96, random(11));
const options = { hideLungs: 0.5, photo: 0.5 };

describe('augment', () => {
  it('draws the same picture from the same seed, and another from another', () => {
    const draw = (seed: number) => augment(film, 64, random(seed), options);
    expect(draw(4)).toEqual(draw(4));
    expect(draw(4).picture.pixels).not.toEqual(draw(5).picture.pixels);
  });

  it('keeps to the size asked for and to levels from black to white', () => {
    const draws = random(2);
    for (let i = 0; i < 60; i++) {
      const { picture } = augment(film, 64, draws, options);
      expect(picture.pixels).toHaveLength(64 * 64);
      // JPEG may overshoot a little at an edge; the conversion to bytes clamps it.
      expect(picture.pixels.every((value) => value > -0.6 && value < 1.6)).toBe(true);
    }
  });
});

it('a simulated phone photo is of the size asked for', () => {
  expect(phonePhoto(film, 120, random(1)).pixels).toHaveLength(120 * 120);
});
