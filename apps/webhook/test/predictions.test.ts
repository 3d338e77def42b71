import { LunglineError } from '@lungline/errors';
import type { JobOutcome } from '@lungline/queues';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.js';
import { limits } from '../src/limits.js';
import { apiKey, classified, fakePorts } from './fake-ports.js';

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const tooLarge = Buffer.alloc(17 * 1024 * 1024);

function upload(field: string, bytes: Buffer, fileName = 'film.jpg'): FormData {
  const form = new FormData();
  form.append('note', 'left lung');
  form.append(field, new Blob([new Uint8Array(bytes)]), fileName);
  return form;
}

function refused(outcome: string): JobOutcome {
  const screening = { ...classified.screening, outcome, probabilities: null, quality: ['too_dark'] };
  return { type: 'done', result: { type: 'screened', screening } };
}

describe('POST /api/v1/predictions', () => {
  const url = '/api/v1/predictions';

  it('answers with what the model says', async () => {
    const pictured = { ...classified, pictureId: 'picture-1' };
    const app = await buildApp(fakePorts({ outcome: { type: 'done', result: pictured } }));
    const response = await app.inject({
      method: 'POST',
      url,
      payload: { url: 'https://example.org/film.jpg' },
    });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      id: 'prediction-1',
      created: '2026-03-01T09:30:00.000Z',
      ...classified.screening,
      attention: 'http://127.0.0.1:3000/media/picture-1?expires=1&signature=good',
    });
  });

  it.each([
    ['a raw image', { headers: { 'content-type': 'image/jpeg' }, payload: jpeg }],
    ['raw bytes', { headers: { 'content-type': 'application/octet-stream' }, payload: jpeg }],
    [
      'an image of a type with a suffix',
      { headers: { 'content-type': 'image/svg+xml; charset=x' }, payload: jpeg },
    ],
    ['a form', { payload: upload('image', jpeg) }],
  ])('takes %s', async (_what, request) => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    const response = await app.inject({ method: 'POST', url, ...request });
    expect(response.statusCode).toBe(200);
    expect(ports.asked).toEqual([{ type: 'image', bytes: jpeg }]);
  });

  it('keeps an address as it was written', async () => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    await app.inject({ method: 'POST', url, payload: { url: 'https://example.org/a b?q=%7E' } });
    expect(ports.asked).toEqual([{ type: 'url', url: 'https://example.org/a b?q=%7E' }]);
  });

  it.each(['not_chest_xray', 'poor_quality', 'unreadable'])(
    'tells that a film is %s, with 200',
    async (outcome) => {
      const app = await buildApp(fakePorts({ outcome: refused(outcome) }));
      const headers = { 'content-type': 'image/jpeg' };
      const response = await app.inject({
        method: 'POST',
        url,
        headers,
        payload: 'I am a text, named film.jpg',
      });
      expect(response.statusCode).toBe(200);
      expect(response.json()).toMatchObject({ outcome, probabilities: null });
    },
  );

  it.each([
    ['no body', {}, 400, 'IMAGE_MISSING'],
    ['an empty image', { headers: { 'content-type': 'image/png' }, payload: '' }, 400, 'IMAGE_MISSING'],
    ['a form without the field', { payload: upload('picture', jpeg) }, 400, 'IMAGE_MISSING'],
    ['a form with an empty file', { payload: upload('image', Buffer.alloc(0)) }, 400, 'IMAGE_MISSING'],
    ['a field of a prototype', { payload: upload('__proto__', jpeg) }, 400, 'REQUEST_INVALID'],
    [
      'a form cut off in the middle',
      {
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        payload: '--x\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\nabc',
      },
      400,
      'REQUEST_INVALID',
    ],
    [
      'a form without a boundary',
      { headers: { 'content-type': 'multipart/form-data' }, payload: 'abc' },
      400,
      'REQUEST_INVALID',
    ],
    [
      'broken JSON',
      { headers: { 'content-type': 'application/json' }, payload: '{"url":' },
      400,
      'REQUEST_INVALID',
    ],
    ['empty JSON', { headers: { 'content-type': 'application/json' }, payload: '' }, 400, 'REQUEST_INVALID'],
    [
      'JSON with __proto__',
      {
        headers: { 'content-type': 'application/json' },
        payload: '{"__proto__":{"url":"https://a.example"}}',
      },
      400,
      'REQUEST_INVALID',
    ],
    ['JSON without an address', { payload: { link: 'x' } }, 400, 'REQUEST_INVALID'],
    ['an address that is a number', { payload: { url: 7 } }, 400, 'REQUEST_INVALID'],
    ['a relative address', { payload: { url: '/etc/passwd' } }, 400, 'URL_INVALID'],
    ['a file address', { payload: { url: 'file:///etc/passwd' } }, 400, 'URL_INVALID'],
    ['an address with a password', { payload: { url: 'https://a:b@example.org/' } }, 400, 'URL_INVALID'],
    ['a long address', { payload: { url: `https://example.org/${'a'.repeat(2100)}` } }, 400, 'URL_INVALID'],
    [
      'a raw image of 17 MB',
      { headers: { 'content-type': 'image/png' }, payload: tooLarge },
      413,
      'REQUEST_TOO_LARGE',
    ],
    ['an uploaded image of 17 MB', { payload: upload('image', tooLarge) }, 413, 'REQUEST_TOO_LARGE'],
    [
      'plain text',
      { headers: { 'content-type': 'text/plain' }, payload: 'film' },
      415,
      'CONTENT_TYPE_UNSUPPORTED',
    ],
    [
      'a video',
      { headers: { 'content-type': 'video/mp4' }, payload: 'film' },
      415,
      'CONTENT_TYPE_UNSUPPORTED',
    ],
  ])('turns %s away', async (_what, request, status, code) => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    const response = await app.inject({ method: 'POST', url, ...request });
    expect({ status: response.statusCode, ...response.json().error }).toMatchObject({ status, code });
    expect(ports.requests.size).toBe(0);
  });

  it('passes on why the worker could not get the picture', async () => {
    const result = { type: 'failed', code: 'MEDIA_NOT_FOUND' };
    const app = await buildApp(fakePorts({ outcome: { type: 'done', result } }));
    const response = await app.inject({
      method: 'POST',
      url,
      payload: { url: 'https://example.org/gone.jpg' },
    });
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ error: { code: 'MEDIA_NOT_FOUND' } });
  });

  it('asks for patience where no worker was done in time, and forgets the picture', async () => {
    const ports = fakePorts({ outcome: { type: 'pending' } });
    const app = await buildApp(ports);
    const response = await app.inject({
      method: 'POST',
      url,
      payload: { url: 'https://example.org/film.jpg' },
    });
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(response.json()).toMatchObject({ error: { code: 'PREDICTION_PENDING' } });
    expect(ports.requests.size).toBe(0);
  });

  it('asks for patience where the picture had expired before its turn came', async () => {
    const app = await buildApp(fakePorts({ outcome: { type: 'done', result: undefined } }));
    const headers = { 'content-type': 'image/jpeg' };
    const response = await app.inject({ method: 'POST', url, headers, payload: jpeg });
    expect(response.json()).toMatchObject({ error: { code: 'PREDICTION_PENDING' } });
  });

  it('forgets the picture once it is answered, and answers also where that fails', async () => {
    const ports = fakePorts();
    const headers = { 'content-type': 'image/jpeg' };
    const post = async (over: typeof ports) =>
      (await buildApp(over)).inject({ method: 'POST', url, headers, payload: jpeg });
    expect((await post(ports)).statusCode).toBe(200);
    expect(ports.requests.size).toBe(0);
    const away = async () => {
      throw new LunglineError('STORE_UNAVAILABLE');
    };
    const store = { ...ports.store, deletePredictionRequest: away };
    expect((await post(fakePorts({ store }))).statusCode).toBe(200);
  });

  it('calls a result that it does not know a fault of ours, without telling more', async () => {
    const ports = fakePorts({ outcome: { type: 'done', result: { type: 'failed', code: 'NOT_A_CODE' } } });
    const app = await buildApp(ports);
    const response = await app.inject({
      method: 'POST',
      url,
      payload: { url: 'https://example.org/film.jpg' },
    });
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ error: { code: 'INTERNAL' } });
    expect(ports.lines.join('')).toContain('request.failed');
    expect(ports.lines.join('')).not.toContain('example.org');
  });
});

describe('the shape of the original service', () => {
  const percentages = {
    created: '2026-03-01T09:30:00.000Z',
    predictions: [
      { type: 'normal', chances: 7 },
      { type: 'pneumonia', chances: 81.23 },
      { type: 'covid19', chances: 11.77 },
    ],
  };

  it.each([
    ['POST /image with a form', '/image', { payload: upload('image', jpeg) }],
    ['POST /image with raw bytes', '/image', { headers: { 'content-type': 'image/jpeg' }, payload: jpeg }],
    ['POST /imageurl with JSON', '/imageurl', { payload: { url: 'https://example.org/film.jpg' } }],
    [
      'POST /imageurl with a form',
      '/imageurl',
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'url=https%3A%2F%2Fexample.org%2Ffilm.jpg',
      },
    ],
  ])('%s answers in percent', async (_what, url, request) => {
    const app = await buildApp(fakePorts());
    const response = await app.inject({ method: 'POST', url, ...request });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual(percentages);
  });

  it.each([
    ['not_chest_xray', 'NOT_CHEST_XRAY'],
    ['poor_quality', 'POOR_QUALITY'],
    ['unreadable', 'UNREADABLE'],
  ])('has no percentages for a film that is %s', async (outcome, code) => {
    const app = await buildApp(fakePorts({ outcome: refused(outcome) }));
    const response = await app.inject({ method: 'POST', url: '/image', payload: upload('image', jpeg) });
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ error: { code } });
  });

  it('reads at each address only what belongs there', async () => {
    const app = await buildApp(fakePorts());
    const json = await app.inject({
      method: 'POST',
      url: '/image',
      payload: { url: 'https://example.org/' },
    });
    const raw = { headers: { 'content-type': 'image/jpeg' }, payload: jpeg };
    const bytes = await app.inject({ method: 'POST', url: '/imageurl', ...raw });
    expect([json.statusCode, bytes.statusCode]).toEqual([415, 415]);
  });
});

describe('who may ask', () => {
  const ask = { method: 'POST', url: '/imageurl', payload: { url: 'https://example.org/film.jpg' } } as const;

  it.each([
    ['a caller on this machine', {}],
    ['a caller on this machine, by IPv6', { remoteAddress: '::1', headers: { host: '[::1]:3000' } }],
    ['a caller on this machine, by IPv4 in IPv6', { remoteAddress: '::ffff:127.0.0.1' }],
    [
      'a caller from elsewhere with a key',
      { remoteAddress: '203.0.113.9', headers: { host: 'line.example', authorization: `Bearer ${apiKey}` } },
    ],
  ])('answers %s', async (_who, from) => {
    const app = await buildApp(fakePorts());
    expect((await app.inject({ ...ask, ...from })).statusCode).toBe(200);
  });

  it.each([
    ['a caller from elsewhere', { remoteAddress: '203.0.113.9' }],
    ['a wrong key', { remoteAddress: '203.0.113.9', headers: { authorization: `Bearer ${'x'.repeat(32)}` } }],
    [
      'a key in another scheme',
      { remoteAddress: '203.0.113.9', headers: { authorization: `Basic ${apiKey}` } },
    ],
    ['a proxy on this machine', { headers: { 'x-forwarded-for': '203.0.113.9' } }],
    ['a tunnel on this machine', { headers: { host: 'line.example' } }],
    ['a page whose name was pointed here', { headers: { host: '127.0.0.1.evil.example' } }],
  ])('does not answer %s', async (_who, from) => {
    const app = await buildApp(fakePorts());
    const response = await app.inject({ ...ask, ...from });
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer');
    expect(response.json()).toMatchObject({ error: { code: 'API_KEY_REQUIRED' } });
  });

  it('takes nobody for local once it has a public address: a proxy may hide whom it passes on', async () => {
    const app = await buildApp({ ...fakePorts(), publicUrl: new URL('https://line.example/') });
    expect((await app.inject(ask)).statusCode).toBe(401);
    const keyHolder = await app.inject({ ...ask, headers: { authorization: `Bearer ${apiKey}` } });
    expect(keyHolder.statusCode).toBe(200);
  });

  it('grants each caller a budget of its own, and Twilio none', async () => {
    const app = await buildApp(fakePorts());
    const spend = Array.from({ length: limits.restRequestsPerMinute }, () => app.inject(ask));
    expect((await Promise.all(spend)).every(({ statusCode }) => statusCode === 200)).toBe(true);
    const over = await app.inject(ask);
    expect(over.statusCode).toBe(429);
    expect(over.headers['retry-after']).toBeDefined();
    expect(over.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    const keyHolder = await app.inject({ ...ask, headers: { authorization: `Bearer ${apiKey}` } });
    expect(keyHolder.statusCode).toBe(200);
  });
});
