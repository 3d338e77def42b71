import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.js';
import { fakePorts } from './fake-ports.js';
import { messagesPath, textMessage, twilioPost } from './twilio-post.js';

const ports = fakePorts();
let app: Awaited<ReturnType<typeof buildApp>>;
let port: number;
beforeAll(async () => {
  app = await buildApp(ports);
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => app.close());

/** Everything that comes back on one connection, which this side closes once it has sent all. */
async function exchange(...parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (data: string) => {
    answer += data;
  });
  // A server that has hung up does not hear the rest.
  socket.on('error', () => undefined);
  for (const part of parts) socket.write(part);
  socket.end();
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

const statusesOf = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
const head = (...lines: string[]) =>
  `${[`POST ${messagesPath} HTTP/1.1`, 'Host: line', ...lines].join('\r\n')}\r\n\r\n`;
const form = 'Content-Type: application/x-www-form-urlencoded';
const signature = 'X-Twilio-Signature: x';
const smuggled = 'GET /internal/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

describe('bytes on the wire', () => {
  it.each([
    ['two lengths', head(form, signature, 'Content-Length: 4', 'Content-Length: 40'), `a=1&${smuggled}`],
    [
      'a length and chunks',
      head(form, signature, 'Content-Length: 4', 'Transfer-Encoding: chunked'),
      `0\r\n\r\n${smuggled}`,
    ],
    [
      'chunks spelled otherwise',
      head(form, signature, 'Transfer-Encoding: xchunked'),
      `0\r\n\r\n${smuggled}`,
    ],
    ['chunks twice', head(form, signature, 'Transfer-Encoding: chunked, identity'), `0\r\n\r\n${smuggled}`],
    [
      'a blank before the colon',
      head(form, signature, 'Transfer-Encoding : chunked'),
      `0\r\n\r\n${smuggled}`,
    ],
    ['a folded header', head(form, signature, 'Transfer-Encoding:\r\n chunked'), `0\r\n\r\n${smuggled}`],
    ['a negative length', head(form, signature, 'Content-Length: -1'), smuggled],
    ['a length in hex', head(form, signature, 'Content-Length: 0x4'), `a=1&${smuggled}`],
    ['a length with a sign', head(form, signature, 'Content-Length: +4'), `a=1&${smuggled}`],
    [
      'a chunk that is no number',
      head(form, signature, 'Transfer-Encoding: chunked'),
      `zz\r\na=1\r\n${smuggled}`,
    ],
    ['a chunk of 2^64 bytes', head(form, signature, 'Transfer-Encoding: chunked'), 'ffffffffffffffffff\r\na'],
    ['NUL in a header', head(form, 'X-Twilio-Signature: a\0b', 'Content-Length: 0'), ''],
    ['a bare line feed', `POST ${messagesPath} HTTP/1.1\nHost: line\nContent-Length: 0\n\n`, smuggled],
    ['100 KB of headers', head(...Array.from({ length: 1_000 }, (_, i) => `X-${i}: ${'a'.repeat(100)}`)), ''],
    ['another version', `POST ${messagesPath} HTTP/9.9\r\nHost: line\r\n\r\n`, ''],
    ['a method that does not exist', `FROB ${messagesPath} HTTP/1.1\r\nHost: line\r\n\r\n`, ''],
    ['noise', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', ''],
    ['an address of another host', `GET http://169.254.169.254/latest HTTP/1.1\r\nHost: line\r\n\r\n`, ''],
    ['a tunnel', 'CONNECT 127.0.0.1:6379 HTTP/1.1\r\nHost: line\r\n\r\n', 'PING\r\n'],
    ['NUL in the path', 'GET /media/%00 HTTP/1.1\r\nHost: line\r\n\r\n', ''],
  ])('with %s do no harm', async (_what, start, rest) => {
    const before = ports.received.length;
    const answer = await exchange(Buffer.from(start, 'latin1'), Buffer.from(rest, 'latin1'));
    // Refused or cut off; never taken for two requests, and never a fault of ours.
    for (const status of statusesOf(answer)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect(answer).not.toContain('lungline_http_request_duration_seconds');
    expect(ports.received).toHaveLength(before);
    expect((await app.inject('/livez')).statusCode).toBe(200);
  });

  it('that are 10 MB of a form are refused before they have all come', async () => {
    const announced = await exchange(head(form, signature, `Content-Length: ${10 * 2 ** 20}`), 'a=1');
    expect(statusesOf(announced)).toEqual([413]);
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const chunked = await exchange(
      head(form, signature, 'Transfer-Encoding: chunked'),
      ...Array<string>(160).fill(chunk),
    );
    // The connection may be gone before the answer could be read.
    expect([[413], []]).toContainEqual(statusesOf(chunked));
  });

  it('that come slowly do not keep others waiting', async () => {
    const slow = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    for (const socket of slow) socket.write(`POST ${messagesPath} HTTP/1.1\r\nX-`);
    const { method, headers, payload } = twilioPost(textMessage('hi'));
    const response = await fetch(`http://127.0.0.1:${port}${messagesPath}`, {
      method,
      headers,
      body: payload,
    });
    expect(response.status).toBe(200);
    for (const socket of slow) socket.destroy();
    expect(app.server.requestTimeout).toBeGreaterThan(0);
    expect(app.server.requestTimeout).toBeLessThanOrEqual(30_000);
  });
});
