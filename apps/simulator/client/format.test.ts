import { describe, expect, it } from 'vitest';
import { bytesOf, dayOf } from './format.js';

describe('dayOf', () => {
  const now = new Date(2026, 2, 10, 0, 30);

  it('names today and yesterday by the calendar, not by 24 hours', () => {
    expect(dayOf(new Date(2026, 2, 10, 0, 1).toISOString(), now)).toBe('Today');
    expect(dayOf(new Date(2026, 2, 9, 23, 59).toISOString(), now)).toBe('Yesterday');
  });

  it('names an older day by its date', () => {
    expect(dayOf(new Date(2026, 2, 1, 12).toISOString(), now)).toContain('March');
  });
});

describe('bytesOf', () => {
  it.each([
    [999, '999 B'],
    [12_345, '12 kB'],
    [3_460_000, '3.5 MB'],
  ])('%i', (bytes, words) => {
    expect(bytesOf(bytes)).toBe(words);
  });
});
