import type { Logger } from '@lungline/telemetry';
import type { PlannedJob } from './jobs.js';

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

export function createProducer(_options: ProducerOptions): Producer {
  throw new Error('Not written yet.');
}
