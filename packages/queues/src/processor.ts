import type { ErrorCode } from '@lungline/errors';
import type { JobData, JobName, QueueName } from './jobs.js';

/** What a processor knows about the run that it is in. */
export interface Attempt {
  readonly jobId: string;
  /** True where no automatic retry follows if this run throws. */
  readonly last: boolean;
  /** How often a worker died or froze while it had this job. */
  readonly stalls: number;
  /** When the job was added, ms since 1970. */
  readonly addedAt: number;
  /** Aborts at the job's deadline, when the job's lock is lost, and when the grace period of a shutdown is over. */
  readonly signal: AbortSignal;
}

/** How a run ended. What is thrown instead is tried again where the error says that this helps. */
export type Verdict =
  /** `result` becomes the job's return value, which the dashboard shows: nothing personal goes in. */
  | { readonly type: 'done'; readonly outcome: string; readonly result?: object }
  /** The same job once more after `delayMs`, without using up an attempt. */
  | { readonly type: 'later'; readonly outcome: string; readonly delayMs: number }
  /** For good: nothing but an operator's retry in the dashboard brings it back. */
  | { readonly type: 'failed'; readonly code: ErrorCode };

export type Processor<Q extends QueueName, N extends JobName<Q>> = (
  data: JobData<Q, N>,
  attempt: Attempt,
) => Promise<Verdict>;

/** Every job of a queue has exactly one processor: the compiler sees to it. */
export type Processors<Q extends QueueName> = { readonly [N in JobName<Q>]: Processor<Q, N> };
