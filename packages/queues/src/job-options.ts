import type { JobsOptions } from 'bullmq';
import type { JobName, QueueName } from './jobs.js';

/** In front of BullMQ's keys, so that other queues may live in the same Redis. */
export const keyPrefix = 'lungline-jobs';

const hour = 3_600;
const day = 24 * hour;

/** Half of every delay is random, so that jobs that failed together do not come back together. */
const backoff = (delay: number) => ({ type: 'exponential', delay, jitter: 0.5 });

const common = {
  // A finished job is remembered for a while: adding its id once more does nothing, and the dashboard shows it.
  removeOnComplete: { age: hour, count: 2_000 },
  removeOnFail: { age: 7 * day, count: 5_000 },
  // A stack may quote what it was working on; the log has it, masked.
  stackTraceLimit: 0,
} satisfies JobsOptions;

export interface JobRules {
  readonly options: JobsOptions;
  /** A run that takes longer than this is aborted and counts as failed, ms. */
  readonly deadlineMs: number;
}

/** How often, how soon and for how long each job is tried. Delays double: the comment tells when the last try is. */
const jobRules: { readonly [Q in QueueName]: Readonly<Record<JobName<Q>, JobRules>> } = {
  analysis: {
    /** After about half a minute: a person is waiting. */
    screen: { options: { ...common, attempts: 5, backoff: backoff(2_000) }, deadlineMs: 120_000 },
    /** At once or never: the caller is on the line. */
    predict: { options: { ...common, attempts: 2, backoff: backoff(500) }, deadlineMs: 60_000 },
  },
  outbound: {
    /** After about half an hour. */
    send: { options: { ...common, attempts: 12, backoff: backoff(1_000) }, deadlineMs: 300_000 },
    /** At once or never: dots that come after the answer would be wrong. */
    acknowledge: { options: { ...common, attempts: 1, removeOnFail: true }, deadlineMs: 20_000 },
  },
  erasure: {
    /** After about three hours: a promise to erase outlives a long outage. */
    erase: { options: { ...common, attempts: 12, backoff: backoff(5_000) }, deadlineMs: 60_000 },
    finish: { options: { ...common, attempts: 12, backoff: backoff(5_000) }, deadlineMs: 300_000 },
    'delete-message': { options: { ...common, attempts: 12, backoff: backoff(5_000) }, deadlineMs: 60_000 },
  },
};

export function rulesOf(queue: QueueName, name: string): JobRules {
  const rules: Readonly<Record<string, JobRules>> = jobRules[queue];
  const found = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (found === undefined) throw new Error(`The queue ${queue} has no job of this name.`);
  return found;
}
