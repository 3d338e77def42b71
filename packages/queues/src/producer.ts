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
  /**
   * What its queue knows of a job: `alive` where it waits, runs or is to be tried again; `absent` where it was never
   * added or is forgotten.
   * @throws LunglineError STORE_UNAVAILABLE
   */
  stateOf(job: Pick<PlannedJob, 'queue' | 'jobId'>): Promise<'alive' | 'done' | 'failed' | 'absent'>;
  /**
   * Sees to it that a job runs: one that has ended is added anew, one that is to be tried later is tried now.
   * @throws LunglineError STORE_UNAVAILABLE
   */
  revive(job: PlannedJob): Promise<void>;
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

  const withQueue = async <Result>(name: QueueName, work: (queue: Queue) => Promise<Result>) => {
    try {
      await connection.ready(readyDeadlineMs);
      return await work(await usable(name));
    } catch (error) {
      throw redisFault(error);
    }
  };

  const add = async (job: PlannedJob): Promise<void> => {
    const { queue, name, jobId, data } = parsePlannedJob(job);
    await withQueue(queue, (target) => target.add(name, data, { ...rulesOf(queue, name).options, jobId }));
  };

  return {
    add,
    stateOf: ({ queue, jobId }) =>
      withQueue(queue, async (target) => {
        const state = await target.getJobState(jobId);
        if (state === 'unknown') return 'absent';
        if (state === 'completed') return 'done';
        return state === 'failed' ? 'failed' : 'alive';
      }),
    revive: async (job) => {
      await withQueue(job.queue, async (target) => {
        const known = await target.getJob(job.jobId);
        const state = await known?.getState();
        if (state === 'delayed') await known?.promote();
        if (state === 'completed' || state === 'failed') await known?.remove();
      });
      await add(job);
    },
    close: async () => {
      await connection.close();
    },
  };
}
