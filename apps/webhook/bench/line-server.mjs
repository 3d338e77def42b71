// The real app with its real ports; only the log goes nowhere.
import { randomBytes, randomUUID } from 'node:crypto';
import { drawnPictures } from '@lungline/conversation';
import { createLine, createPictureLinks, createReduce } from '@lungline/line';
import { createJobWaiter, createProducer, createQueueSet } from '@lungline/queues';
import { createStore } from '@lungline/store';
import { createLogger, createMetrics } from '@lungline/telemetry';
import { buildApp } from '../dist/app.js';
import { createReadinessProbes } from '../dist/readiness-probes.js';
import { authToken, publicUrl } from './signed-posts.mjs';

const redisUrl = process.argv[2];
const clock = Date.now;
const log = createLogger({ app: 'webhook', level: 'info', destination: { write: () => undefined } });
const config = {
  publicUrl: new URL(publicUrl),
  dataKeys: [randomBytes(32)],
  sessionTtlSeconds: 600,
  resultTtlSeconds: 600,
  mediaLinkTtlSeconds: 600,
  undecidedFilmTtlSeconds: 600,
  donatedFilmTtlSeconds: 600,
  unmatchedTtlSeconds: 600,
};
const reduce = createReduce({ ...config, accuracy: null });
const store = await createStore({ ...config, redisUrl, clock, log });
const producer = createProducer({ redisUrl, log });
const app = await buildApp({
  ...config,
  authTokens: [authToken],
  apiKeys: [],
  log,
  metrics: createMetrics('webhook'),
  line: createLine({ store, producer, reduce, acknowledge: false, clock, log }),
  store,
  producer,
  waiter: createJobWaiter({ redisUrl, queue: 'analysis', log }),
  drawings: drawnPictures,
  pictureLinks: createPictureLinks({ ...config, clock }),
  readiness: createReadinessProbes({ store, queues: createQueueSet({ redisUrl, log }) }),
  clock,
  newId: randomUUID,
});
process.send(await app.listen({ port: 0 }));
