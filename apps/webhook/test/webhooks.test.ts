import { LunglineError } from '@lungline/errors';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.js';
import { emptyTwiml } from '../src/twiml.js';
import { authToken, fakePorts, publicUrl } from './fake-ports.js';
import { messageSid, messagesPath, statusPath, textMessage, twilioPost } from './twilio-post.js';

const forms = 'application/x-www-form-urlencoded';

describe('POST /webhooks/twilio/messages', () => {
  it('takes a signed message in and has nothing to say', async () => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    const form = textMessage('covid test');
    const response = await app.inject(twilioPost(form));
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(response.body).toBe(emptyTwiml);
    expect(ports.received).toMatchObject([{ sid: form['MessageSid'], text: 'covid test' }]);
  });

  it('accepts parameters that nobody has heard of, empty ones and names of prototypes', async () => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    const form = Object.fromEntries([
      ...Object.entries(textMessage('hi')),
      ['Novelty[0]', '{"a":1}'],
      ['Empty', ''],
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]) as Record<string, string>;
    expect((await app.inject(twilioPost(form))).statusCode).toBe(200);
    expect(ports.received).toHaveLength(1);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('keeps every character of the text: plus signs, line ends, emoji, right-to-left', async () => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    const text = 'a+b c%20d\r\n\u{1FAC1} مرحبا & = ? #';
    await app.inject(twilioPost(textMessage(text)));
    expect(ports.received[0]?.text).toBe(text);
  });

  it('checks the signature on a name that came twice as Twilio does: on each value once, sorted', async () => {
    const app = await buildApp(fakePorts());
    const form = textMessage('hi');
    const signed = { ...form, Tag: ['b', 'a'] };
    const response = await app.inject({
      ...twilioPost(form),
      headers: {
        'content-type': forms,
        'x-twilio-signature': getExpectedTwilioSignature(authToken, publicUrl.origin + messagesPath, signed),
      },
      payload: `${new URLSearchParams(form)}&Tag=b&Tag=a`,
    });
    expect(response.statusCode).toBe(200);
  });

  it('refuses a request without a signature before it reads the body', async () => {
    const app = await buildApp(fakePorts());
    const response = await app.inject({
      method: 'POST',
      url: messagesPath,
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ error: { code: 'SIGNATURE_MISSING' } });
  });

  it.each([
    ['by a stranger', (form: Record<string, string>) => twilioPost(form, { token: 'b'.repeat(32) })],
    ['for another path', (form: Record<string, string>) => ({ ...twilioPost(form), url: statusPath })],
    [
      'without this query',
      (form: Record<string, string>) => ({ ...twilioPost(form), url: `${messagesPath}?a=1` }),
    ],
    [
      'over another text',
      (form: Record<string, string>) => ({
        ...twilioPost(form),
        payload: new URLSearchParams({ ...form, Body: 'other' }).toString(),
      }),
    ],
    [
      'before a parameter was added',
      (form: Record<string, string>) => ({
        ...twilioPost(form),
        payload: `${new URLSearchParams(form)}&More=1`,
      }),
    ],
    [
      'before a value was added to a name',
      (form: Record<string, string>) => ({
        ...twilioPost(form),
        payload: `${new URLSearchParams(form)}&Body=2`,
      }),
    ],
    ['over nothing', (form: Record<string, string>) => ({ ...twilioPost(form), payload: '' })],
  ])('refuses a form that was signed %s', async (_how, post) => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    const response = await app.inject(post(textMessage('hi')));
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ error: { code: 'SIGNATURE_INVALID' } });
    expect(ports.received).toEqual([]);
  });

  it('asks the configured address and never the Host header', async () => {
    const app = await buildApp(fakePorts());
    const form = textMessage('hi');
    const signedForElsewhere = twilioPost(form, { base: 'https://evil.example' });
    const forged = {
      ...signedForElsewhere.headers,
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
    };
    expect((await app.inject({ ...signedForElsewhere, headers: forged })).statusCode).toBe(403);
    const honest = twilioPost(form);
    const behindProxy = { ...honest.headers, host: '10.0.0.7:3000', 'x-forwarded-proto': 'http' };
    expect((await app.inject({ ...honest, headers: behindProxy })).statusCode).toBe(200);
  });

  it('accepts any token while one is rotated', async () => {
    const next = 'n'.repeat(32);
    const app = await buildApp(fakePorts({ authTokens: [next, authToken] }));
    for (const token of [next, authToken]) {
      expect((await app.inject(twilioPost(textMessage('hi'), { token }))).statusCode).toBe(200);
    }
  });

  it('counts the query string into the signature', async () => {
    const app = await buildApp(fakePorts());
    const path = `${messagesPath}?tenant=a%20b&x='`;
    expect((await app.inject(twilioPost(textMessage('hi'), { path }))).statusCode).toBe(200);
  });

  it('works under a public address with a path', async () => {
    const app = await buildApp(fakePorts({ publicUrl: new URL('https://line.example/lungs/') }));
    const base = 'https://line.example/lungs';
    expect((await app.inject(twilioPost(textMessage('hi'), { base }))).statusCode).toBe(200);
  });

  it('answers a signed form without a message with 400', async () => {
    const app = await buildApp(fakePorts());
    for (const form of [{}, { From: 'whatsapp:+15005550006', To: 'whatsapp:+14155238886' }]) {
      const response = await app.inject(twilioPost(form));
      expect(response.statusCode).toBe(400);
      expect(response.json()).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
    }
  });

  it.each([
    ['17 MB', 'a'.repeat(17 * 1024 * 1024), forms, 413, 'REQUEST_TOO_LARGE'],
    ['10,000 parameters', 'a=1&'.repeat(10_000), forms, 400, 'REQUEST_INVALID'],
    ['JSON', '{"MessageSid":"x"}', 'application/json', 415, 'CONTENT_TYPE_UNSUPPORTED'],
  ])('turns %s away', async (_what, payload, contentType, status, code) => {
    const app = await buildApp(fakePorts());
    const response = await app.inject({
      ...twilioPost(textMessage('hi')),
      headers: { 'content-type': contentType, 'x-twilio-signature': 'x' },
      payload,
    });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ error: { code } });
  });

  it('answers 503 while nothing can be kept, so that Twilio tries again', async () => {
    const line = { receive: () => Promise.reject(new LunglineError('STORE_UNAVAILABLE')) };
    const app = await buildApp(fakePorts({ line }));
    const response = await app.inject(twilioPost(textMessage('hi')));
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(response.json()).toMatchObject({ error: { code: 'STORE_UNAVAILABLE' } });
  });

  it('writes no line that leads to a person', async () => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    await app.inject(twilioPost(textMessage('my secret'), { path: `${messagesPath}?key=tenant-secret` }));
    await app.inject({ ...twilioPost(textMessage('my secret')), url: `${messagesPath}?key=tenant-secret` });
    await app.inject(`/nobody/+15005550006?key=tenant-secret`);
    expect(ports.lines.some((line) => line.includes('message.received'))).toBe(true);
    expect(ports.lines.join('')).not.toMatch(/15005550006|Ann Example|secret|127\.0\.0\.1/);
  });
});

describe('POST /webhooks/twilio/status', () => {
  const report = (more: Record<string, string>) => ({ MessageSid: messageSid(), ...more });

  it('passes a delivery on', async () => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    const form = report({ MessageStatus: 'undelivered', ErrorCode: '63016' });
    const response = await app.inject(twilioPost(form, { path: statusPath }));
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe(emptyTwiml);
    expect(ports.reports).toEqual([{ sid: form.MessageSid, status: 'failed', providerCode: 63016 }]);
  });

  it('passes on which reply it is about, where the address says so, though it be queued alone', async () => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    const form = report({ MessageStatus: 'queued' });
    const response = await app.inject(twilioPost(form, { path: `${statusPath}?reply=SM1-r1` }));
    expect(response.statusCode).toBe(200);
    expect(ports.reports).toEqual([{ sid: form.MessageSid, status: 'queued', replyId: 'SM1-r1' }]);
  });

  it('knows already that a reply was queued', async () => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    await app.inject(twilioPost(report({ MessageStatus: 'queued' }), { path: statusPath }));
    expect(ports.reports).toEqual([]);
  });

  it('answers 400 to a form that is no report', async () => {
    const app = await buildApp(fakePorts());
    const response = await app.inject(twilioPost({ MessageStatus: 'read' }, { path: statusPath }));
    expect(response.statusCode).toBe(400);
  });

  it('takes a status that Twilio has yet to invent, and changes nothing', async () => {
    const ports = fakePorts();
    const app = await buildApp(ports);
    const response = await app.inject(twilioPost(report({ MessageStatus: 'flying' }), { path: statusPath }));
    expect(response.statusCode).toBe(200);
    expect(ports.reports).toEqual([]);
  });
});
