/** Seeded chance (mulberry32): the same corpus on every machine. */
export interface Chance {
  /** Integer in [0, bound). */
  below(bound: number): number;
  bytes(length: number): Buffer;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return { below, bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))) };
}
