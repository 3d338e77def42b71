/** Numbers that look random and follow from a seed alone. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** A whole number from `least` to `most`. */
  within(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** A stream of its own for each name: what one does leaves the others as they are. */
  fork(name: string): Random;
}

/** mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const within = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    within,
    pick: (items) => {
      const item = items[within(0, items.length - 1)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    fork: (name) =>
      createRandom([...name].reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), seed)),
  };
}
