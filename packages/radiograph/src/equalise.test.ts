import { describe, expect, it } from 'vitest';
import { equalise } from './equalise.js';

const SIZE = 64;
const ramp = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => 2 * (i % SIZE) + Math.floor(i / SIZE));

const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const mean = (v: ArrayLike<number>) => Array.from(v).reduce((s, x) => s + x, 0) / v.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] as number) - ma, (b[i] as number) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
};

describe('equalise', () => {
  it('gives nearly the same picture for a dark and a bright copy of it', () => {
    const dark = ramp.map((v) => v * 0.4);
    const bright = ramp.map((v) => 90 + v * 0.7);
    expect(correlation(equalise(dark, SIZE), equalise(bright, SIZE))).toBeGreaterThan(0.97);
  });

  it('leaves its input alone and keeps to 0..255', () => {
    const before = ramp.slice();
    const after = equalise(ramp, SIZE);
    expect(ramp).toEqual(before);
    expect(Math.max(...after)).toBeLessThanOrEqual(255);
    expect(Math.min(...after)).toBeGreaterThanOrEqual(0);
  });
});
