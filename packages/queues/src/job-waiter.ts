import type { ErrorCode } from '@lungline/errors';
import type { Logger } from '@lungline/telemetry';
import type { QueueName } from './jobs.js';

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

export function createJobWaiter(_options: JobWaiterOptions): JobWaiter {
  throw new Error('Not written yet.');
}
