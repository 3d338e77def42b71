import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Phone } from '../src/chat-api.js';
import {
  account,
  line,
  type ReceivedForm,
  type RunningSimulator,
  startSimulator,
  startWebhook,
  type WebhookServer,
} from './start-simulator.js';

describe('The simulator', () => {
  let webhook: WebhookServer;
  let simulator: RunningSimulator;
  let phone: Phone;

  const open = async (fragment = '') => {
    simulator = await startSimulator({ webhookUrl: `${webhook.url}${fragment}` });
    phone = await simulator.addPhone();
  };
  beforeEach(async () => {
    webhook = await startWebhook();
    await open();
  });
  afterEach(async () => {
    await simulator.close();
    webhook.close();
  });

  const calls = (least: number): Promise<readonly ReceivedForm[]> =>
    vi.waitFor(
      () => {
        expect(webhook.received.length).toBeGreaterThanOrEqual(least);
        return webhook.received;
      },
      { timeout: 30_000 },
    );
  const ticks = async () => (await simulator.state()).messages.map(({ tick }) => tick);
  const reply = async (fields: Record<string, string> = {}) => {
    const { accountSid, authTokens } = account;
    const response = await fetch(`${simulator.address}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${accountSid}:${authTokens[0]}`)}` },
      body: new URLSearchParams({ From: line, To: `whatsapp:${phone.number}`, Body: 'hi', ...fields }),
    });
    return (await response.json()) as { sid: string; status: string };
  };

  describe('towards the app', () => {
    it('posts what Twilio posts, with a signature that the SDK accepts', async () => {
      const { sid } = await simulator.send(phone, { type: 'text', text: 'Olá & <ok> 👍' });
      const [call] = await calls(1);
      expect(call?.form).toMatchObject({
        MessageSid: sid,
        SmsMessageSid: sid,
        AccountSid: account.accountSid,
        From: `whatsapp:${phone.number}`,
        To: line,
        Body: 'Olá & <ok> 👍',
        NumMedia: '0',
        ProfileName: phone.name,
        WaId: phone.number.slice(1),
        MessageType: 'text',
        ApiVersion: '2010-04-01',
      });
      const signature = String(call?.headers['x-twilio-signature']);
      const [token] = account.authTokens;
      expect(twilio.validateRequest(token, signature, webhook.url, call?.form ?? {})).toBe(true);
      expect(twilio.validateRequest('another-token', signature, webhook.url, call?.form ?? {})).toBe(false);
    });

    it('sends an album as several messages, the caption on the first', async () => {
      const film = () => new Blob(['film'], { type: 'image/jpeg' });
      await simulator.sendFiles(phone, [film(), film(), film()], 'my films');
      const forms = (await calls(3)).map(({ form }) => form);
      expect(new Set(forms.map(({ MessageSid }) => MessageSid)).size).toBe(3);
      expect(forms.map(({ NumMedia }) => NumMedia)).toEqual(['1', '1', '1']);
      expect(forms.map(({ Body }) => Body).sort()).toEqual(['', '', 'my films']);
    });

    it('says what a button, a place and a file are', async () => {
      await simulator.send(phone, { type: 'location', latitude: 52.5, longitude: -13.4 });
      expect((await calls(1))[0]?.form).toMatchObject({
        Latitude: '52.5',
        Longitude: '-13.4',
        MessageType: 'location',
      });
      await simulator.sendFiles(phone, [new Blob(['%PDF'], { type: 'application/pdf' })]);
      expect((await calls(2))[1]?.form).toMatchObject({
        MediaContentType0: 'application/pdf',
        MessageType: 'document',
      });
    });

    it('serves photos behind basic auth, from another origin that wants no credentials', async () => {
      await simulator.sendFiles(phone, [new Blob(['the film'], { type: 'image/jpeg' })]);
      const url = (await calls(1))[0]?.form['MediaUrl0'] ?? '';
      expect((await fetch(url)).status).toBe(401);
      const headers = { authorization: `Basic ${btoa(`${account.apiKey.sid}:${account.apiKey.secret}`)}` };
      const redirect = await fetch(url, { headers, redirect: 'manual' });
      expect(redirect.status).toBe(307);
      const location = redirect.headers.get('location') ?? '';
      expect(new URL(location).origin).not.toBe(simulator.address);
      expect(await (await fetch(location)).text()).toBe('the film');
      expect((await fetch(location, { headers })).status).toBe(400);
      expect((await fetch(location.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).status).toBe(403);
    });

    it('carries out TwiML', async () => {
      webhook.answerWith({
        status: 200,
        body: '<?xml version="1.0"?><Response><Message><Body>A &lt; B &#128077;</Body></Message><Message>two</Message></Response>',
      });
      await simulator.send(phone, { type: 'text', text: 'hello' });
      await expect
        .poll(async () => (await simulator.state()).messages.map(({ text }) => text))
        .toEqual(['hello', 'A < B 👍', 'two']);
    });

    it('tries nothing again but a failed connection, unless the address says so', async () => {
      webhook.answerWith({ status: 503, body: 'later' });
      await simulator.send(phone, { type: 'text', text: 'hello' });
      await expect.poll(ticks).toEqual(['failed']);
      expect(webhook.received).toHaveLength(1);
    });

    it('tries again as `#rc=3&rp=all` asks, with the same token and a signature without the fragment', async () => {
      await simulator.close();
      await open('#rc=3&rp=all');
      webhook.answerWith({ status: 503, body: 'later' }, 'drop', { status: 400, body: 'no' });
      await simulator.send(phone, { type: 'text', text: 'hello' });
      await expect.poll(ticks).toEqual(['delivered']);
      expect(webhook.received).toHaveLength(4);
      const headers = webhook.received.map((call) => call.headers);
      expect(new Set(headers.map((h) => h['i-twilio-idempotency-token'])).size).toBe(1);
      const { traffic } = await simulator.state();
      expect(traffic.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
      const [first] = webhook.received;
      expect(
        twilio.validateRequest(
          account.authTokens[0],
          String(first?.headers['x-twilio-signature']),
          webhook.url,
          first?.form ?? {},
        ),
      ).toBe(true);
    });

    it('tries a refused connection again', async () => {
      webhook.close();
      await simulator.send(phone, { type: 'text', text: 'hello' });
      await expect.poll(ticks).toEqual(['failed']);
      const { traffic } = await simulator.state();
      expect(traffic.map(({ response }) => response)).toEqual([
        { failure: 'ECONNREFUSED' },
        { failure: 'ECONNREFUSED' },
      ]);
    });

    it('delivers the very same message again on request, and as a fault', async () => {
      const { sid } = await simulator.send(phone, { type: 'text', text: 'hello' });
      await calls(1);
      expect((await simulator.post(`/simulator/api/messages/${sid}/redeliver`)).status).toBe(202);
      const [first, second] = await calls(2);
      expect(second?.form).toEqual(first?.form);
      await simulator.addFaults({ deliveries: [{ copies: 5 }] });
      await simulator.send(phone, { type: 'text', text: 'again' });
      expect(new Set((await calls(7)).slice(2).map(({ form }) => form['MessageSid'])).size).toBe(1);
    });
  });

  describe('towards the phone', () => {
    const statusUrl = () => webhook.url.replace('messages', 'status');
    const statuses = () =>
      webhook.received
        .filter(({ path }) => path.endsWith('/status'))
        .map(({ form }) => form['MessageStatus']);

    beforeEach(async () => {
      await simulator.send(phone, { type: 'text', text: 'hello' });
      await expect.poll(ticks).toEqual(['delivered']);
    });

    it('reports a message as queued, sent, delivered and, when the person looks, read', async () => {
      const { sid, status } = await reply({ StatusCallback: statusUrl() });
      expect(status).toBe('queued');
      await expect.poll(statuses).toEqual(['queued', 'sent', 'delivered']);
      expect((await simulator.post(`/simulator/api/phones/${phone.id}/read`)).status).toBe(204);
      await expect.poll(statuses).toEqual(['queued', 'sent', 'delivered', 'read']);
      const last = webhook.received.at(-1);
      expect(last?.form).toMatchObject({ MessageSid: sid, EventType: 'READ' });
      const signature = String(last?.headers['x-twilio-signature']);
      expect(twilio.validateRequest(account.authTokens[0], signature, statusUrl(), last?.form ?? {})).toBe(
        true,
      );
    });

    it('marks what the person wrote as read when the line answers', async () => {
      await reply();
      await expect.poll(ticks).toEqual(['read', 'delivered']);
    });

    it('shows the picture of a message, and tells of one that cannot be fetched', async () => {
      const MediaUrl = `${simulator.address}/`;
      await reply({ MediaUrl });
      await expect.poll(async () => (await simulator.state()).messages.at(-1)?.media).toHaveLength(1);
      await reply({ MediaUrl: `${simulator.address}/nothing-here`, StatusCallback: statusUrl() });
      await expect.poll(statuses).toEqual(['queued', 'failed']);
      expect(webhook.received.at(-1)?.form['ErrorCode']).toBe('63019');
    });

    it('reports a number without WhatsApp, and a person who has not written for a day', async () => {
      await reply({ To: 'whatsapp:+15550109999', StatusCallback: statusUrl() });
      await expect.poll(statuses).toEqual(['queued', 'undelivered']);
      const silent = await simulator.addPhone();
      await reply({ To: `whatsapp:${silent.number}`, StatusCallback: statusUrl() });
      await expect.poll(statuses).toEqual(['queued', 'undelivered', 'queued', 'failed']);
      expect(webhook.received.at(-1)?.form['ErrorCode']).toBe('63016');
    });

    it.each([
      ['doubled', ['queued', 'queued', 'sent', 'sent', 'delivered', 'delivered']],
      ['reversed', ['delivered', 'sent', 'queued']],
    ])('sends %s reports as a fault', async (type, expected) => {
      await simulator.addFaults({ callbacks: [{ type }] });
      await reply({ StatusCallback: statusUrl() });
      await expect.poll(statuses).toEqual(expected);
    });

    it('sends no reports as a fault', async () => {
      await simulator.addFaults({ callbacks: [{ type: 'none' }] });
      await reply({ StatusCallback: statusUrl(), Body: 'silent' });
      await reply({ StatusCallback: statusUrl() });
      await expect.poll(statuses).toEqual(['queued', 'sent', 'delivered']);
    });
  });
});
