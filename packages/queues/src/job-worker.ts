import type { ErrorCode } from '@lungline/errors';
import type { Logger } from '@lungline/telemetry';
import type { QueueName } from './jobs.js';
import type { Processors } from './processor.js';

/** One run of one job, for metrics and alerts. */
export interface JobRun {
  readonly queue: QueueName;
  readonly name: string;
  /** `returned`: given back untouched at a shutdown. */
  readonly outcome: 'done' | 'later' | 'failed' | 'retry' | 'returned';
  readonly code?: ErrorCode;
  readonly seconds: number;
}

export interface JobWorkerOptions<Q extends QueueName> {
  readonly queue: Q;
  readonly processors: Processors<Q>;
  readonly redisUrl: string;
  /** Jobs of this queue that this process works on at once. */
  readonly concurrency: number;
  readonly clock: () => number;
  readonly log: Logger;
  readonly observe?: (run: JobRun) => void;
}

export interface JobWorker {
  /** Resolves once jobs are taken. */
  ready(): Promise<void>;
  /** Takes no more jobs and waits for those that run; after `graceMs` they are aborted and go back to the queue. */
  close(graceMs: number): Promise<void>;
}

export function createJobWorker<Q extends QueueName>(_options: JobWorkerOptions<Q>): JobWorker {
  throw new Error('Not written yet.');
}
