import { createMetrics } from '@lungline/telemetry';
import { Counter, Histogram, type Registry } from 'prom-client';

/** What the worker counts and times. Names end in their unit. */
export interface WorkerMetrics {
  readonly registry: Registry;
  readonly jobs: Counter<'queue' | 'name' | 'outcome'>;
  readonly jobSeconds: Histogram<'queue' | 'name'>;
  readonly screenings: Counter<'outcome' | 'via'>;
  readonly inferenceMilliseconds: Histogram<'engine'>;
  readonly replies: Counter<'outcome'>;
  /** `message`, `screening`, `conversation` or `reply`. */
  readonly swept: Counter<'kind'>;
  readonly alerts: Counter<'code'>;
}

export function createWorkerMetrics(): WorkerMetrics {
  const registry = createMetrics('worker');
  const registers = [registry];
  return {
    registry,
    jobs: new Counter({
      name: 'lungline_jobs_total',
      help: 'Runs of jobs by how they ended: done, later (delayed), retry, failed, returned (handed back on shutdown).',
      labelNames: ['queue', 'name', 'outcome'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'lungline_job_duration_seconds',
      help: 'Seconds that one run of a job took.',
      labelNames: ['queue', 'name'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
    screenings: new Counter({
      name: 'lungline_screenings_total',
      help: 'Films read by outcome (or the error code of a failure) and by how they came: chat or api.',
      labelNames: ['outcome', 'via'],
      registers,
    }),
    inferenceMilliseconds: new Histogram({
      name: 'lungline_inference_milliseconds',
      help: 'Milliseconds from bytes to outcome, without waiting for a free thread.',
      labelNames: ['engine'],
      buckets: [25, 50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800],
      registers,
    }),
    replies: new Counter({
      name: 'lungline_replies_total',
      help: 'Replies by what came of one attempt to send: sent, recovered (found at Twilio), refused, retry, throttled, unknown.',
      labelNames: ['outcome'],
      registers,
    }),
    swept: new Counter({
      name: 'lungline_swept_total',
      help: 'What a sweep found lost or stuck and took care of: message, screening, conversation, reply.',
      labelNames: ['kind'],
      registers,
    }),
    alerts: new Counter({
      name: 'lungline_alerts_total',
      help: 'Faults that only an operator can mend, by error code.',
      labelNames: ['code'],
      registers,
    }),
  };
}
