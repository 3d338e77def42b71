import { LunglineError } from '@lungline/errors';
import { type QueueCounts, type QueueName, type QueueSet, queueNames } from '@lungline/queues';
import type { Store, WorkerRecord } from '@lungline/store';
import type { Queue } from 'bullmq';
import { limits } from './limits.js';
import { parseRedisInfo, type RedisStatus } from './redis-status.js';

export interface QueueStatus extends QueueCounts {
  readonly name: QueueName;
  /** Age of the job that has waited longest, in milliseconds; null where none waits. */
  readonly oldestWaitingMs: number | null;
}

export interface Overview {
  readonly at: number;
  readonly queues: readonly QueueStatus[];
  readonly workers: readonly WorkerRecord[];
  readonly redis: RedisStatus;
}

export interface OverviewSources {
  readonly queueSet: Pick<QueueSet, 'queues' | 'counts'>;
  readonly store: Pick<Store, 'workers'>;
  readonly clock: () => number;
}

/**
 * The state of the line at this moment.
 * @throws LunglineError STORE_UNAVAILABLE where Redis does not answer in time.
 */
export async function collectOverview(sources: OverviewSources): Promise<Overview> {
  const { queueSet, store, clock } = sources;
  const [counts, oldest, workers, redis] = await withinDeadline(
    Promise.all([
      queueSet.counts(),
      Promise.all(queueNames.map((name) => oldestWaiting(queueSet.queues[name]))),
      store.workers(),
      redisInfo(queueSet.queues.analysis),
    ]),
  );
  const at = clock();
  const queues = queueNames.map((name, index) => {
    const since = oldest[index] ?? null;
    return { name, ...counts[name], oldestWaitingMs: since === null ? null : Math.max(0, at - since) };
  });
  return { at, queues, workers, redis: parseRedisInfo(redis) };
}

async function oldestWaiting(queue: Queue): Promise<number | null> {
  const [job] = await queue.getWaiting(0, 0);
  return job?.timestamp ?? null;
}

async function redisInfo(queue: Queue): Promise<string> {
  const client = await queue.getBackend().client;
  return client.info();
}

async function withinDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new LunglineError('STORE_UNAVAILABLE', { detail: 'overview' })),
      limits.redisMs,
    );
  });
  try {
    return await Promise.race([work, deadline]);
  } catch (cause) {
    throw cause instanceof LunglineError ? cause : new LunglineError('STORE_UNAVAILABLE', { cause });
  } finally {
    clearTimeout(timer);
  }
}
