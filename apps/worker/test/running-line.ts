import { randomBytes } from 'node:crypto';
import type { Address, Channel, InboundMessage, MessageSid } from '@lungline/channel';
import { createFakeChannel, type FakeChannel } from '@lungline/channel/fake';
import type { Classifier } from '@lungline/classifier';
import { createLine, type Line } from '@lungline/line';
import {
  createJobWorker,
  createProducer,
  createQueueSet,
  type Producer,
  type QueueSet,
} from '@lungline/queues';
import { createStore, type Store } from '@lungline/store';
import { startRedis } from '@lungline/testing';
import { buildWorker, type Worker, type WorkerDeps } from '../src/build-worker.js';
import { plainDialogue } from './plain-dialogue.js';
import { aClassifier } from './screenings.js';
import { silentLog as log } from './silent-log.js';

const clock = Date.now;

export interface RunningLine {
  readonly redisUrl: string;
  readonly dataKey: Buffer;
  readonly store: Store;
  readonly line: Line;
  readonly producer: Producer;
  readonly channel: FakeChannel;
  readonly queues: QueueSet;
  /** A worker on this line; closed with it at the latest. */
  startWorker(options?: { readonly classifier?: Classifier } & Partial<WorkerDeps>): Promise<Worker>;
  /** A person writes; with `photo`, a picture of these bytes; through `producer`, where jobs are to be lost. */
  say(from: string, text: string, photo?: Uint8Array, producer?: Producer): Promise<MessageSid>;
  /** What a person was sent, in order. */
  told(person: string): readonly string[];
  close(): Promise<void>;
}

export const person = (n: number) => `whatsapp:+155501000${String(n).padStart(2, '0')}`;

/** The real store, queues and line on a Redis of their own, and a provider in memory. */
export async function startLine(): Promise<RunningLine> {
  const redis = await startRedis();
  const redisUrl = redis.url;
  const dataKey = randomBytes(32);
  const store = await createStore({
    redisUrl,
    dataKeys: [dataKey],
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
  const queues = createQueueSet({ redisUrl, log });
  const channel = createFakeChannel();
  const lineThrough = (via: Producer) =>
    createLine({ store, producer: via, reduce: plainDialogue, acknowledge: true, clock, log });
  const line = lineThrough(producer);
  const workers: Worker[] = [];
  let messages = 0;

  return {
    redisUrl,
    dataKey,
    store,
    line,
    producer,
    channel,
    queues,
    startWorker: async (options = {}) => {
      const worker = await buildWorker({
        id: `worker-${workers.length + 1}`,
        store,
        channel,
        guardedFetch: () => Promise.reject(new Error('no addresses in these tests')),
        classifier: aClassifier(),
        line,
        producer,
        takeJobs: (jobs) => createJobWorker({ ...jobs, redisUrl, clock, log }),
        pictureUrl: (id) => `https://line.example/media/${id}`,
        statusCallback: 'https://line.example/webhooks/twilio/status',
        listButton: () => 'Choose',
        receiptText: ({ id, messages }) => `receipt ${id}: ${messages}`,
        newErasureId: () => 'K7QF-2M9X',
        cleanCopy: async (bytes) => bytes,
        lineAddress: person(0) as Address,
        sweep: { everySeconds: 3_600, patienceSeconds: 3_600, windowSeconds: 3_600, messages: 100 },
        listen: { host: '127.0.0.1', port: 0 },
        clock,
        log,
        ...options,
      });
      workers.push(worker);
      return worker;
    },
    say: async (from, text, photo, via = producer) => {
      messages += 1;
      const sid = `SM${String(messages).padStart(32, 'a')}` as MessageSid;
      const url = photo === undefined ? undefined : channel.offerPhoto(sid, photo);
      const media: InboundMessage['media'] = url === undefined ? [] : [{ index: 0, url, kind: 'image' }];
      await lineThrough(via).receive({ sid, from: from as Address, to: person(0) as Address, text, media });
      return sid;
    },
    told: (to) => channel.sent.filter((message) => message.to === to).map(({ text }) => text),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close(0)));
      await Promise.all([producer.close(), queues.close()]);
      await store.close();
      await redis.stop();
    },
  };
}

/** The same channel, but each send passes through `around`. */
export function wrapSend(channel: Channel, around: (send: Channel['send']) => Channel['send']): Channel {
  return { ...channel, send: around(channel.send) };
}
