import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholePercents } from './whole-percents.js';

describe('whole percents', () => {
  it('add up to 100 where plain rounding would not', () => {
    expect(wholePercents([0.335, 0.335, 0.33]).map(({ whole }) => whole)).toEqual([34, 33, 33]);
    expect(wholePercents([1 / 3, 1 / 3, 1 / 3]).map(({ whole }) => whole)).toEqual([34, 33, 33]);
  });

  it('never call a little nothing, nor nearly everything everything', () => {
    expect(wholePercents([0.998, 0.002, 0])).toEqual([
      { whole: 99, bound: 'above' },
      { whole: 1, bound: 'below' },
      { whole: 0, bound: 'exact' },
    ]);
    expect(wholePercents([1, 0, 0])[0]).toEqual({ whole: 100, bound: 'exact' });
  });

  it('lie within one of each share, and add up unless a bound stands for one of them', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(weights, (raw) => {
        const sum = raw.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0.01);
        const shares = raw.map((value) => value / sum);
        const percents = wholePercents(shares);
        percents.forEach(({ whole }, i) => {
          expect(Math.abs(whole - 100 * (shares[i] as number))).toBeLessThanOrEqual(1);
        });
        if (percents.every(({ bound }) => bound === 'exact')) {
          expect(percents.reduce((total, { whole }) => total + whole, 0)).toBe(100);
        }
      }),
    );
  });
});
