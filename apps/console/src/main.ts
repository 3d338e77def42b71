import { randomUUID } from 'node:crypto';
import { parseConfig, readEnvironment } from '@lungline/config';
import { closeOnSignal, runApp } from '@lungline/lifecycle';
import { createLine, createReduce } from '@lungline/line';
import { measuredAccuracy, modelFolder } from '@lungline/model';
import { createProducer, createQueueSet } from '@lungline/queues';
import { createStore } from '@lungline/store';
import { createLogger, createMetrics } from '@lungline/telemetry';
import { buildConsole } from './app.js';
import { createCredentials } from './credentials.js';

const stopMs = 10_000;

async function start(): Promise<void> {
  const config = parseConfig(readEnvironment(), { needs: ['dataKeys'] });
  const log = createLogger({ app: 'console', level: config.logLevel });
  const clock = Date.now;
  const credentials = await createCredentials(config.consoleUsers);
  const store = await createStore({ ...config, clock, log });
  const queueSet = createQueueSet({ ...config, log });
  const producer = createProducer({ ...config, log });
  const reduce = createReduce({ ...config, accuracy: measuredAccuracy(config.modelDir ?? modelFolder) });
  const app = await buildConsole({
    credentials,
    dataKeys: config.dataKeys,
    metrics: createMetrics('console'),
    queueSet,
    store,
    line: createLine({ store, producer, reduce, acknowledge: false, clock, log }),
    newId: randomUUID,
    clock,
    log,
  });
  const close = async () => {
    await app.close();
    await Promise.all([queueSet.close(), producer.close()]);
    await store.close();
  };
  closeOnSignal({ close, deadlineMs: stopMs, log });
  await app.listen(config.console);
  log.info({ event: 'console.listening', host: config.console.host, port: config.console.port });
}

runApp('console', start);
