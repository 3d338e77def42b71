import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createGuardedFetch, type GuardedFetchOptions } from './guarded-fetch.js';
import type { HostRule } from './host-rules.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on the loopback that does as the test tells it. */
async function serve(handler: Handler): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const anywhere: HostRule = { permits: () => true, trustedHost: '127.0.0.1' };
const fetchWith = (options: Partial<GuardedFetchOptions> = {}) =>
  createGuardedFetch({ rule: anywhere, maxBytes: 1_000, deadlineMs: 10_000, ...options });
const signal = () => AbortSignal.timeout(20_000);

/** A look-up that names these addresses, one list after the other. */
const resolving = (...answers: string[][]) => {
  let asked = 0;
  const lookup = (_name: string, _options: unknown, callback: (...result: unknown[]) => void) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return lookup as unknown as NonNullable<GuardedFetchOptions['lookup']>;
};

describe('where a guarded fetch goes', () => {
  it.each([
    'http://127.0.0.2/',
    'http://localhost/',
    'http://127.2/',
    'http://0177.0.0.2/',
    'http://2130706434/',
    'http://0x7f.0.0.2/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://１２７.0.0.2/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'gopher://example.com/',
    'data:image/png;base64,AAAA',
    'http://user:password@127.0.0.1/',
    'no address',
  ])('refuses %s', async (url) => {
    await expect(fetchWith()(url, signal())).rejects.toMatchObject({ code: 'MEDIA_HOST_FORBIDDEN' });
  });

  it('refuses a name that resolves to a private address, or to a private one among others', async () => {
    for (const answer of [['10.0.0.1'], ['::ffff:127.0.0.1'], ['93.184.216.34', '127.0.0.1']]) {
      const fetch = fetchWith({ lookup: resolving(answer) });
      await expect(fetch('http://photos.example/', signal())).rejects.toMatchObject({
        code: 'MEDIA_HOST_FORBIDDEN',
      });
    }
  });

  it('judges the address that the socket gets, so a name that changes its address gains nothing', async () => {
    let reached = 0;
    const inside = await serve((_, response) => {
      reached += 1;
      response.end('secret');
    });
    const port = new URL(inside).port;
    const fetch = fetchWith({ lookup: resolving(['127.0.0.1'], ['93.184.216.34']) });
    await expect(fetch(`http://rebinding.example:${port}/`, signal())).rejects.toMatchObject({
      code: 'MEDIA_HOST_FORBIDDEN',
    });
    expect(reached).toBe(0);
  });

  it('asks the rule again at each redirect', async () => {
    const elsewhere = await serve((_, response) => response.end('secret'));
    const start = await serve((_, response) => response.writeHead(307, { location: elsewhere }).end());
    const rule = { ...anywhere, permits: (url: URL) => url.origin === start };
    await expect(fetchWith({ rule })(start, signal())).rejects.toMatchObject({
      code: 'MEDIA_HOST_FORBIDDEN',
    });
  });

  it.each([
    'http://127.0.0.2/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/',
    'http://localhost/',
    '//0x7f.2/',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('refuses a redirect to %s', async (location) => {
    const start = await serve((_, response) => response.writeHead(302, { location }).end());
    await expect(fetchWith()(start, signal())).rejects.toMatchObject({ code: 'MEDIA_HOST_FORBIDDEN' });
  });

  it('gives up on redirects without an end or without an address', async () => {
    const circle = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(fetchWith()(circle, signal())).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' });
    const nowhere = await serve((_, response) => response.writeHead(302).end());
    await expect(fetchWith()(nowhere, signal())).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' });
  });
});

describe('what a guarded fetch tells', () => {
  it('shows its credentials to their origin alone', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('bytes');
    });
    const api = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(307, { location: elsewhere }).end();
    });
    const fetch = fetchWith({ credentials: { origins: [api], header: 'Basic secret' } });
    expect(Buffer.from(await fetch(api, signal())).toString()).toBe('bytes');
    expect(seen).toEqual(['Basic secret', undefined]);
  });

  it('blames its credentials only where it showed them', async () => {
    const url = await serve((_, response) => response.writeHead(403).end());
    await expect(fetchWith()(url, signal())).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' });
    const fetch = fetchWith({ credentials: { origins: [url], header: 'Basic secret' } });
    await expect(fetch(url, signal())).rejects.toMatchObject({ code: 'MEDIA_FORBIDDEN' });
  });

  it.each([
    [404, 'MEDIA_NOT_FOUND'],
    [410, 'MEDIA_NOT_FOUND'],
    [429, 'MEDIA_UNAVAILABLE'],
    [500, 'MEDIA_UNAVAILABLE'],
    [503, 'MEDIA_UNAVAILABLE'],
  ])('reads HTTP %i as %s', async (status, code) => {
    const url = await serve((_, response) => response.writeHead(status).end('words'));
    await expect(fetchWith()(url, signal())).rejects.toMatchObject({ code });
  });
});

describe('how much a guarded fetch takes', () => {
  it('takes as many bytes as the limit allows', async () => {
    const url = await serve((_, response) => response.end(Buffer.alloc(1_000)));
    expect(await fetchWith()(url, signal())).toHaveLength(1_000);
  });

  it('refuses an announced length above the limit without reading', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1_001 });
      response.flushHeaders();
    });
    await expect(fetchWith()(url, signal())).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
  });

  it('stops a body that never ends', async () => {
    const url = await serve((_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(500)));
      };
      response.on('drain', pour);
      pour();
    });
    await expect(fetchWith()(url, signal())).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
  });

  it('gives up on a body that trickles past the deadline', async () => {
    const url = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    await expect(fetchWith({ deadlineMs: 300 })(url, signal())).rejects.toMatchObject({
      code: 'MEDIA_UNAVAILABLE',
    });
  });

  it('calls a body that was cut off unavailable', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 900 });
      response.write('half', () => response.destroy());
    });
    await expect(fetchWith()(url, signal())).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' });
  });

  it('calls a host that refuses the connection unavailable', async () => {
    const url = await serve(() => undefined);
    for (const close of closing.splice(0)) close();
    await expect(fetchWith()(url, signal())).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' });
  });

  it('ends with the signal of whoever asked', async () => {
    const asked = new AbortController();
    const url = await serve(() => asked.abort());
    await expect(fetchWith()(url, asked.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
