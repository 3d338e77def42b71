import { expect, it } from 'vitest';
import type { Pixels } from './pixels.js';
import { thumbnail } from './thumbnail.js';

const grey = (width: number, height: number, level: (x: number, y: number) => number): Pixels => ({
  width,
  height,
  channels: 1,
  data: Uint8Array.from({ length: width * height }, (_, i) => level(i % width, Math.floor(i / width))),
});

it('averages whole blocks and keeps 128 pixels on the shorter side at least', () => {
  const fine = grey(800, 520, (x) => (x % 2 === 0 ? 100 : 200));
  const { width, height, data } = thumbnail(fine);
  expect([width, height]).toEqual([200, 130]);
  expect(new Set(data)).toEqual(new Set([150]));
});

it('leaves a picture alone that is small already', () => {
  const small = grey(255, 200, (x) => x);
  expect(thumbnail(small)).toBe(small);
});
