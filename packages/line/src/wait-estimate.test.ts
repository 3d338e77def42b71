import type { QueueCounts } from '@lungline/queues';
import type { WorkerRecord } from '@lungline/store';
import { describe, expect, it } from 'vitest';
import { createWaitEstimate } from './wait-estimate.js';

const none: QueueCounts = { waiting: 0, active: 0, delayed: 0, completed: 9, failed: 9 };
const worker = (threads: number, msPerFilm: number | null): WorkerRecord => ({
  id: `w${threads}`,
  engine: 'wasm',
  model: 'm',
  threads,
  msPerFilm,
  rss: 1,
  startedAt: 0,
  seenAt: 0,
});

describe('the estimate of a wait', () => {
  let now = 0;
  let asked = 0;
  let waiting = 0;
  const estimateOf = (workers: readonly WorkerRecord[]) =>
    createWaitEstimate({
      store: { workers: async () => workers },
      queues: {
        counts: async () => {
          asked += 1;
          return { analysis: { ...none, waiting, active: 2 }, outbound: none, erasure: none };
        },
      },
      clock: () => now,
    });

  it('is the films before this one, times what a film takes, shared among threads', async () => {
    waiting = 57;
    // Two films a second and one film a second: 60 films take 20 seconds.
    expect(await estimateOf([worker(2, 1_000), worker(1, 1_000)])()).toBeCloseTo(20);
  });

  it('is not made where no worker has read a film yet, or Redis does not answer', async () => {
    expect(await estimateOf([worker(2, null)])()).toBeNull();
    const away = createWaitEstimate({
      store: { workers: () => Promise.reject(new Error('away')) },
      queues: { counts: () => Promise.reject(new Error('away')) },
      clock: () => now,
    });
    expect(await away()).toBeNull();
  });

  it('is made once a second, however often it is asked for', async () => {
    const estimate = estimateOf([worker(1, 1_000)]);
    asked = 0;
    for (let time = 0; time < 10; time++) await estimate();
    expect(asked).toBe(1);
    now += 1_000;
    await estimate();
    expect(asked).toBe(2);
  });
});
