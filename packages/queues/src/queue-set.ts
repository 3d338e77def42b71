import type { Logger } from '@lungline/telemetry';
import type { Queue } from 'bullmq';
import type { QueueName } from './jobs.js';

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly completed: number;
  readonly failed: number;
}

export interface QueueSet {
  /** For the dashboard. */
  readonly queues: Readonly<Record<QueueName, Queue>>;
  counts(): Promise<Readonly<Record<QueueName, QueueCounts>>>;
  close(): Promise<void>;
}

export function createQueueSet(_options: { readonly redisUrl: string; readonly log: Logger }): QueueSet {
  throw new Error('Not written yet.');
}
