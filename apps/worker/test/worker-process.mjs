// A worker in a process of its own, to be killed: the built worker, the real ports, and a model that either answers
// at once or never. Configuration comes as JSON in the first argument.
import { createTwilioChannel } from '@lungline/channel';
import { createLine } from '@lungline/line';
import { createJobWorker, createProducer } from '@lungline/queues';
import { createStore } from '@lungline/store';
import { createLogger } from '@lungline/telemetry';
import { buildWorker } from '../dist/build-worker.js';

const { redisUrl, dataKey, twilioUrl, stuck } = JSON.parse(process.argv[2] ?? '{}');
const log = createLogger({ app: 'worker', level: 'warn' });
const clock = Date.now;

/** @type {import('@lungline/line').Reduce} */
const reduce = (_, event) => {
  if (event.type === 'message') throw new Error('messages go to the webhook');
  const text = event.type === 'finding' ? `read ${event.finding.outcome}` : `failed ${event.messageKey}`;
  return { state: {}, effects: [{ type: 'reply', text, language: 'en' }] };
};

const store = await createStore({
  redisUrl,
  dataKeys: [Buffer.from(dataKey, 'base64')],
  sessionTtlSeconds: 3_600,
  resultTtlSeconds: 3_600,
  mediaLinkTtlSeconds: 3_600,
  undecidedFilmTtlSeconds: 3_600,
  donatedFilmTtlSeconds: 3_600,
  unmatchedTtlSeconds: 3_600,
  clock,
  log,
});
const producer = createProducer({ redisUrl, log });
await buildWorker({
  id: `worker-${process.pid}`,
  store,
  channel: createTwilioChannel({
    accountSid: `AC${'0'.repeat(32)}`,
    authTokens: ['0'.repeat(32)],
    apiKey: undefined,
    apiBaseUrl: new URL(twilioUrl),
    log,
  }),
  guardedFetch: () => Promise.reject(new Error('no addresses in these tests')),
  classifier: {
    status: { engine: 'wasm', model: 'test-1', threads: 1 },
    classify: async () => {
      process.stdout.write('reading\n');
      if (stuck) await new Promise(() => undefined);
      return {
        outcome: 'classified',
        probabilities: { normal: 0.1, pneumonia: 0.7, covid19: 0.2 },
        chestXray: 0.99,
        quality: [],
        attention: null,
        model: 'test-1',
        engine: 'wasm',
        ms: 1,
      };
    },
    close: async () => undefined,
  },
  line: createLine({ store, producer, reduce, acknowledge: false, clock, log }),
  producer,
  takeJobs: (jobs) => createJobWorker({ ...jobs, redisUrl, clock, log }),
  pictureUrl: (id) => `https://line.example/media/${id}`,
  statusCallback: 'https://line.example/webhooks/twilio/status',
  listButton: () => 'Choose',
  receiptText: ({ id, messages }) => `receipt ${id}: ${messages}`,
  newErasureId: () => 'K7QF-2M9X',
  cleanCopy: async (bytes) => bytes,
  lineAddress: 'whatsapp:+15550100000',
  sweep: { everySeconds: 3_600, patienceSeconds: 3_600, windowSeconds: 3_600, messages: 100 },
  listen: { host: '127.0.0.1', port: 0 },
  clock,
  log,
});
