import { randomBytes } from 'node:crypto';
import type { Address, InboundMessage, MessageSid } from '@lungline/channel';
import type { Effect } from '@lungline/conversation';
import { LunglineError } from '@lungline/errors';
import { createProducer, createQueueSet, type Producer, type QueueSet } from '@lungline/queues';
import { createStore, type Store } from '@lungline/store';
import { createLogger } from '@lungline/telemetry';
import { type RedisServer, startRedis } from '@lungline/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLine, type Line, type OperatorAct, type Reduce } from '../src/index.js';

const log = createLogger({ app: 'test', level: 'silent' });
const line = 'whatsapp:+14155238886' as Address;

let server: RedisServer;
let store: Store;
let producer: Producer;
let queues: QueueSet;
let subject: Line;
let people = 0;
let person: Address;

beforeAll(async () => {
  server = await startRedis();
  const redisUrl = server.url;
  const dataKeys: [Buffer] = [randomBytes(32)];
  const ttl = {
    sessionTtlSeconds: 60,
    resultTtlSeconds: 60,
    mediaLinkTtlSeconds: 60,
    undecidedFilmTtlSeconds: 60,
    donatedFilmTtlSeconds: 60,
    unmatchedTtlSeconds: 60,
  };
  store = await createStore({ redisUrl, dataKeys, ...ttl, clock: Date.now, log });
  producer = createProducer({ redisUrl, log });
  queues = createQueueSet({ redisUrl, log });
  subject = createLine({ store, producer, reduce, acknowledge: false, clock: Date.now, log });
});
afterAll(async () => {
  await Promise.all([store.close(), producer.close(), queues.close()]);
  await server.stop();
});
beforeEach(() => {
  person = `whatsapp:+49151000${1_000 + people++}` as Address;
});

/** A dialogue that remembers what it heard, screens every photo and erases on request. */
const reduce: Reduce = (stored, event) => {
  const heard = [...heardIn(stored)];
  const effects: Effect[] = [];
  if (event.type === 'message') {
    heard.push(event.text);
    effects.push({ type: 'reply', text: `${heard.length}: ${event.text}`, language: 'en' });
    for (const { index } of event.attachments) {
      const photo = { messageId: event.messageId, index };
      effects.push({ type: 'screen', screeningId: `${event.messageId}-${index}`, photo });
    }
    if (event.text === 'delete') effects.push({ type: 'erase', receipt: { language: 'en' } });
  } else if (event.type === 'operator') {
    if (event.action === 'say' && event.text !== 'too late')
      effects.push({ type: 'reply', text: event.text, language: 'en' });
  } else {
    heard.push(event.type === 'finding' ? event.finding.outcome : event.messageKey);
    effects.push({ type: 'reply', text: heard.at(-1) ?? '', language: 'en' });
  }
  return { state: { heard }, effects };
};

function heardIn(stored: unknown): readonly string[] {
  return stored === null ? [] : (stored as { heard: string[] }).heard;
}

function message(text: string, photos = 0): InboundMessage {
  const sid = `SM${randomBytes(16).toString('hex')}` as MessageSid;
  const media = Array.from({ length: photos }, (_, index) => ({
    index,
    url: `https://api.example/${sid}/${index}`,
    kind: 'image' as const,
  }));
  return { sid, from: person, to: line, text, media };
}

async function heard(): Promise<readonly string[]> {
  return heardIn((await store.loadSession(store.senderKey(person))).state);
}

async function unsent(): Promise<readonly string[]> {
  return (await store.unsentReplies(store.senderKey(person))).map(({ text }) => text);
}

async function jobs(
  queue: 'analysis' | 'outbound' | 'erasure',
  including: string,
): Promise<readonly string[]> {
  const waiting = await queues.queues[queue].getJobs(['waiting']);
  return waiting.map((job) => String(job.id)).filter((id) => id.includes(including));
}

describe('a message', () => {
  it('that is delivered fifty times at once is taken once', async () => {
    const hello = message('hello');
    const answers = await Promise.all(Array.from({ length: 50 }, () => subject.receive(hello)));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    expect(await unsent()).toEqual(['1: hello']);
    expect(await jobs('outbound', hello.sid)).toEqual([`${hello.sid}-send`]);
    expect(await store.pendingDispatches(0, 100)).toEqual([]);
  });

  it('does not lose another one of the same moment', async () => {
    const texts = Array.from({ length: 20 }, (_, n) => `text ${n}`);
    await Promise.all(texts.map((text) => subject.receive(message(text))));
    expect([...(await heard())].sort()).toEqual([...texts].sort());
    expect(await unsent()).toHaveLength(20);
  });

  it('with photos has each of them screened', async () => {
    const album = message('', 2);
    await subject.receive(album);
    const ids = [`${album.sid}-0`, `${album.sid}-1`];
    expect([...(await jobs('analysis', album.sid))].sort()).toEqual(ids);
    expect(await store.screening(`${album.sid}-1`)).toMatchObject({ mediaUrl: album.media[1]?.url });
  });

  it('that asks for an erasure leads to its job', async () => {
    const wish = message('delete');
    await subject.receive(wish);
    expect(await jobs('erasure', wish.sid)).toEqual([`${wish.sid}-erase`]);
  });
});

describe('a conclusion', () => {
  const finding = {
    outcome: 'classified',
    probabilities: { normal: 1, pneumonia: 0, covid19: 0 },
    quality: [],
  } as const;

  it('is told once, and it is the first that counts', async () => {
    const photo = message('', 1);
    await subject.receive(photo);
    const id = `${photo.sid}-0`;
    await subject.conclude(id, { type: 'finding', finding, pictureId: 'p' });
    const late = { type: 'failure', code: 'MEDIA_NOT_FOUND' } as const;
    await Promise.all([subject.conclude(id, late), subject.conclude(id, late)]);
    expect(await unsent()).toEqual(['1: ', 'classified']);
  });

  it('of a photo that cannot be read says why', async () => {
    const photo = message('', 1);
    await subject.receive(photo);
    await subject.conclude(`${photo.sid}-0`, { type: 'failure', code: 'MEDIA_TOO_LARGE' });
    expect(await unsent()).toContain('photo.tooLarge');
  });

  it('that comes after an erasure is told to nobody', async () => {
    const photo = message('', 1);
    await subject.receive(photo);
    await store.erase(store.senderKey(person), { id: 'AAAA-AAAA', language: 'en' });
    await store.markRelayed(['erasure-AAAA-AAAA']);
    await subject.conclude(`${photo.sid}-0`, { type: 'finding', finding });
    expect(await store.loadSession(store.senderKey(person))).toMatchObject({ version: 0 });
  });
});

describe('an operator', () => {
  it('takes a conversation, writes through the outbox, and hands it back', async () => {
    await subject.receive(message('a human please'));
    const sender = store.senderKey(person);
    const act = (id: string, event: OperatorAct['event']) =>
      subject.operate({ id, sender, by: 'ann', event });
    expect(await act(`op-${sender}-1`, { type: 'operator', action: 'take' })).toBe('taken');
    const say = { type: 'operator', action: 'say', text: 'Ann here' } as const;
    expect(await act(`op-${sender}-2`, say)).toBe('taken');
    expect(await act(`op-${sender}-2`, say)).toBe('duplicate');
    expect(await act(`op-${sender}-4`, { ...say, text: 'too late' })).toBe('unsent');
    expect(await unsent()).toEqual(['1: a human please', 'Ann here']);
    expect(await store.handover(sender)).toMatchObject({
      taken: { by: 'ann' },
      messages: [{ from: 'operator', text: 'Ann here' }],
    });
    await act(`op-${sender}-3`, { type: 'operator', action: 'release' });
    expect(await store.handover(sender)).toBeNull();
  });

  it('finds nobody where the conversation is gone', async () => {
    const sender = store.senderKey(person);
    const event = { type: 'operator', action: 'take' } as const;
    expect(await subject.operate({ id: 'op-gone', sender, by: 'ann', event })).toBe('unknown');
  });
});

describe('a promise', () => {
  it('that could not be kept after the commit is kept by the sweep, once', async () => {
    const away = { add: () => Promise.reject(new LunglineError('STORE_UNAVAILABLE')) };
    const crashing = createLine({ store, producer: away, reduce, acknowledge: false, clock: Date.now, log });
    const photo = message('', 1);
    expect(await crashing.receive(photo)).toBe('taken');
    expect(await jobs('outbound', photo.sid)).toEqual([]);
    expect(await subject.receive(photo)).toBe('duplicate');

    await Promise.all([subject.relay(0), subject.relay(0), subject.relay(0)]);
    expect(await jobs('outbound', photo.sid)).toEqual([`${photo.sid}-send`]);
    expect(await jobs('analysis', photo.sid)).toEqual([`${photo.sid}-0`]);
    expect(await subject.relay(0)).toBe(0);
  });
});
