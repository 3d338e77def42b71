import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.js';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('inOrder', () => {
  it('keeps the order, whichever is done first, and starts no more than it may', async () => {
    let running = 0;
    let most = 0;
    const work = async (turns: number) => {
      most = Math.max(most, ++running);
      for (let i = 0; i < turns; i++) await Promise.resolve();
      running--;
      return turns;
    };
    const items = [50, 1, 30, 2, 20, 3];
    expect(await collect(inOrder(items, 3, work))).toEqual(items);
    expect(most).toBe(3);
  });

  it('passes a failure on when its turn comes', async () => {
    const taken: number[] = [];
    const work = async (n: number) => (n === 2 ? Promise.reject(new Error('two')) : n);
    await expect(
      (async () => {
        for await (const n of inOrder([1, 2, 3], 3, work)) taken.push(n);
      })(),
    ).rejects.toThrow('two');
    expect(taken).toEqual([1]);
  });
});
