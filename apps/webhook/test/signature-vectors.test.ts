import { describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.js';
import { authToken, fakePorts } from './fake-ports.js';
import { messagesPath, statusPath, textMessage, twilioPost } from './twilio-post.js';

const line = 'https://line.example';
const withAddress = (address: string) => buildApp(fakePorts({ publicUrl: new URL(address) }));

/** A signed post, sent to another target than it was signed for where `sentTo` says so. */
function post(signedFor: string, sentTo = messagesPath, headers: Record<string, string> = {}) {
  const signed = twilioPost(textMessage('hi'), { base: signedFor, path: '' });
  return { ...signed, url: sentTo, headers: { ...signed.headers, ...headers } };
}

describe('the address that Twilio signed, behind proxies', () => {
  it.each([
    ['as configured', line, line + messagesPath, messagesPath],
    ['with the port of https written out by Twilio', line, `${line}:443${messagesPath}`, messagesPath],
    ['with the port of https written out in PUBLIC_URL', `${line}:443`, line + messagesPath, messagesPath],
    ['with another port', `${line}:8443`, `${line}:8443${messagesPath}`, messagesPath],
    ['with another port that Twilio leaves out', `${line}:8443`, line + messagesPath, messagesPath],
    ['with http and its port', 'http://line.example', `http://line.example:80${messagesPath}`, messagesPath],
    ['in capitals', 'HTTPS://LINE.EXAMPLE', line + messagesPath, messagesPath],
    ['with a slash at the end of PUBLIC_URL', `${line}/`, line + messagesPath, messagesPath],
    ['below a path that the proxy takes away', `${line}/lungs`, `${line}/lungs${messagesPath}`, messagesPath],
    [
      'with an international name',
      'https://röntgen.example',
      `https://xn--rntgen-wxa.example${messagesPath}`,
      messagesPath,
    ],
    ['as an IPv6 address', 'https://[2001:db8::1]', `https://[2001:db8::1]${messagesPath}`, messagesPath],
    ['with a query', line, `${line}${messagesPath}?b=2&a=1`, `${messagesPath}?b=2&a=1`],
    ['with a query that repeats a name', line, `${line}${messagesPath}?a=2&a=1`, `${messagesPath}?a=2&a=1`],
    [
      'with an encoded query',
      line,
      `${line}${messagesPath}?a=%2F%20%c3%a9`,
      `${messagesPath}?a=%2F%20%c3%a9`,
    ],
    // Twilio's own check encodes the query anew, which makes these the same; they mean the same, too.
    ['with a plus for a blank', line, `${line}${messagesPath}?a=%20`, `${messagesPath}?a=+`],
  ])('is known %s', async (_how, publicUrl, signedFor, sentTo) => {
    const app = await withAddress(publicUrl);
    expect((await app.inject(post(signedFor, sentTo))).statusCode).toBe(200);
  });

  it.each([
    ['of another host', `https://evil.example${messagesPath}`, messagesPath],
    ['of a host below this one', `https://a.line.example${messagesPath}`, messagesPath],
    ['of a host that begins like this one', `${line}.evil.example${messagesPath}`, messagesPath],
    ['with this host as user name', `https://line.example@evil.example${messagesPath}`, messagesPath],
    ['with a user name and a password', `https://user:password@line.example${messagesPath}`, messagesPath],
    ['by http', `http://line.example${messagesPath}`, messagesPath],
    ['of the other webhook', line + statusPath, messagesPath],
    ['in capitals', line + messagesPath.toUpperCase(), messagesPath],
    ['with a slash at its end', `${line}${messagesPath}/`, messagesPath],
    ['with a query that was lost', `${line}${messagesPath}?a=1`, messagesPath],
    ['with a query that was added', line + messagesPath, `${messagesPath}?a=1`],
    ['with a query in another order', `${line}${messagesPath}?a=1&b=2`, `${messagesPath}?b=2&a=1`],
    ['with a query that was decoded', `${line}${messagesPath}?a=%41`, `${messagesPath}?a=A`],
    ['with a path that was encoded', line + messagesPath, messagesPath.replace('messages', '%6dessages')],
    ['with the form in its query', `${line}${messagesPath}Bodyhi`, messagesPath],
  ])('is not one %s', async (_how, signedFor, sentTo) => {
    const app = await withAddress(line);
    expect((await app.inject(post(signedFor, sentTo))).statusCode).toBe(403);
  });

  it.each([
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-proto': 'http', 'x-forwarded-port': '80' },
    { 'x-forwarded-prefix': '/lungs', 'x-original-url': '/other' },
    { forwarded: 'host=evil.example;proto=http' },
    { 'x-rewrite-url': statusPath, 'x-http-method-override': 'GET' },
  ])('is not asked of the headers: %j', async (headers) => {
    const app = await withAddress(line);
    expect((await app.inject(post(line + messagesPath, messagesPath, headers))).statusCode).toBe(200);
    // Nor does a forger make another address count by naming it there.
    const forged = post(`https://evil.example${messagesPath}`, messagesPath, headers);
    expect((await app.inject(forged)).statusCode).toBe(403);
  });

  it.each([
    `${messagesPath}/`,
    `/${messagesPath}`,
    `${messagesPath};a=1`,
    '/webhooks/../webhooks/twilio/messages/x',
  ])('has one path and no other: %s', async (path) => {
    const app = await withAddress(line);
    expect((await app.inject(post(line + path, path))).statusCode).toBe(404);
  });
});

describe('a signature', () => {
  const good = () => twilioPost(textMessage('hi'));
  const signed = (signature: string) => {
    const request = good();
    return { ...request, headers: { ...request.headers, 'x-twilio-signature': signature } };
  };

  it.each([
    ['cut off', (s: string) => s.slice(0, -2)],
    ['without its padding', (s: string) => s.replace(/=+$/, '')],
    ['with more behind it', (s: string) => `${s}AA`],
    ['in small letters', (s: string) => s.toLowerCase()],
    ['for URLs', (s: string) => `${s.replaceAll('+', '-').replaceAll('/', '_')}-`],
    ['twice', (s: string) => `${s}, ${s}`],
    ['of 8,000 characters', () => 'A'.repeat(8_000)],
    ['of letters that are not base64', () => '\u00e9\u00ff'],
    ['that is the token', () => authToken],
    ['of zeros', () => `${'A'.repeat(27)}=`],
  ])('%s is none', async (_what, alter) => {
    const app = await buildApp(fakePorts());
    const { headers } = good();
    const response = await app.inject(signed(alter(headers['x-twilio-signature'])));
    expect(response.statusCode).toBe(403);
  });

  it('over names and values that were moved into each other never makes another message of one', async () => {
    // Twilio signs names and values in a row without anything between them, so these have the same signature.
    const form = textMessage('hi', { MessageSid: `SM${'1'.repeat(32)}` });
    const { From: from = '', Body: body = '', MessageSid: sid = '', ...rest } = form;
    const moved = [
      { ...rest, From: from, MessageSid: sid, [`Body${body}`]: '' },
      { ...rest, Body: body, MessageSid: sid, [`Fro`]: `m${from}` },
      { ...rest, Body: body, From: from, [`MessageSid${sid}`]: '' },
      { ...rest, Body: body, From: from, Message: `Sid${sid}` },
    ];
    for (const other of moved) {
      const ports = fakePorts();
      const app = await buildApp(ports);
      const { headers } = twilioPost(form);
      const response = await app.inject({ ...twilioPost(other), headers });
      expect([200, 400, 403]).toContain(response.statusCode);
      // What is let through is the very message that was signed, which the ledger knows: its second delivery.
      for (const message of ports.received) expect(message).toMatchObject({ sid, from });
    }
  });
});
