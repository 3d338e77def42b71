import { connectRedis, redisFault } from '@lungline/redis';
import type { Logger } from '@lungline/telemetry';
import type { Queue } from 'bullmq';
import { rulesOf } from './job-options.js';
import { type PlannedJob, parsePlannedJob, type QueueName } from './jobs.js';
import { openQueue } from './open-queue.js';

const readyDeadlineMs = 2_000;

export interface Producer {
  /**
   * Adds a job, or does nothing where its queue still remembers a job with this id.
   * @throws LunglineError STORE_UNAVAILABLE within seconds where Redis does not take it.
   */
  add(job: PlannedJob): Promise<void>;
  close(): Promise<void>;
}

export interface ProducerOptions {
  readonly redisUrl: string;
  readonly log: Logger;
}

/** Adds jobs to every queue over one connection that fails fast. */
export function createProducer({ redisUrl, log }: ProducerOptions): Producer {
  const connection = connectRedis({ redisUrl, name: 'producer', log });
  const queues = new Map<QueueName, Queue>();

  /** BullMQ asks for Redis' version once and, where that fails, refuses for good: such a queue is opened anew. */
  const usable = async (name: QueueName): Promise<Queue> => {
    const queue = queues.get(name) ?? openQueue(name, connection.redis);
    queues.set(name, queue);
    try {
      await queue.waitUntilReady();
    } catch (error) {
      queues.delete(name);
      throw error;
    }
    return queue;
  };

  return {
    add: async (job) => {
      const { queue, name, jobId, data } = parsePlannedJob(job);
      try {
        await connection.ready(readyDeadlineMs);
        const target = await usable(queue);
        await target.add(name, data, { ...rulesOf(queue, name).options, jobId });
      } catch (error) {
        throw redisFault(error);
      }
    },
    close: async () => {
      await connection.close();
    },
  };
}
