import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password, type RunningConsole, sessionOf, startConsole } from './start-console.js';

let running: RunningConsole;
let now: number;

const worker = {
  id: 'worker-<1>',
  engine: 'wasm',
  model: 'first-1',
  threads: 2,
  msPerFilm: null,
  rss: 300 * 2 ** 20,
  startedAt: 0,
  seenAt: 0,
};

beforeAll(async () => {
  now = Date.now();
  running = await startConsole({
    clock: () => now,
    workers: [{ ...worker, startedAt: now - 3_600_000 }],
  });
  const { analysis, outbound } = running.queueSet.queues;
  const timestamp = now - 200_000;
  await analysis.add('screen', { screeningId: 'SM1-0' }, { jobId: 'SM1-0', timestamp });
  await analysis.add('screen', { screeningId: 'SM2-0' }, { jobId: 'SM2-0' });
  await outbound.add('send', { sender: 'abc' }, { jobId: 'SM1-send', delay: 60_000 });
});
afterAll(() => running.close());

const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(secret).toString('base64')}` });
const scrape = (headers: Record<string, string>, address = '127.0.0.1') =>
  running.app.inject({ url: '/metrics', headers, remoteAddress: address });

describe('the start page', () => {
  it('shows queues, workers and Redis', async () => {
    const headers = { cookie: await sessionOf(running.app, 'viewer') };
    const { body, statusCode } = await running.app.inject({ url: '/', headers });
    expect(statusCode).toBe(200);
    expect(body).toMatch(/analysis<\/a><\/h3>\s*<dl class="numbers">\s*<div><dt>Waiting<\/dt><dd>2<\/dd>/);
    expect(body).toContain('Oldest job waits for 3 min 20 s.');
    expect(body).toMatch(/<dt>Delayed<\/dt><dd>1<\/dd>/);
    expect(body).toContain('worker-&lt;1&gt;');
    expect(body).toContain('wasm, 2 threads');
    expect(body).toContain('300 MiB');
    expect(body).toContain('1 h 0 min');
    expect(body).toMatch(/<dd>(Redis|Valkey) \d/);
    expect(body).toContain('append-only file');
    expect(body).toContain('noeviction');
  });

  it('gives its live part alone as well', async () => {
    const headers = { cookie: await sessionOf(running.app, 'viewer') };
    const { body } = await running.app.inject({ url: '/overview', headers });
    expect(body.startsWith('<section')).toBe(true);
  });
});

describe('GET /metrics', () => {
  it('gives the depth of each queue to a console user over basic authentication', async () => {
    const { body, statusCode, headers } = await scrape(basic(`viewer:${password}`));
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('lungline_queue_jobs{queue="analysis",state="waiting",app="console"} 2');
    expect(body).toContain('lungline_queue_jobs{queue="outbound",state="delayed",app="console"} 1');
    expect(body).toContain('lungline_queue_oldest_waiting_seconds{queue="analysis",app="console"} 200');
    expect(body).toContain('lungline_workers{app="console"} 1');
    expect(body).toContain('lungline_redis_up{app="console"} 1');
  });

  it('gives them to a member in a browser', async () => {
    expect((await scrape({ cookie: await sessionOf(running.app, 'admin') })).statusCode).toBe(200);
  });

  it.each(['viewer:wrong', 'viewer', ':', ''])('asks %j for name and password', async (secret) => {
    const response = await scrape(basic(secret), '127.0.0.2');
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toMatch(/^Basic /);
  });

  it('counts wrong attempts like the login form, and none of those that were right before', async () => {
    const address = '127.0.0.3';
    for (let scrapes = 0; scrapes < 12; scrapes++) {
      expect((await scrape(basic(`operator:${password}`), address)).statusCode).toBe(200);
    }
    for (let guess = 0; guess < 9; guess++) {
      expect((await scrape(basic(`operator:guess-${guess}`), address)).statusCode).toBe(401);
    }
    expect((await scrape(basic('operator:guess-9'), address)).statusCode).toBe(429);
    expect((await scrape(basic(`operator:${password}`), address)).statusCode).toBe(200);
  });
});

describe('without Redis', () => {
  it('says so on the page and in the metrics, instead of showing zeros', async () => {
    const headers = { cookie: await sessionOf(running.app, 'viewer') };
    await running.redis.kill();
    const { body } = await running.app.inject({ url: '/', headers });
    expect(body).toContain('Redis does not answer.');
    const metrics = (await scrape({ cookie: headers.cookie })).body;
    expect(metrics).toContain('lungline_redis_up{app="console"} 0');
    expect(metrics).not.toMatch(/^lungline_(queue_jobs|workers|redis_memory_used_bytes)\{/m);
    await running.redis.restart();
    await expect
      .poll(async () => (await running.app.inject({ url: '/', headers })).body, { timeout: 20_000 })
      .toContain('Oldest job waits for');
  }, 60_000);
});
