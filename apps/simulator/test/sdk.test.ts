import twilio from 'twilio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../src/chat-api.js';
import {
  account,
  line,
  type RunningSimulator,
  startSimulator,
  startWebhook,
  type WebhookServer,
} from './start-simulator.js';

/** Twilio's own SDK, with nothing changed but where its requests go. */
function createSdk(
  address: string,
  user: string = account.accountSid,
  password: string = account.authTokens[0],
) {
  class Redirected extends twilio.RequestClient {
    override request: twilio.RequestClient['request'] = (options) =>
      super.request({ ...options, uri: options.uri.replace(/^https:\/\/[a-z]+\.twilio\.com/, address) });
  }
  return twilio(user, password, { accountSid: account.accountSid, httpClient: new Redirected() });
}

describe('The API, to the SDK,', () => {
  let simulator: RunningSimulator;
  let webhook: WebhookServer;
  let sdk: ReturnType<typeof createSdk>;
  let phone: Phone;
  let to: string;
  let holdMs = 0;

  beforeAll(async () => {
    webhook = await startWebhook();
    simulator = await startSimulator({ webhookUrl: webhook.url, deletionHoldMs: () => holdMs });
    sdk = createSdk(simulator.address);
    phone = await simulator.addPhone();
    to = `whatsapp:${phone.number}`;
    await simulator.send(phone, { type: 'text', text: 'hello' });
  });
  afterAll(async () => {
    webhook.close();
    await simulator.close();
  });

  const create = (fields: object) => sdk.messages.create({ from: line, to, body: 'hi', ...fields });

  it('creates a message and gives it back', async () => {
    const created = await create({ body: 'Grüße 👋' });
    expect(created).toMatchObject({
      direction: 'outbound-api',
      body: 'Grüße 👋',
      numMedia: '0',
      errorCode: null,
    });
    expect(created.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(created.dateCreated.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(await sdk.messages(created.sid).fetch()).toMatchObject({ sid: created.sid, to, from: line });
  });

  it('takes each auth token and the API key, and nothing else', async () => {
    const { apiKey } = account;
    for (const [user, password] of [
      [account.accountSid, account.authTokens[1]],
      [apiKey.sid, apiKey.secret],
    ] as const) {
      await expect(
        createSdk(simulator.address, user, password).messages.list({ limit: 1 }),
      ).resolves.toHaveLength(1);
    }
    const wrong = createSdk(simulator.address, account.accountSid, 'a-wrong-token');
    await expect(wrong.messages.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  it.each([
    [{ to: 'whatsapp:12' }, 400, 21211],
    [{ to: '+15550100001' }, 400, 21211],
    [{ from: 'whatsapp:+15550109999' }, 400, 63007],
    [{ body: 'x'.repeat(1_601) }, 400, 21617],
    [{ body: '' }, 400, 21619],
    [{ mediaUrl: ['not an address'] }, 400, 21620],
    [{ statusCallback: 'ftp://example.com' }, 400, 21609],
    [{ contentSid: `HX${'0'.repeat(32)}` }, 404, 20404],
  ])('refuses %j with %i and %i', async (fields, status, code) => {
    await expect(create(fields)).rejects.toMatchObject({
      status,
      code,
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    });
  });

  it('takes exactly 1,600 characters', async () => {
    await expect(create({ body: 'x'.repeat(1_600) })).resolves.toMatchObject({ status: 'queued' });
  });

  it('lists by addressee and time, the newest first, page by page', async () => {
    const other = await simulator.addPhone();
    const address = `whatsapp:${other.number}`;
    await simulator.send(other, { type: 'text', text: 'hello' });
    for (const body of ['1', '2', '3', '4', '5']) await create({ to: address, body });
    const bodies = async (filter: object) =>
      (await sdk.messages.list({ to: address, ...filter })).map(({ body }) => body);
    expect(await bodies({ pageSize: 2 })).toEqual(['5', '4', '3', '2', '1']);
    expect(await bodies({ from: 'whatsapp:+15550109999' })).toEqual([]);
    await expect.poll(() => bodies({ dateSentAfter: new Date(Date.now() - 3_600_000) })).toHaveLength(5);
    expect(await bodies({ dateSentAfter: new Date(Date.now() + 3_600_000) })).toEqual([]);
    expect(await bodies({ dateSentBefore: new Date(Date.now() - 3_600_000) })).toEqual([]);
  });

  it('lists, describes and deletes media', async () => {
    const [sent] = await simulator.sendFiles(phone, [new Blob(['bytes'], { type: 'image/png' })]);
    const message = sdk.messages(sent?.sid ?? '');
    const [media] = await message.media.list();
    expect(media).toMatchObject({ contentType: 'image/png', parentSid: sent?.sid });
    const one = message.media(media?.sid ?? '');
    await expect(one.fetch()).resolves.toMatchObject({ contentType: 'image/png' });
    await expect(one.remove()).resolves.toBe(true);
    await expect(one.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await message.media.list()).toEqual([]);
  });

  it('lets go of a message when it is old enough, with its media', async () => {
    const [sent] = await simulator.sendFiles(phone, [new Blob(['bytes'], { type: 'image/png' })]);
    const message = sdk.messages(sent?.sid ?? '');
    const [media] = await message.media.list();
    holdMs = 60_000;
    await expect(message.remove()).rejects.toMatchObject({ status: 409, code: 20009 });
    holdMs = 0;
    await expect(message.remove()).resolves.toBe(true);
    await expect(message.fetch()).rejects.toMatchObject({ status: 404 });
    await expect(message.media(media?.sid ?? '').fetch()).rejects.toMatchObject({ status: 404 });
    const { messages } = await simulator.state();
    expect(messages.map(({ sid }) => sid)).toContain(sent?.sid);
  });

  it('answers other accounts and unknown resources with 404', async () => {
    await expect(sdk.messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ code: 20404 });
    await expect(sdk.api.v2010.accounts(`AC${'9'.repeat(32)}`).messages.list()).rejects.toMatchObject({
      status: 404,
    });
  });
});
