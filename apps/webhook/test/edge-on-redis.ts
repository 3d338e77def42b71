import { randomBytes, randomUUID } from 'node:crypto';
import { createLine, createPictureLinks, createReduce } from '@lungline/line';
import { createJobWaiter, createProducer, createQueueSet } from '@lungline/queues';
import { createStore } from '@lungline/store';
import { startRedis } from '@lungline/testing';
import { buildApp } from '../src/app.js';
import type { AppDeps } from '../src/app-deps.js';
import { createReadinessProbes } from '../src/readiness-probes.js';
import { fakePorts, publicUrl } from './fake-ports.js';

/** The app with its real ports, on a Redis of its own. `overrides` replaces single ones. */
export async function edgeOnRedis(overrides: Partial<AppDeps> = {}) {
  const redis = await startRedis();
  const redisUrl = redis.url;
  const clock = Date.now;
  const fakes = fakePorts();
  const { log } = fakes;
  const dataKeys = [randomBytes(32)] as const;
  const lifetimes = {
    sessionTtlSeconds: 600,
    resultTtlSeconds: 600,
    mediaLinkTtlSeconds: 600,
    undecidedFilmTtlSeconds: 600,
    donatedFilmTtlSeconds: 600,
    unmatchedTtlSeconds: 600,
  };
  const reduce = createReduce({ ...lifetimes, accuracy: null });

  const store = await createStore({ redisUrl, dataKeys, ...lifetimes, clock, log });
  const producer = createProducer({ redisUrl, log });
  const waiter = createJobWaiter({ redisUrl, queue: 'analysis', log });
  const queues = createQueueSet({ redisUrl, log });
  const app = await buildApp({
    ...fakes,
    line: createLine({ store, producer, reduce, acknowledge: false, clock, log }),
    store,
    producer,
    waiter,
    pictureLinks: createPictureLinks({ dataKeys, publicUrl, ...lifetimes, clock }),
    readiness: createReadinessProbes({ store, queues }),
    newId: randomUUID,
    ...overrides,
  });
  const close = async () => {
    await app.close();
    await Promise.all([waiter.close(), producer.close(), queues.close()]);
    await store.close();
    await redis.stop();
  };
  return { app, redis, store, queues, lines: fakes.lines, close };
}
