import { fork } from 'node:child_process';
import { once } from 'node:events';
import { LunglineError } from '@lungline/errors';
import { createLogger } from '@lungline/telemetry';
import { type RedisServer, startRedis } from '@lungline/testing';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createJobWaiter,
  createJobWorker,
  createProducer,
  createQueueSet,
  type JobRun,
  type PlannedJob,
  type Processors,
} from '../src/index.js';

const log = createLogger({ app: 'test', level: 'silent' });
const patient = { timeout: 20_000, interval: 20 };

let server: RedisServer;
let ids = 0;
const open: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
  const redis = new Redis(server.url);
  await redis.flushall();
  redis.disconnect();
});

const unexpected = () => Promise.reject(new Error('not in this test'));

function producer() {
  const made = createProducer({ redisUrl: server.url, log });
  open.push(() => made.close());
  return made;
}

function queueSet() {
  const made = createQueueSet({ redisUrl: server.url, log });
  open.push(() => made.close());
  return made;
}

function worker(processors: Partial<Processors<'analysis'>>, graceMs = 5_000) {
  const runs: JobRun[] = [];
  const made = createJobWorker({
    queue: 'analysis',
    processors: { screen: unexpected, predict: unexpected, ...processors },
    redisUrl: server.url,
    concurrency: 4,
    clock: Date.now,
    log,
    observe: (run) => runs.push(run),
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= made.close(graceMs);
    return closing;
  };
  open.push(close);
  return { runs, close };
}

function screening(): Extract<PlannedJob, { name: 'screen' }> {
  const id = `screening-${++ids}`;
  return { queue: 'analysis', name: 'screen', jobId: id, data: { screeningId: id } };
}

function prediction(): Extract<PlannedJob, { name: 'predict' }> {
  const id = `request-${++ids}`;
  return { queue: 'analysis', name: 'predict', jobId: id, data: { requestId: id } };
}

describe('a producer', () => {
  it('adds a job once however often it is told', async () => {
    const job = screening();
    const adding = producer();
    await Promise.all(Array.from({ length: 20 }, () => adding.add(job)));
    const screen = vi.fn(async () => ({ type: 'done', outcome: 'done' }) as const);
    const { runs } = worker({ screen });
    await vi.waitFor(() => expect(runs).toHaveLength(1), patient);
    await adding.add(job);
    expect(await queueSet().counts()).toMatchObject({ analysis: { waiting: 0, active: 0, completed: 1 } });
    expect(screen).toHaveBeenCalledTimes(1);
  });

  it('refuses data that carry more than ids', async () => {
    const job = { ...screening(), data: { screeningId: 'whatsapp:+4915112345678' } };
    await expect(producer().add(job)).rejects.toThrow();
  });

  it('says STORE_UNAVAILABLE while Redis is away, and goes on when it is back', async () => {
    const own = await startRedis();
    const adding = createProducer({ redisUrl: own.url, log });
    try {
      await adding.add(screening());
      await own.kill();
      await expect(adding.add(screening())).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await own.restart();
      await vi.waitFor(() => adding.add(screening()), patient);
    } finally {
      await adding.close();
      await own.stop();
    }
  });

  it('starts while Redis is away', async () => {
    const own = await startRedis();
    await own.kill();
    const adding = createProducer({ redisUrl: own.url, log });
    try {
      await expect(adding.add(screening())).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await own.restart();
      await vi.waitFor(() => adding.add(screening()), patient);
    } finally {
      await adding.close();
      await own.stop();
    }
  });
});

describe('a job', () => {
  it('is tried again where that helps', async () => {
    const attempts: boolean[] = [];
    const { runs } = worker({
      predict: async (_, { last }) => {
        attempts.push(last);
        if (!last) throw new LunglineError('MEDIA_UNAVAILABLE');
        return { type: 'done', outcome: 'done' };
      },
    });
    await producer().add(prediction());
    await vi.waitFor(() => expect(runs.map((run) => run.outcome)).toEqual(['retry', 'done']), patient);
    expect(attempts).toEqual([false, true]);
  });

  it('is not tried again where that cannot help, and its reason tells the code alone', async () => {
    const { runs } = worker({
      screen: () =>
        Promise.reject(
          new LunglineError('MEDIA_NOT_FOUND', { cause: new Error('http://x/?u=+4915112345678') }),
        ),
    });
    const job = screening();
    await producer().add(job);
    await vi.waitFor(
      () => expect(runs).toMatchObject([{ outcome: 'failed', code: 'MEDIA_NOT_FOUND' }]),
      patient,
    );
    const failed = await vi.waitFor(async () => {
      const found = await queueSet().queues.analysis.getJob(job.jobId);
      expect(found?.failedReason).toBe('MEDIA_NOT_FOUND: The picture is no longer there.');
      return found;
    }, patient);
    expect(failed?.stacktrace).toEqual([]);
  });

  it('hides what a foreign error says', async () => {
    worker({ predict: () => Promise.reject(new TypeError('cannot read +4915112345678')) });
    const job = prediction();
    await producer().add(job);
    await vi.waitFor(async () => {
      const found = await queueSet().queues.analysis.getJob(job.jobId);
      expect(found?.finishedOn).toBeDefined();
      expect(JSON.stringify(found)).not.toContain('49151');
      expect(found?.failedReason).toMatch(/^INTERNAL: /);
    }, patient);
  });

  it('comes back later without using up an attempt', async () => {
    let runsBefore = 0;
    const { runs } = worker({
      predict: async (_, { last }) => {
        if (runsBefore++ < 3) return { type: 'later', outcome: 'locked', delayMs: 1 };
        return { type: 'done', outcome: 'done', result: { last } };
      },
    });
    await producer().add(prediction());
    const expected = ['later', 'later', 'later', 'done'];
    await vi.waitFor(() => expect(runs.map((run) => run.outcome)).toEqual(expected), patient);
  });

  it('goes back untouched at a shutdown that cannot wait for it', async () => {
    let taken = 0;
    const first = worker({ screen: () => new Promise(() => void taken++) }, 0);
    const job = screening();
    await producer().add(job);
    await vi.waitFor(() => expect(taken).toBe(1), patient);
    await first.close();
    expect(first.runs).toMatchObject([{ outcome: 'returned' }]);
    const { runs } = worker({
      screen: async (_, { last, stalls }) => ({ type: 'done', outcome: 'done', result: { last, stalls } }),
    });
    await vi.waitFor(() => expect(runs).toHaveLength(1), patient);
    const found = await queueSet().queues.analysis.getJob(job.jobId);
    expect(found?.attemptsMade).toBe(1);
  });

  it('is taken over from a worker that was killed', { timeout: 30_000 }, async () => {
    const dying = fork(new URL('dying-worker.mjs', import.meta.url), [server.url], { execArgv: [] });
    await producer().add(screening());
    await once(dying, 'message');
    dying.kill('SIGKILL');
    const stalls: number[] = [];
    const { runs } = worker({
      screen: async (_, attempt) => {
        stalls.push(attempt.stalls);
        return { type: 'done', outcome: 'done' };
      },
    });
    await vi.waitFor(() => expect(runs).toMatchObject([{ outcome: 'done' }]), patient);
    expect(stalls).toEqual([1]);
  });
});

describe('a run', () => {
  it('is aborted when its lock is lost: another worker has the job', { timeout: 30_000 }, async () => {
    const job = screening();
    const signals: AbortSignal[] = [];
    const { runs } = worker({
      screen: (_, { signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    await producer().add(job);
    await vi.waitFor(() => expect(signals).toHaveLength(1), patient);
    const redis = new Redis(server.url);
    await redis.set(`lungline-jobs:analysis:${job.jobId}:lock`, 'another worker');
    redis.disconnect();
    await vi.waitFor(() => expect(runs).toMatchObject([{ outcome: 'returned' }]), patient);
    expect(signals[0]?.aborted).toBe(true);
  });
});

describe('a waiter', () => {
  function waiter() {
    const made = createJobWaiter({ redisUrl: server.url, queue: 'analysis', log });
    open.push(() => made.close());
    return made;
  }

  it('answers with the result, also where the job has ended before', async () => {
    worker({ predict: async () => ({ type: 'done', outcome: 'done', result: { outcome: 'classified' } }) });
    const job = prediction();
    await producer().add(job);
    const waiting = waiter();
    const done = { type: 'done', result: { outcome: 'classified' } };
    expect(await waiting.wait(job.jobId, 20_000)).toEqual(done);
    expect(await waiting.wait(job.jobId, 20_000)).toEqual(done);
  });

  it('answers with the code of a failure', async () => {
    worker({ predict: async () => ({ type: 'failed', code: 'MEDIA_TOO_LARGE' }) });
    const job = prediction();
    await producer().add(job);
    expect(await waiter().wait(job.jobId, 20_000)).toEqual({ type: 'failed', code: 'MEDIA_TOO_LARGE' });
  });

  it('gives up at the deadline and when its caller does', async () => {
    const job = prediction();
    await producer().add(job);
    const waiting = waiter();
    expect(await waiting.wait(job.jobId, 10)).toEqual({ type: 'pending' });
    const gone = AbortSignal.abort(new Error('hung up'));
    await expect(waiting.wait(job.jobId, 10_000, gone)).rejects.toThrow('hung up');
  });
});
