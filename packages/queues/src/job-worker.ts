import { setTimeout as wait } from 'node:timers/promises';
import type { ErrorCode } from '@lungline/errors';
import { redisFault, retryDelay } from '@lungline/redis';
import type { Logger } from '@lungline/telemetry';
import { DelayedError, type Job, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import { codeInReason, codeOf, failureReason, isRetryable } from './failure-reason.js';
import { keyPrefix, rulesOf } from './job-options.js';
import { parseJobData, type QueueName } from './jobs.js';
import type { Attempt, Processor, Processors, Verdict } from './processor.js';
import { underDeadline } from './under-deadline.js';

/**
 * A job whose worker was killed is noticed once its lock has run out and two checks have passed: after ten seconds
 * at most. The model runs off the event loop, so a living worker renews its locks in time.
 */
const lockDurationMs = 6_000;
const stalledIntervalMs = 2_000;
/** A safety net alone: processors give up a job much earlier, by `Attempt.stalls`, and tell the person. */
const maxStalledCount = 10;
/** For giving jobs back at a shutdown. */
const closingMs = 3_000;

/** One run of one job, for metrics and alerts. */
export interface JobRun {
  readonly queue: QueueName;
  readonly name: string;
  /** `retry`: failed, and will be tried again. `returned`: given back at a shutdown, or taken over by another worker. */
  readonly outcome: Verdict['type'] | 'retry' | 'returned';
  readonly code?: ErrorCode;
  readonly seconds: number;
}

export interface JobWorkerOptions<Q extends QueueName> {
  readonly queue: Q;
  readonly processors: Processors<Q>;
  readonly redisUrl: string;
  /** Jobs of this queue that this process works on at once. */
  readonly concurrency: number;
  /** Milliseconds since 1970. */
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

/** Why a run was aborted. */
class Interruption extends Error {
  constructor(readonly reason: 'shutdown' | 'lock_lost') {
    super(`The run was aborted: ${reason}.`);
    this.name = 'Interruption';
  }
}

/** Takes jobs of one queue and gives each to its processor; all that stands between BullMQ and the processors. */
export function createJobWorker<Q extends QueueName>(options: JobWorkerOptions<Q>): JobWorker {
  const { queue, redisUrl, concurrency, clock, log, observe } = options;
  const running = new Map<string, AbortController>();

  const report = (job: Job, since: number, outcome: JobRun['outcome'], code?: ErrorCode, err?: unknown) => {
    const seconds = (clock() - since) / 1_000;
    const failed = outcome === 'failed' || outcome === 'retry';
    const fields = { event: `job.${outcome}`, queue, name: job.name, job: job.id, code, seconds };
    log[failed ? 'warn' : 'info'](err === undefined ? fields : { ...fields, err });
    observe?.({ queue, name: job.name, outcome, seconds, ...(code === undefined ? {} : { code }) });
  };

  const settle = async (verdict: Verdict, job: Job, token: string | undefined): Promise<unknown> => {
    switch (verdict.type) {
      case 'done':
        return verdict.result;
      case 'later':
        await job.moveToDelayed(clock() + verdict.delayMs, token);
        throw new DelayedError();
      case 'failed':
        throw new UnrecoverableError(failureReason(verdict.code));
    }
  };

  const giveBack = async (job: Job, token: string | undefined): Promise<never> => {
    await job.moveToWait(token);
    throw new WaitingError();
  };

  const run = async (job: Job, token: string | undefined): Promise<unknown> => {
    const since = clock();
    const controller = new AbortController();
    const runId = token ?? String(job.id);
    running.set(runId, controller);
    let verdict: Verdict;
    try {
      verdict = await callProcessor(options, job, controller);
    } catch (error) {
      if (error instanceof Interruption) {
        report(job, since, 'returned');
        // A job whose lock is lost is another worker's already: BullMQ drops what this one says about it.
        if (error.reason === 'lock_lost') throw error;
        return await giveBack(job, token);
      }
      const code = codeOf(error);
      const final = isLast(job) || !isRetryable(error);
      report(job, since, final ? 'failed' : 'retry', code, error);
      throw final ? new UnrecoverableError(failureReason(code)) : new Error(failureReason(code));
    } finally {
      running.delete(runId);
    }
    report(job, since, verdict.type, verdict.type === 'failed' ? verdict.code : undefined);
    return await settle(verdict, job, token);
  };

  // BullMQ offers its own signal to functions with three parameters; it aborts when the job's lock is lost.
  const worker = new Worker(
    queue,
    (job, token, signal) => {
      signal?.addEventListener('abort', () => running.get(token ?? '')?.abort(new Interruption('lock_lost')));
      return run(job, token);
    },
    {
      connection: { url: redisUrl, maxRetriesPerRequest: null, retryStrategy: retryDelay },
      prefix: keyPrefix,
      concurrency,
      lockDuration: lockDurationMs,
      stalledInterval: stalledIntervalMs,
      maxStalledCount,
    },
  );
  worker.on('lockRenewalFailed', (jobIds) => {
    log.warn({ event: 'job.lock_lost', queue, jobs: jobIds.length });
    for (const jobId of jobIds) worker.cancelJob(jobId);
  });
  worker.on('failed', (job, error) => {
    // Only what BullMQ failed by itself: every run of ours is reported already.
    if (job !== undefined && error.message.startsWith('job stalled')) {
      report(job, clock(), 'failed', codeInReason(error.message));
    }
  });
  let lost = false;
  worker.on('error', (error) => {
    if (!lost) log.warn({ event: 'worker.error', queue, err: redisFault(error) });
    lost = true;
  });
  worker.on('active', () => {
    lost = false;
  });

  return {
    ready: () => worker.waitUntilReady(),
    close: async (graceMs) => {
      const interrupt = setTimeout(() => {
        for (const controller of running.values()) controller.abort(new Interruption('shutdown'));
      }, graceMs);
      const overdue = new AbortController();
      // Without Redis nothing can be given back: the locks run out by themselves.
      await Promise.race([
        worker.close(),
        wait(graceMs + closingMs, undefined, { signal: overdue.signal }).then(() => worker.disconnect()),
      ]);
      overdue.abort();
      clearTimeout(interrupt);
    },
  };
}

/** One call of the job's processor, under its deadline. */
async function callProcessor<Q extends QueueName>(
  { queue, processors }: JobWorkerOptions<Q>,
  job: Job,
  controller: AbortController,
): Promise<Verdict> {
  const { name, data } = parseJobData(queue, job.name, job.data);
  const processor: Processor<Q, typeof name> = processors[name];
  return underDeadline(rulesOf(queue, name).deadlineMs, controller, (signal) =>
    processor(data, describeAttempt(job, signal)),
  );
}

function describeAttempt(job: Job, signal: AbortSignal): Attempt {
  return {
    jobId: String(job.id),
    last: isLast(job),
    stalls: job.stalledCounter,
    addedAt: job.timestamp,
    signal,
  };
}

function isLast(job: Job): boolean {
  return job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
}
