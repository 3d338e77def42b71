import { EventEmitter, once } from 'node:events';
import type { ErrorCode } from '@lungline/errors';
import { connectRedis, redisFault, retryDelay } from '@lungline/redis';
import type { Logger } from '@lungline/telemetry';
import { QueueEvents } from 'bullmq';
import { codeInReason } from './failure-reason.js';
import { keyPrefix } from './job-options.js';
import type { QueueName } from './jobs.js';
import { openQueue } from './open-queue.js';

const readyDeadlineMs = 2_000;
/** How often the job itself is looked at: BullMQ's event stream has gaps, at its start and after each reconnection. */
const lookEveryMs = 1_000;

export type JobOutcome =
  /** `result` is what the processor's verdict carried. */
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly code: ErrorCode }
  /** Not finished at the deadline. */
  | { readonly type: 'pending' };

export interface JobWaiterOptions {
  readonly redisUrl: string;
  readonly queue: QueueName;
  readonly log: Logger;
}

export interface JobWaiter {
  /**
   * Waits for the end of a job that was added before this call.
   * @throws LunglineError STORE_UNAVAILABLE where Redis fails; `signal.reason` where the signal aborts first.
   */
  wait(jobId: string, deadlineMs: number, signal?: AbortSignal): Promise<JobOutcome>;
  close(): Promise<void>;
}

/** Waits for jobs to end, on behalf of a caller who is still on the line. */
export function createJobWaiter({ redisUrl, queue: name, log }: JobWaiterOptions): JobWaiter {
  const connection = connectRedis({ redisUrl, name: 'waiter', log });
  const queue = openQueue(name, connection.redis);
  const events = new QueueEvents(name, {
    connection: { url: redisUrl, maxRetriesPerRequest: null, retryStrategy: retryDelay },
    prefix: keyPrefix,
  });
  // A lost event stream only makes an answer up to a second later; the other connection writes to the log.
  events.on('error', () => undefined);
  const endings = new EventEmitter();
  events.on('completed', ({ jobId }) => endings.emit(jobId));
  events.on('failed', ({ jobId }) => endings.emit(jobId));

  const look = async (jobId: string): Promise<JobOutcome> => {
    await connection.ready(readyDeadlineMs);
    const state = await queue.getJobState(jobId);
    if (state !== 'completed' && state !== 'failed') return { type: 'pending' };
    const job = await queue.getJob(jobId);
    return state === 'completed'
      ? { type: 'done', result: job?.returnvalue }
      : { type: 'failed', code: codeInReason(job?.failedReason) };
  };

  /** Resolves when the job ends, when it is time to look again, or when nobody waits any more. */
  const ending = async (jobId: string, ms: number, signal: AbortSignal | undefined): Promise<void> => {
    const enough = [AbortSignal.timeout(ms), ...(signal === undefined ? [] : [signal])];
    await once(endings, jobId, { signal: AbortSignal.any(enough) }).catch(() => undefined);
  };

  return {
    wait: async (jobId, deadlineMs, signal) => {
      const until = performance.now() + deadlineMs;
      for (;;) {
        signal?.throwIfAborted();
        const left = until - performance.now();
        // Listening starts before looking: an end in between is not missed.
        const ended = ending(jobId, Math.ceil(Math.max(0, Math.min(left, lookEveryMs))), signal);
        const outcome = await look(jobId).catch((error: unknown) => {
          throw redisFault(error);
        });
        if (outcome.type !== 'pending' || left <= 0) return outcome;
        await ended;
      }
    },
    close: async () => {
      await Promise.all([events.close(), connection.close()]);
    },
  };
}
