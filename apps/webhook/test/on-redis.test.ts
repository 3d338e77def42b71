import type { Address } from '@lungline/channel';
import { createJobWorker } from '@lungline/queues';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyTwiml } from '../src/twiml.js';
import { edgeOnRedis } from './edge-on-redis.js';
import { classified, fakePorts } from './fake-ports.js';
import { textMessage, twilioPost } from './twilio-post.js';

let edge: Awaited<ReturnType<typeof edgeOnRedis>>;
beforeAll(async () => {
  edge = await edgeOnRedis();
});
afterAll(() => edge.close());

const senderOf = (form: Record<string, string>) => edge.store.senderKey(form['From'] as Address);
const photo = (url: string) => ({ NumMedia: '1', MediaContentType0: 'image/jpeg', MediaUrl0: url });

describe('the same message posted 50 times at once', () => {
  it('gives one job and one answer', async () => {
    const form = textMessage('covid test', { From: 'whatsapp:+15005550050' });
    const deliveries = await Promise.all(Array.from({ length: 50 }, () => edge.app.inject(twilioPost(form))));
    expect(new Set(deliveries.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(deliveries.map(({ body }) => body))).toEqual(new Set([emptyTwiml]));

    const replies = await edge.store.unsentReplies(senderOf(form));
    expect(replies).not.toHaveLength(0);
    expect(new Set(replies.map(({ id }) => id)).size).toBe(replies.length);
    expect(replies.every(({ id }) => id.startsWith(`${form['MessageSid']}-r`))).toBe(true);
    expect(await edge.queues.queues.outbound.getJobCountByTypes('waiting', 'active', 'delayed')).toBe(1);
    expect(edge.lines.filter((line) => line.includes('"taking":"taken"'))).toHaveLength(1);
  });
});

describe('a photo on another host', () => {
  it('is taken in: where it may be fetched from is for the worker to say', async () => {
    const form = textMessage('', {
      From: 'whatsapp:+15005550051',
      ...photo('http://169.254.169.254/film.jpg'),
    });
    expect((await edge.app.inject(twilioPost(form))).statusCode).toBe(200);
    expect(await edge.store.unsentReplies(senderOf(form))).not.toHaveLength(0);
  });
});

describe('a prediction', () => {
  it('goes through the queue to a worker and back, and leaves nothing behind', async () => {
    const seen: unknown[] = [];
    const worker = createJobWorker({
      queue: 'analysis',
      processors: {
        screen: async () => ({ type: 'done', outcome: 'not asked' }),
        predict: async ({ requestId }) => {
          seen.push(await edge.store.predictionRequest(requestId));
          await edge.store.deletePredictionRequest(requestId);
          const screening = { ...classified.screening, outcome: 'unreadable', probabilities: null };
          return { type: 'done', outcome: 'unreadable', result: { type: 'screened', screening } };
        },
      },
      redisUrl: edge.redis.url,
      concurrency: 1,
      clock: Date.now,
      log: fakePorts().log,
    });
    const form = new FormData();
    form.append('image', new Blob(['I am a text']), 'film.jpg');
    const response = await edge.app.inject({ method: 'POST', url: '/api/v1/predictions', payload: form });
    await worker.close(1_000);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ outcome: 'unreadable', probabilities: null });
    expect(seen).toEqual([{ type: 'image', bytes: expect.objectContaining({ length: 11 }) }]);
    expect(await edge.queues.queues.analysis.getJobCountByTypes('waiting', 'active', 'delayed')).toBe(0);
  });
});

describe('readiness', () => {
  it('waits for a worker with a model', async () => {
    const { app, store } = edge;
    expect((await app.inject('/readyz')).json().checks).toEqual({
      redis: 'ok',
      queue: 'ok',
      model: 'failed',
    });
    const worker = {
      id: 'w1',
      engine: 'wasm',
      model: 'm',
      threads: 1,
      msPerFilm: null,
      rss: 1,
      startedAt: Date.now(),
      seenAt: Date.now(),
    };
    await store.announceWorker(worker);
    expect((await app.inject('/readyz')).json()).toMatchObject({ status: 'ready' });
  });
});

describe('while Redis is down', () => {
  it('refuses with 503 what it could not keep, and takes it in when Redis is back', async () => {
    const { app, redis } = edge;
    const post = twilioPost(textMessage('hello', { From: 'whatsapp:+15005550052' }));
    await redis.kill();
    const refused = await app.inject(post);
    expect(refused.statusCode).toBe(503);
    expect(refused.json()).toMatchObject({ error: { code: 'STORE_UNAVAILABLE' } });
    const film = {
      method: 'POST',
      url: '/image',
      headers: { 'content-type': 'image/png' },
      payload: 'film',
    } as const;
    expect((await app.inject(film)).json()).toMatchObject({ error: { code: 'STORE_UNAVAILABLE' } });
    expect((await app.inject('/readyz')).json()).toMatchObject({
      checks: { redis: 'failed', queue: 'failed' },
    });
    expect((await app.inject('/livez')).statusCode).toBe(200);

    await redis.restart();
    await expect.poll(async () => (await app.inject(post)).statusCode, { timeout: 20_000 }).toBe(200);
  });
});
