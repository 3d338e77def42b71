import type { RedisConnection } from '@lungline/redis';
import { Queue } from 'bullmq';
import { keyPrefix } from './job-options.js';
import type { QueueName } from './jobs.js';

/** A queue over a connection that it shares with others and leaves open when it is closed. */
export function openQueue(name: QueueName, redis: RedisConnection['redis']): Queue {
  const queue = new Queue(name, { connection: redis, prefix: keyPrefix });
  // The connection writes its own changes to the log, and every call rejects by itself: this event adds nothing,
  // but without a listener it would end the process.
  queue.on('error', () => undefined);
  return queue;
}
