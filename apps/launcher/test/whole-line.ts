import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  type Address,
  approvedTemplateName,
  createContentTemplates,
  createTwilioChannel,
  createTwilioClient,
} from '@lungline/channel';
import type { Screening } from '@lungline/classifier';
import {
  drawnPictures,
  erasureReceipt,
  type Language,
  languages,
  listButton,
  resultReadyText,
} from '@lungline/conversation';
import { createLine, createPictureLinks, createReduce, type Line } from '@lungline/line';
import {
  createJobWaiter,
  createJobWorker,
  createProducer,
  createQueueSet,
  type QueueSet,
} from '@lungline/queues';
import { buildSimulator } from '@lungline/simulator/build-simulator';
import { createStore, type Store } from '@lungline/store';
import { createLogger, createMetrics } from '@lungline/telemetry';
import { freePort, startRedis } from '@lungline/testing';
import { buildApp } from '@lungline/webhook/app';
import { buildWorker } from '@lungline/worker/build-worker';

const second = 1_000;
/** When every golden chat begins. */
const beginning = Date.UTC(2026, 0, 5, 9);
/** Films that may be read at a time: as many as a script leaves unread. */
const threads = 12;

/** What the golden chats were written with. */
const retention = {
  sessionTtlSeconds: 172_800,
  resultTtlSeconds: 604_800,
  mediaLinkTtlSeconds: 259_200,
  undecidedFilmTtlSeconds: 86_400,
  donatedFilmTtlSeconds: 365 * 86_400,
  unmatchedTtlSeconds: 90 * 86_400,
};
const accuracy = { films: 412, balancedAccuracy: 0.87, unseenSource: 0.61 };

type Verdict = Screening | Error;

/** The real apps on a real Redis, in one process, with a clock and a model that a test holds in its hands. */
export interface WholeLine {
  /** Address of the simulator. */
  readonly simulator: string;
  readonly store: Store;
  readonly line: Line;
  readonly queues: QueueSet;
  pass(ms: number): void;
  /** Back to the moment at which every golden chat begins. */
  rewind(): void;
  /** How the reading of a photo with these bytes ends; each call ends one, in the order in which they began. */
  conclude(bytes: Uint8Array, verdict: Verdict): void;
  close(): Promise<void>;
}

export async function startWholeLine(): Promise<WholeLine> {
  let now = beginning;
  const clock = () => now;
  const log = createLogger({ app: 'test', level: 'silent' });
  const redis = await startRedis();
  const redisUrl = redis.url;
  const dataKeys: readonly [Buffer] = [randomBytes(32)];
  const publicUrl = new URL(`http://127.0.0.1:${await freePort()}`);
  const account = {
    accountSid: `AC${'1'.repeat(32)}`,
    authTokens: ['an-auth-token-of-tests'],
    apiKey: undefined,
  } as const;
  const simulator = await buildSimulator({
    account,
    line: 'whatsapp:+14155238886',
    webhookUrl: `${publicUrl.href}webhooks/twilio/messages#rc=3&rp=all`,
    apiBaseUrl: undefined,
    clientDir: fileURLToPath(new URL('../../simulator/dist/client/', import.meta.url)),
    filmsDir: fileURLToPath(new URL('./no-films/', import.meta.url)),
    log,
    now: () => new Date(now),
    deletionHoldMs: () => 0,
  });
  const simulatorUrl = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const apiBaseUrl = new URL(simulatorUrl);
  await pushTemplates({ ...account, apiBaseUrl });

  const store = await createStore({ redisUrl, dataKeys, ...retention, clock, log });
  const producer = createProducer({ redisUrl, log });
  const waiter = createJobWaiter({ redisUrl, queue: 'analysis', log });
  const queues = createQueueSet({ redisUrl, log });
  const reduce = createReduce({ ...retention, accuracy });
  const line = createLine({ store, producer, reduce, acknowledge: true, clock, log });
  const pictureLinks = createPictureLinks({ dataKeys, publicUrl, ...retention, clock });
  const app = await buildApp({
    log,
    metrics: createMetrics('webhook'),
    publicUrl,
    authTokens: account.authTokens,
    apiKeys: [],
    line,
    store,
    producer,
    waiter,
    pictureLinks,
    drawings: drawnPictures,
    readiness: { redis: async () => true, queue: async () => true, model: async () => true },
    clock,
    newId: randomUUID,
  });
  await app.listen({ host: publicUrl.hostname, port: Number(publicUrl.port) });
  const model = createScriptedModel();
  const worker = await buildWorker({
    id: 'worker-1',
    store,
    channel: createTwilioChannel({ ...account, apiBaseUrl, log }),
    guardedFetch: () => Promise.reject(new Error('no addresses in these tests')),
    classifier: {
      status: { engine: 'wasm', engineNote: 'a test', model: 'test-1', threads },
      classify: model.classify,
      close: async () => undefined,
    },
    line,
    producer,
    takeJobs: (jobs) => createJobWorker({ ...jobs, redisUrl, clock, log }),
    pictureUrl: pictureLinks.sign,
    statusCallback: `${publicUrl.href}webhooks/twilio/status`,
    listButton: (language) => listButton(language as Language),
    receiptText: ({ id, language, erasedAt, messages }) =>
      erasureReceipt({ language: language as Language, number: id, at: erasedAt, messages }),
    newErasureId: () => 'K7QF-2M9X',
    cleanCopy: async (bytes) => bytes,
    lineAddress: 'whatsapp:+14155238886' as Address,
    sweep: { everySeconds: 3_600, patienceSeconds: 3_600, windowSeconds: 3_600, messages: 100 },
    listen: { host: '127.0.0.1', port: 0 },
    clock,
    log,
  });

  return {
    simulator: simulatorUrl,
    store,
    line,
    queues,
    pass: (ms) => {
      now += ms;
    },
    rewind: () => {
      now = beginning;
    },
    conclude: model.conclude,
    close: async () => {
      await worker.close(0);
      await app.close();
      await simulator.close();
      await Promise.all([waiter.close(), producer.close(), queues.close()]);
      await store.close();
      await redis.stop();
    },
  };
}

/** What `lungline templates push` does for an account. */
async function pushTemplates(account: Parameters<typeof createTwilioClient>[0]): Promise<void> {
  const templates = createContentTemplates(createTwilioClient(account));
  const signal = AbortSignal.timeout(60 * second);
  for (const language of languages) {
    const name = approvedTemplateName({ name: 'result_ready', language });
    const types = { 'twilio/text': { body: resultReadyText(language) } };
    const sid = await templates.create({ name, language, types, variables: {} }, signal);
    await templates.requestApproval(sid, name, signal);
    await templates.approval(sid, signal);
  }
}

/** A model that reads a film when it is told what it sees. */
function createScriptedModel() {
  const reading = new Map<string, ((verdict: Verdict) => void)[]>();
  const told = new Map<string, Verdict[]>();
  const shift = <Item>(map: Map<string, Item[]>, key: string) => map.get(key)?.shift();
  const push = <Item>(map: Map<string, Item[]>, key: string, item: Item) =>
    void map.set(key, [...(map.get(key) ?? []), item]);
  return {
    classify: async (bytes: Uint8Array): Promise<Screening> => {
      const key = Buffer.from(bytes).toString('base64');
      const verdict =
        shift(told, key) ?? (await new Promise<Verdict>((resolve) => push(reading, key, resolve)));
      if (verdict instanceof Error) throw verdict;
      return verdict;
    },
    conclude: (bytes: Uint8Array, verdict: Verdict) => {
      const key = Buffer.from(bytes).toString('base64');
      const resolve = shift(reading, key);
      if (resolve === undefined) push(told, key, verdict);
      else resolve(verdict);
    },
  };
}
