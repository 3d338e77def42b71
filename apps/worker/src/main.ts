import { randomUUID } from 'node:crypto';
import { type Address, createGuardedFetch, createTwilioChannel, publicHostRule } from '@lungline/channel';
import { createClassifier, ModelRefused } from '@lungline/classifier';
import { parseConfig, readEnvironment } from '@lungline/config';
import { closeOnSignal, runApp } from '@lungline/lifecycle';
import { createLine, createPictureLinks, createReduce } from '@lungline/line';
import { measuredAccuracy, modelFolder } from '@lungline/model';
import { createJobWorker, createProducer } from '@lungline/queues';
import { cleanCopy } from '@lungline/radiograph';
import { createStore } from '@lungline/store';
import { createLogger } from '@lungline/telemetry';
import { buildWorker } from './build-worker.js';
import { limits } from './limits.js';
import { newErasureId } from './new-erasure-id.js';
import { listButton, receiptText } from './words.js';

async function start(): Promise<void> {
  const config = parseConfig(readEnvironment(), { needs: ['twilio', 'publicUrl', 'dataKeys'] });
  const { redisUrl, publicUrl, twilio, engine, inferenceThreads: threads } = config;
  const clock = Date.now;
  const log = createLogger({ app: 'worker', level: config.logLevel });

  const classifier = await createClassifier({ modelDir: config.modelDir ?? modelFolder, engine, threads });
  const reduce = createReduce({ ...config, accuracy: measuredAccuracy(config.modelDir ?? modelFolder) });
  const store = await createStore({ ...config, clock, log });
  const producer = createProducer({ redisUrl, log });
  const worker = await buildWorker({
    id: randomUUID(),
    store,
    channel: createTwilioChannel({ ...twilio, log }),
    guardedFetch: createGuardedFetch({ rule: publicHostRule(twilio.apiBaseUrl), ...limits.guardedFetch }),
    classifier,
    line: createLine({ store, producer, reduce, acknowledge: twilio.typingIndicator, clock, log }),
    producer,
    takeJobs: (jobs) => createJobWorker({ ...jobs, redisUrl, clock, log }),
    pictureUrl: createPictureLinks({ ...config, clock }).sign,
    statusCallback: `${publicUrl.href.replace(/\/$/, '')}/webhooks/twilio/status`,
    listButton,
    receiptText,
    newErasureId,
    cleanCopy,
    lineAddress: twilio.whatsappFrom as Address,
    sweep: config.sweep,
    listen: config.worker,
    clock,
    log,
  });
  const close = async () => {
    await worker.close(limits.graceMs);
    await Promise.all([classifier.close(), producer.close()]);
    await store.close();
  };
  closeOnSignal({ close, deadlineMs: limits.shutdownMs, log });
}

runApp('worker', start, (error) => error instanceof ModelRefused);
