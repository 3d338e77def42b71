import { describe, expect, it } from 'vitest';
import { measureFilm } from './measure-film.js';
import type { Pixels } from './pixels.js';

/** A soft chest-like ramp with fine ribs on it: `level` is its middle, `swing` its contrast, `detail` its ribs. */
function film({ side = 128, level = 128, swing = 60, detail = 20 } = {}): Pixels {
  const data = new Uint8ClampedArray(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      data[y * side + x] = level + swing * Math.sin((x / side) * 6) + detail * Math.sin((y / side) * 150);
    }
  }
  return { width: side, height: side, channels: 1, data };
}

const measure = (picture: Pixels) => measureFilm(picture, { width: 900, height: 700 });

describe('measureFilm', () => {
  it('takes the size from the film as it came', () => {
    expect(measure(film()).shortSide).toBe(700);
  });

  it('follows level and contrast', () => {
    const [dim, light] = [measure(film({ level: 60, swing: 20 })), measure(film({ level: 180, swing: 60 }))];
    expect(light.brightness - dim.brightness).toBeCloseTo(120, -1);
    expect(light.contrast).toBeGreaterThan(1.5 * dim.contrast);
  });

  it('calls a film with less detail softer whatever its contrast, and a flat picture not sharp', () => {
    const sharp = measure(film());
    const soft = measure(film({ detail: 2 }));
    expect(soft.sharpness).toBeLessThan(sharp.sharpness / 10);
    expect(measure(film({ swing: 30, detail: 10 })).sharpness).toBeCloseTo(sharp.sharpness, 1);
    expect(measure(film({ swing: 0, detail: 0 })).sharpness).toBe(0);
  });
});
