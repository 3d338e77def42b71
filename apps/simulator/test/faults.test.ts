import { type Address, type Channel, createTwilioChannel } from '@lungline/channel';
import { createLogger } from '@lungline/telemetry';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Phone } from '../src/chat-api.js';
import {
  account,
  line,
  type RunningSimulator,
  startSimulator,
  startWebhook,
  type WebhookServer,
} from './start-simulator.js';

describe('The adapter under faults on request', () => {
  let webhook: WebhookServer;
  let simulator: RunningSimulator;
  let phone: Phone;
  let channel: Channel;

  beforeEach(async () => {
    webhook = await startWebhook();
    simulator = await startSimulator({ webhookUrl: webhook.url });
    phone = await simulator.addPhone();
    const log = createLogger({ app: 'test', level: 'silent' });
    channel = createTwilioChannel({ ...account, apiBaseUrl: new URL(simulator.address), log });
  });
  afterEach(async () => {
    webhook.close();
    await simulator.close();
  });

  const send = (signal = AbortSignal.timeout(20_000)) =>
    channel.send(
      {
        from: line as Address,
        to: `whatsapp:${phone.number}` as Address,
        text: 'hello',
        statusCallback: webhook.url,
      },
      signal,
    );

  it.each([
    [{ type: 'refuse', status: 500 }, { type: 'unknown' }],
    [{ type: 'refuse', status: 503, code: 20503 }, { type: 'unknown' }],
    [
      { type: 'refuse', status: 401, code: 20003 },
      { type: 'refused', code: 'SEND_MISCONFIGURED', retryable: false },
    ],
    [
      { type: 'refuse', status: 400, code: 63017 },
      { type: 'refused', code: 'SEND_UNAVAILABLE', retryable: true },
    ],
    [
      { type: 'refuse', status: 400, code: 63024 },
      { type: 'refused', code: 'SEND_REFUSED', retryable: false },
    ],
    [{ type: 'hang-up' }, { type: 'unknown' }],
    [{ type: 'cut-answer' }, { type: 'unknown' }],
    [{ type: 'lose-answer' }, { type: 'unknown' }],
  ])('reads %j as %j', async (fault, outcome) => {
    await simulator.addFaults({ creates: [fault] });
    expect(await send()).toMatchObject(outcome);
    expect(await send()).toMatchObject({ type: 'accepted' });
  });

  it('takes a send that hangs for unknown when its signal ends', async () => {
    await simulator.addFaults({ creates: [{ type: 'hang' }] });
    const patience = new AbortController();
    const sending = send(patience.signal);
    await vi.waitFor(
      async () => {
        const pending = await (await fetch(`${simulator.address}/simulator/faults`)).json();
        expect(pending).toMatchObject({ creates: [] });
      },
      { timeout: 30_000 },
    );
    patience.abort();
    expect(await sending).toMatchObject({ type: 'unknown' });
  });

  it('knows that nothing was taken where nobody listens', async () => {
    await simulator.close();
    expect(await send()).toMatchObject({ type: 'refused', code: 'SEND_UNAVAILABLE', retryable: true });
  });

  it.each([
    ['not-found', 'MEDIA_NOT_FOUND'],
    ['unavailable', 'MEDIA_UNAVAILABLE'],
    ['endless', 'MEDIA_TOO_LARGE'],
    ['cut-off', 'MEDIA_UNAVAILABLE'],
  ])('reads a photo that is %s as %s', async (type, code) => {
    await simulator.sendFiles(phone, [new Blob(['the film'], { type: 'image/jpeg' })]);
    const url = await vi.waitFor(
      () => {
        const found = webhook.received[0]?.form['MediaUrl0'];
        if (found === undefined) throw new Error('the webhook was not called yet');
        return found;
      },
      { timeout: 30_000 },
    );
    await simulator.addFaults({ media: [{ type }] });
    const fetchMedia = () => channel.fetchMedia(url, AbortSignal.timeout(20_000));
    await expect(fetchMedia()).rejects.toMatchObject({ code });
    expect(Buffer.from(await fetchMedia()).toString()).toBe('the film');
  });

  it('strike as often as asked, one kind after the other, and can be taken back', async () => {
    const refuse = { type: 'refuse', status: 429, code: 20429 };
    await simulator.addFaults({
      creates: [
        { ...refuse, times: 2 },
        { type: 'hang-up', times: 9 },
      ],
    });
    const types = [];
    for (let n = 0; n < 3; n += 1) types.push((await send()).type);
    expect(types).toEqual(['refused', 'refused', 'unknown']);
    await fetch(`${simulator.address}/simulator/faults`, { method: 'DELETE' });
    expect(await send()).toMatchObject({ type: 'accepted' });
  });

  it('refuse a plan that nobody can carry out', async () => {
    expect((await simulator.post('/simulator/faults', { creates: [{ type: 'explode' }] })).status).toBe(400);
  });
});
