import { connectRedis, redisFault } from '@lungline/redis';
import type { Logger } from '@lungline/telemetry';
import type { Queue } from 'bullmq';
import { type QueueName, queueNames } from './jobs.js';
import { openQueue } from './open-queue.js';

const readyDeadlineMs = 2_000;
const states = ['waiting', 'active', 'delayed', 'completed', 'failed'] as const;

/** How many jobs of a queue are in each state. */
export type QueueCounts = Readonly<Record<(typeof states)[number], number>>;

export interface QueueSet {
  /** For the dashboard. */
  readonly queues: Readonly<Record<QueueName, Queue>>;
  /** @throws LunglineError STORE_UNAVAILABLE where Redis does not answer. */
  counts(): Promise<Readonly<Record<QueueName, QueueCounts>>>;
  close(): Promise<void>;
}

export interface QueueSetOptions {
  readonly redisUrl: string;
  readonly log: Logger;
}

/** Every queue, to look at: for the dashboard and for figures. */
export function createQueueSet({ redisUrl, log }: QueueSetOptions): QueueSet {
  const connection = connectRedis({ redisUrl, name: 'queues', log });
  const queues = {
    analysis: openQueue('analysis', connection.redis),
    outbound: openQueue('outbound', connection.redis),
    erasure: openQueue('erasure', connection.redis),
  };

  const count = async (name: QueueName): Promise<[QueueName, QueueCounts]> => {
    const counts = await queues[name].getJobCounts(...states);
    return [name, Object.fromEntries(states.map((state) => [state, counts[state] ?? 0])) as QueueCounts];
  };

  return {
    queues,
    counts: async () => {
      try {
        await connection.ready(readyDeadlineMs);
        return Object.fromEntries(await Promise.all(queueNames.map(count))) as Record<QueueName, QueueCounts>;
      } catch (error) {
        throw redisFault(error);
      }
    },
    close: () => connection.close(),
  };
}
