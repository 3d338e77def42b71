// Takes one job, says so and never finishes it: the test kills this process.
import { createJobWorker } from '@lungline/queues';
import { createLogger } from '@lungline/telemetry';

createJobWorker({
  queue: 'analysis',
  processors: {
    screen: () => {
      process.send('taken');
      return new Promise(() => undefined);
    },
    predict: () => Promise.reject(new Error('not in this test')),
  },
  redisUrl: process.argv[2],
  concurrency: 1,
  clock: Date.now,
  log: createLogger({ app: 'dying-worker', level: 'silent' }),
});
