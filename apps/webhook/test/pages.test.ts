import { drawnPictures } from '@lungline/conversation';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.js';
import { fakePorts } from './fake-ports.js';

describe('GET /media/:id', () => {
  it('shows a picture to whoever holds a good link', async () => {
    const app = await buildApp(fakePorts());
    const response = await app.inject('/media/kept?expires=9&signature=good');
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(response.rawPayload).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  });

  it('shows a drawing that ships with the product, behind the same links', async () => {
    const app = await buildApp({ ...fakePorts(), drawings: drawnPictures });
    const response = await app.inject('/media/how-to?expires=9&signature=good');
    expect(response.statusCode).toBe(200);
    expect([...response.rawPayload.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect((await app.inject('/media/how-to')).statusCode).toBe(403);
  });

  it.each([
    ['/media/kept', 403, 'LINK_INVALID'],
    ['/media/kept?expires=9&signature=bad', 403, 'LINK_INVALID'],
    ['/media/kept?expires=9&signature=good&signature=good', 403, 'LINK_INVALID'],
    ['/media/kept?expires=0&signature=good', 410, 'LINK_EXPIRED'],
    ['/media/erased?expires=9&signature=good', 410, 'LINK_EXPIRED'],
  ])('answers %s with %i', async (url, status, code) => {
    const app = await buildApp(fakePorts());
    const response = await app.inject(url);
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ error: { code } });
  });
});

describe('health', () => {
  it('is alive, whatever else is not', async () => {
    const app = await buildApp(fakePorts());
    expect((await app.inject('/livez')).json()).toEqual({ status: 'alive' });
  });

  it('is ready with Redis, queue and model', async () => {
    const app = await buildApp(fakePorts());
    const response = await app.inject('/readyz');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ready', checks: { redis: 'ok', queue: 'ok', model: 'ok' } });
  });

  it('names the checks that fail and says nothing of why', async () => {
    const readiness = {
      redis: async () => true,
      queue: () => Promise.reject(new Error('redis://:password@10.0.0.7')),
      model: async () => false,
    };
    const app = await buildApp(fakePorts({ readiness }));
    const response = await app.inject('/readyz');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({
      status: 'unready',
      checks: { redis: 'ok', queue: 'failed', model: 'failed' },
    });
  });
});

describe('GET /internal/metrics', () => {
  it('counts requests by route, for known callers alone', async () => {
    const app = await buildApp(fakePorts());
    await app.inject('/media/someone?expires=0&signature=good');
    const response = await app.inject('/internal/metrics');
    expect(response.body).toContain('route="/media/:id",status="410"');
    expect(response.body).not.toContain('someone');
    expect((await app.inject({ url: '/internal/metrics', remoteAddress: '203.0.113.9' })).statusCode).toBe(
      401,
    );
  });
});

describe('every answer', () => {
  it.each(['/nowhere', '/docs/', '/openapi.json', '/livez'])('%s forbids what is not needed', async (url) => {
    const app = await buildApp(fakePorts());
    const response = await app.inject(url);
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https:|\*/);
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  it('gives an unknown route and a broken path the shape of every error', async () => {
    const app = await buildApp(fakePorts());
    for (const [url, status, code] of [
      ['/nowhere', 404, 'ROUTE_NOT_FOUND'],
      ['/media/%zz', 400, 'REQUEST_INVALID'],
    ] as const) {
      const response = await app.inject(url);
      expect(response.statusCode).toBe(status);
      expect(response.json()).toEqual({
        error: { code, message: expect.any(String), requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      });
    }
  });

  it('takes no request id from a stranger', async () => {
    const app = await buildApp(fakePorts());
    const response = await app.inject({
      url: '/nowhere',
      headers: { 'x-request-id': 'whatsapp:+15005550006' },
    });
    expect(response.body).not.toContain('15005550006');
  });
});
