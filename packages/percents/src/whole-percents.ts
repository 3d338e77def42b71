/** A share as a person reads it. */
export interface Percent {
  /** 0 to 100. */
  readonly whole: number;
  /** `below` 1 or `above` 99: what is not quite nothing or not quite everything is never shown as 0 or 100. */
  readonly bound: 'exact' | 'below' | 'above';
}

/**
 * Shares that add up to 1 as whole percents that add up to 100, by largest remainder; of equal remainders the first
 * is rounded up. Text and picture of one film are read side by side, so both must round here, over the same order.
 */
export function wholePercents(shares: readonly number[]): readonly Percent[] {
  const whole = shares.map((share) => Math.floor(share * 100));
  const missing = 100 - whole.reduce((sum, percent) => sum + percent, 0);
  const remainder = (at: number): number => (shares[at] as number) * 100 - (whole[at] as number);
  const rounded = new Set(
    [...shares.keys()].sort((a, b) => remainder(b) - remainder(a)).slice(0, Math.max(0, missing)),
  );
  return shares.map((share, at) => bounded((whole[at] as number) + (rounded.has(at) ? 1 : 0), share));
}

function bounded(whole: number, share: number): Percent {
  if (whole >= 100 && share < 1) return { whole: 99, bound: 'above' };
  if (whole <= 0 && share > 0) return { whole: 1, bound: 'below' };
  return { whole, bound: 'exact' };
}
