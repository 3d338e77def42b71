import { randomUUID } from 'node:crypto';
import { parseConfig, readEnvironment } from '@lungline/config';
import { drawnPictures } from '@lungline/conversation';
import { closeOnSignal, runApp } from '@lungline/lifecycle';
import { createLine, createPictureLinks, createReduce, createWaitEstimate } from '@lungline/line';
import { measuredAccuracy, modelFolder } from '@lungline/model';
import { createJobWaiter, createProducer, createQueueSet } from '@lungline/queues';
import { createStore } from '@lungline/store';
import { createLogger, createMetrics } from '@lungline/telemetry';
import { buildApp } from './app.js';
import { limits } from './limits.js';
import { createReadinessProbes } from './readiness-probes.js';

async function start(): Promise<void> {
  const config = parseConfig(readEnvironment(), { needs: ['twilio', 'publicUrl', 'dataKeys'] });
  const clock = Date.now;
  const log = createLogger({ app: 'webhook', level: config.logLevel });
  const { redisUrl } = config;
  const reduce = createReduce({ ...config, accuracy: measuredAccuracy(config.modelDir ?? modelFolder) });
  const acknowledge = config.twilio.typingIndicator;

  const store = await createStore({ ...config, clock, log });
  const producer = createProducer({ redisUrl, log });
  const waiter = createJobWaiter({ redisUrl, queue: 'analysis', log });
  const queues = createQueueSet({ redisUrl, log });
  const estimateWait = createWaitEstimate({ store, queues, clock });
  const app = await buildApp({
    ...config,
    authTokens: config.twilio.authTokens,
    log,
    metrics: createMetrics('webhook'),
    line: createLine({ store, producer, reduce, estimateWait, acknowledge, clock, log }),
    store,
    producer,
    waiter,
    pictureLinks: createPictureLinks({ ...config, clock }),
    drawings: drawnPictures,
    readiness: createReadinessProbes({ store, queues }),
    clock,
    newId: randomUUID,
  });
  // Only when the last request is answered are the ways to Redis no longer needed.
  app.addHook('onClose', async () => {
    await Promise.all([waiter.close(), producer.close(), queues.close()]);
    await store.close();
  });
  closeOnSignal({ close: () => app.close(), deadlineMs: limits.shutdownMs, log });
  await app.listen(config.webhook);
}

runApp('webhook', start);
