import { randomBytes } from 'node:crypto';
import { createLogger } from '@lungline/telemetry';
import { type RedisServer, startRedis } from '@lungline/testing';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type Step, type Store } from '../src/index.js';

const log = createLogger({ app: 'test', level: 'silent' });
const patient = { timeout: 20_000, interval: 20 };
const secret = 'whatsapp:+4915100000042';

let server: RedisServer;
let store: Store;

beforeEach(async () => {
  server = await startRedis(['--appendfsync', 'always']);
  store = await createStore({
    redisUrl: server.url,
    dataKeys: [randomBytes(32)],
    sessionTtlSeconds: 3_600,
    resultTtlSeconds: 3_600,
    mediaLinkTtlSeconds: 60,
    undecidedFilmTtlSeconds: 60,
    donatedFilmTtlSeconds: 60,
    unmatchedTtlSeconds: 60,
    clock: Date.now,
    log,
  });
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

function step(eventId: string): Step {
  const sender = store.senderKey(secret);
  return {
    session: { sender, version: 0, parties: null, state: null, heardAt: null, stopped: false },
    parties: { address: secret, line: 'line' },
    nextState: {},
    eventId,
    replies: [{ id: `${eventId}-r1`, text: secret.repeat(100), language: 'en', asked: true }],
    notes: [],
    photos: [],
    screenings: [],
    dispatches: [],
  };
}

async function faultOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no fault',
    (error: unknown) => error,
  );
}

async function administer(...command: [string, ...string[]]): Promise<void> {
  const redis = new Redis(server.url);
  await redis.call(...command);
  redis.disconnect();
}

describe('a Redis that is away', () => {
  it('is named at once, and used again when it is back with all that was committed', async () => {
    await store.commit(step('SM1'));
    await server.kill();
    for (const attempt of ['while the connection breaks', 'while it is gone']) {
      expect(await faultOf(store.commit(step('SM2'))), attempt).toMatchObject({
        name: 'LunglineError',
        code: 'STORE_UNAVAILABLE',
      });
    }
    await server.restart();
    const known = await vi.waitFor(() => store.isKnown('SM1'), patient);
    expect(known).toBe(true);
    expect(await store.commit(step('SM1'))).toEqual({ type: 'duplicate' });
  });

  it('is named where it does not answer', { timeout: 20_000 }, async () => {
    await administer('CLIENT', 'PAUSE', '6000', 'ALL');
    expect(await faultOf(store.commit(step('SM1')))).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await vi.waitFor(() => store.ping(), patient);
  });

  it('gets its pepper back where it lost everything', async () => {
    const before = store.senderKey(secret);
    await administer('FLUSHALL');
    await server.restart();
    await vi.waitFor(() => store.ping(), patient);
    const redis = new Redis(server.url);
    await vi.waitFor(async () => expect(await redis.exists('lungline:pepper')).toBe(1), patient);
    redis.disconnect();
    expect(store.senderKey(secret)).toBe(before);
  });
});

describe('a Redis that refuses', () => {
  it('is named when it is full, without the values that it did not take, and nothing is half written', async () => {
    await administer('CONFIG', 'SET', 'maxmemory', '1');
    const fault = await faultOf(store.commit(step('SM1')));
    expect(fault).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(JSON.stringify(fault) + String(fault) + (fault as Error).stack).not.toContain('49151');
    expect((fault as Error).cause).toBeUndefined();
    expect(await store.isKnown('SM1')).toBe(false);

    await administer('CONFIG', 'SET', 'maxmemory', '0');
    expect(await store.commit(step('SM1'))).toEqual({ type: 'committed' });
  });

  it('still erases when it is full', async () => {
    await store.commit({ ...step('SM1'), messageId: 'SM1' });
    await administer('CONFIG', 'SET', 'maxmemory', '1');
    const erasure = { id: 'AAAA-AAAA', language: 'en' };
    expect(await store.erase(store.senderKey(secret), erasure)).toMatchObject({ pending: ['SM1'] });
    expect(await store.pendingDispatches(0, 10)).toMatchObject([{ jobId: 'erasure-AAAA-AAAA' }]);
  });

  it('is named when it is a replica, and tried again', async () => {
    await administer('REPLICAOF', '127.0.0.1', '1');
    expect(await faultOf(store.commit(step('SM1')))).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await administer('REPLICAOF', 'NO', 'ONE');
    expect(await vi.waitFor(() => store.commit(step('SM1')), patient)).toEqual({ type: 'committed' });
  });
});
