import { describe, expect, it } from 'vitest';
import { duration, memory } from './quantities.js';

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [522_000_000, '6 d 1 h'],
  ])('%i ms is %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});

describe('memory', () => {
  it.each([
    [1_500_000, '1.4 MiB'],
    [180 * 2 ** 20, '180 MiB'],
    [3 * 2 ** 30, '3.0 GiB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(memory(bytes)).toBe(words);
  });
});
