import { describe, expect, it } from 'vitest';
import { findFrame } from './find-frame.js';
import type { Pixels } from './pixels.js';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of one ground with a film of uneven greys on it, and lines of writing above and below. */
function screen(
  width: number,
  height: number,
  ground: number,
  film: Box,
  lines: readonly number[] = [],
): Pixels {
  const data = new Uint8Array(width * height).fill(ground);
  for (const top of lines) {
    for (let y = top; y < top + 3; y++) {
      for (let x = 6; x < width - 30; x += 2) data[y * width + x] = 255 - ground;
    }
  }
  for (let y = 0; y < film.height; y++) {
    for (let x = 0; x < film.width; x++) {
      data[(film.top + y) * width + film.left + x] = 110 + 60 * Math.sin(x / 7) * Math.cos(y / 9);
    }
  }
  return { width, height, channels: 1, data };
}

const near = (found: Box | undefined, expected: Box) => {
  for (const side of ['left', 'top', 'width', 'height'] as const) {
    expect(Math.abs((found?.[side] ?? Number.NaN) - expected[side]), side).toBeLessThanOrEqual(3);
  }
};

describe('findFrame', () => {
  it.each([0, 255, 30])('finds a film in a phone screen of level %i, writing above and below', (ground) => {
    const film = { left: 0, top: 80, width: 128, height: 120 };
    near(findFrame(screen(128, 270, ground, film, [4, 14, 22, 250, 258])), film);
  });

  it('finds a film between black bars', () => {
    const film = { left: 60, top: 0, width: 128, height: 128 };
    near(findFrame(screen(250, 128, 0, film)), film);
  });

  it('leaves a film alone that fills its picture or nearly', () => {
    expect(findFrame(screen(128, 128, 0, { left: 0, top: 0, width: 128, height: 128 }))).toBeUndefined();
    expect(findFrame(screen(140, 140, 0, { left: 8, top: 8, width: 124, height: 124 }))).toBeUndefined();
  });

  it('takes neither a strip, nor a stamp, nor a page of writing for a film', () => {
    expect(findFrame(screen(128, 270, 0, { left: 0, top: 90, width: 128, height: 50 }))).toBeUndefined();
    expect(findFrame(screen(200, 200, 0, { left: 80, top: 80, width: 40, height: 40 }))).toBeUndefined();
    const page = screen(
      128,
      180,
      255,
      { left: 0, top: 0, width: 0, height: 0 },
      [10, 20, 30, 40, 50, 60, 70],
    );
    expect(findFrame(page)).toBeUndefined();
  });
});
