import { type ErrorCode, errorEntry, LunglineError } from '@lungline/errors';
import type { JobOutcome } from '@lungline/queues';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.js';
import type { AppDeps } from '../src/app-deps.js';
import { limits } from '../src/limits.js';
import { classified, fakePorts } from './fake-ports.js';
import { messageSid, messagesPath, statusPath, textMessage, twilioPost } from './twilio-post.js';

interface Operation {
  readonly responses: Record<
    string,
    { readonly content?: { 'application/json'?: { readonly examples?: object } } }
  >;
}
type Document = { readonly openapi: string; readonly paths: Record<string, Record<string, Operation>> };

const app = await buildApp(fakePorts());
const document: Document = (await app.inject('/openapi.json')).json();

it('is a valid OpenAPI 3.1 document', async () => {
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors ?? []).toEqual([]);
  expect(document.openapi).toBe('3.1.0');
});

it('describes every address that callers may rely on', () => {
  expect(Object.keys(document.paths).sort()).toEqual([
    '/api/v1/predictions',
    '/image',
    '/imageurl',
    '/internal/metrics',
    '/livez',
    '/media/{id}',
    '/readyz',
    '/webhooks/twilio/messages',
    '/webhooks/twilio/status',
  ]);
});

const documentedErrors = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.values(operations).flatMap(({ responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) =>
      Object.keys(content?.['application/json']?.examples ?? {}).map(
        (code) => [path, status, code as ErrorCode] as const,
      ),
    ),
  ),
);

/** A request that goes well, for each address. */
const welcome: Record<string, () => InjectOptions & { readonly headers: Record<string, string> }> = {
  [messagesPath]: () => twilioPost(textMessage('hi')),
  [statusPath]: () => twilioPost({ MessageSid: messageSid(), MessageStatus: 'read' }, { path: statusPath }),
  '/api/v1/predictions': () => json('/api/v1/predictions'),
  '/imageurl': () => json('/imageurl'),
  '/image': () => bytes('/image', 'film'),
  '/media/{id}': () => ({ url: '/media/kept?expires=9&signature=good', headers: {} }),
  '/internal/metrics': () => ({ url: '/internal/metrics', headers: {} }),
};

const fromElsewhere = { remoteAddress: '203.0.113.9' };
const failingPorts = (error: Error): Partial<AppDeps> => {
  const fail = () => Promise.reject(error);
  return {
    line: { receive: fail },
    waiter: { wait: fail },
    store: { ...fakePorts().store, reportDelivery: fail, picture: fail },
  };
};

function json(url: string, body: object = { url: 'https://example.org/film.jpg' }) {
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  } as const;
}

function bytes(url: string, payload: string) {
  return { method: 'POST', url, headers: { 'content-type': 'image/png' }, payload } as const;
}

/** What makes an address answer with a code: another request, or a world in which something went wrong. */
function provoke(
  path: string,
  code: ErrorCode,
): { request?: InjectOptions; ports?: Partial<AppDeps>; outcome?: JobOutcome } {
  const request = welcome[path]?.() ?? { headers: {} };
  const { headers } = request;
  switch (code) {
    case 'SIGNATURE_MISSING':
      return { request: { ...request, headers: { ...headers, 'x-twilio-signature': '' } } };
    case 'SIGNATURE_INVALID':
      return { request: { ...request, headers: { ...headers, 'x-twilio-signature': 'c2lnbmF0dXJl' } } };
    case 'REQUEST_INVALID':
      if (path.startsWith('/webhooks')) return { request: twilioPost({}, { path }) };
      // An id that is far longer than any.
      if (path.startsWith('/media')) return { request: { url: `/media/${'x'.repeat(5_000)}` } };
      if (path !== '/image') return { request: json(path, {}) };
      return { request: { ...request, headers: { 'content-type': 'multipart/form-data' } } };
    case 'REQUEST_TOO_LARGE':
      return { request: { ...request, payload: ' '.repeat(limits.multipartBytes + 1) } };
    case 'CONTENT_TYPE_UNSUPPORTED':
      return { request: { ...request, headers: { ...headers, 'content-type': 'text/css' } } };
    case 'IMAGE_MISSING':
      return { request: bytes(path, '') };
    case 'URL_INVALID':
      return { request: json(path, { url: 'nowhere' }) };
    case 'API_KEY_REQUIRED':
      return { request: { ...request, ...fromElsewhere } };
    case 'LINK_INVALID':
      return { request: { url: '/media/kept' } };
    case 'LINK_EXPIRED':
      return { request: { url: '/media/kept?expires=0&signature=good' } };
    case 'NOT_CHEST_XRAY':
    case 'POOR_QUALITY':
    case 'UNREADABLE': {
      const screening = { ...classified.screening, outcome: code.toLowerCase(), probabilities: null };
      return { outcome: { type: 'done', result: { type: 'screened', screening } } };
    }
    case 'PREDICTION_PENDING':
      return { outcome: { type: 'pending' } };
    case 'INTERNAL':
      return { ports: failingPorts(new Error('a bug')) };
    case 'STORE_UNAVAILABLE':
      return { ports: failingPorts(new LunglineError('STORE_UNAVAILABLE')) };
    default:
      return { outcome: { type: 'failed', code } };
  }
}

describe('every documented error can be met', () => {
  it.each(documentedErrors)('%s answers %s %s', async (path, status, code) => {
    const { request = welcome[path]?.() ?? {}, ports = {}, outcome } = provoke(path, code);
    const ownWorld = outcome !== undefined || 'line' in ports || code === 'RATE_LIMITED';
    const answering = ownWorld ? await buildApp(fakePorts({ ...ports, ...(outcome && { outcome }) })) : app;
    if (code === 'RATE_LIMITED') {
      await Promise.all(
        Array.from({ length: limits.restRequestsPerMinute }, () => answering.inject(request)),
      );
    }
    const response = await answering.inject(request);
    expect(response.json().error.code).toBe(code);
    expect(String(response.statusCode)).toBe(status);
    expect(errorEntry(code).summary).toBe(response.json().error.message);
  });
});
