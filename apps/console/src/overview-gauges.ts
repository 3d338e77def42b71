import { Gauge, type Registry } from 'prom-client';
import type { Overview } from './overview.js';

const states = ['waiting', 'active', 'delayed', 'completed', 'failed'] as const;

export interface OverviewGauges {
  /** Takes over what was just seen; null where Redis did not answer. */
  set(overview: Overview | null): void;
}

/** What Prometheus reads off the console; the depth of the queues is the same whoever asks, so it stands here once. */
export function createOverviewGauges(registry: Registry): OverviewGauges {
  const registers = [registry];
  const redisUp = new Gauge({
    name: 'lungline_redis_up',
    help: 'Whether Redis answered the console (1) or not (0).',
    registers,
  });
  const redisMemory = new Gauge({
    name: 'lungline_redis_memory_used_bytes',
    help: 'Memory that Redis uses, in bytes.',
    registers,
  });
  const jobs = new Gauge({
    name: 'lungline_queue_jobs',
    help: 'Jobs that each queue holds, by state.',
    labelNames: ['queue', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'lungline_queue_oldest_waiting_seconds',
    help: 'Age of the job that has waited longest in each queue, in seconds; 0 where none waits.',
    labelNames: ['queue'],
    registers,
  });
  const workers = new Gauge({
    name: 'lungline_workers',
    help: 'Workers that have announced themselves within the last 15 seconds.',
    registers,
  });
  return {
    set: (overview) => {
      redisUp.set(overview === null ? 0 : 1);
      // An unknown depth is no depth of zero: a scrape without Redis shows no queue at all.
      for (const gauge of [redisMemory, jobs, oldest, workers]) gauge.reset();
      if (overview === null) {
        redisMemory.remove();
        workers.remove();
        return;
      }
      redisMemory.set(overview.redis.usedBytes);
      workers.set(overview.workers.length);
      for (const queue of overview.queues) {
        for (const state of states) jobs.set({ queue: queue.name, state }, queue[state]);
        oldest.set({ queue: queue.name }, (queue.oldestWaitingMs ?? 0) / 1_000);
      }
    },
  };
}
