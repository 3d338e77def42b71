import { type Address, type Choice, createTwilioChannel, parseInbound } from '@lungline/channel';
import { createLogger } from '@lungline/telemetry';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Phone } from '../src/chat-api.js';
import {
  account,
  line,
  type RunningSimulator,
  startSimulator,
  startWebhook,
  type WebhookServer,
} from './start-simulator.js';

describe('Buttons and lists', () => {
  let webhook: WebhookServer;
  let simulator: RunningSimulator;
  let phone: Phone;

  beforeAll(async () => {
    webhook = await startWebhook();
    simulator = await startSimulator({ webhookUrl: webhook.url });
    phone = await simulator.addPhone();
    await simulator.send(phone, { type: 'text', text: 'hello' });
  });
  afterAll(async () => {
    await simulator.close();
    webhook.close();
  });

  const openChannel = () =>
    createTwilioChannel({
      ...account,
      apiBaseUrl: new URL(simulator.address),
      log: createLogger({ app: 'test', level: 'silent' }),
    });
  const to = () => `whatsapp:${phone.number}` as Address;
  const offer = (text: string, choices: readonly Choice[], channel = openChannel()) =>
    channel.send(
      { from: line as Address, to: to(), text, choices, statusCallback: webhook.url },
      AbortSignal.timeout(20_000),
    );
  const shown = (text: string) =>
    vi.waitFor(
      async () => {
        const found = (await simulator.state()).messages.find((message) => message.text === text);
        if (found === undefined) throw new Error('the phone does not show it yet');
        return found;
      },
      { timeout: 30_000 },
    );
  const templates = async () => {
    const response = await fetch(`${simulator.address}/v1/Content`, {
      headers: { authorization: `Basic ${btoa(`${account.accountSid}:${account.authTokens[0]}`)}` },
    });
    return (await response.json()) as { readonly contents: readonly { readonly friendly_name: string }[] };
  };
  const choices = [
    { id: 'consent_yes', title: 'I agree' },
    { id: 'consent_no', title: 'No' },
  ];

  it('stand below the text, and come back as the choice of a message', async () => {
    const text = 'May we look at it?\n\n1. I agree\n2. No';
    const outcome = await offer(text, choices);
    expect(outcome).toMatchObject({ type: 'accepted' });
    const message = await shown('May we look at it?');
    expect(message.buttons).toEqual(choices);

    const pressed = await simulator.send(phone, {
      type: 'button',
      message: message.sid,
      button: 'consent_yes',
    });
    const call = await vi.waitFor(
      () => {
        const found = webhook.received.find(({ form }) => form['MessageSid'] === pressed.sid);
        if (found === undefined) throw new Error('the webhook was not called yet');
        return found;
      },
      { timeout: 30_000 },
    );
    expect(call.form).toMatchObject({ ButtonText: 'I agree', OriginalRepliedMessageSid: message.sid });
    expect(parseInbound(call.form)).toMatchObject({ value: { choice: 'consent_yes', text: 'I agree' } });
  });

  it('become a list from four choices on, which comes back as a choice too', async () => {
    const languages = ['English', 'Español', 'हिन्दी', 'العربية'].map((title) => ({
      id: `l_${title}`,
      title,
    }));
    const text = `Which language?\n\n${languages.map(({ title }, n) => `${n + 1}. ${title}`).join('\n')}`;
    await openChannel().send(
      {
        from: line as Address,
        to: to(),
        text,
        choices: languages,
        listButton: 'Choose',
        statusCallback: webhook.url,
      },
      AbortSignal.timeout(20_000),
    );
    const message = await shown('Which language?');
    expect(message).toMatchObject({ listButton: 'Choose', buttons: languages });
    const picked = await simulator.send(phone, { type: 'button', message: message.sid, button: 'l_हिन्दी' });
    const form = await vi.waitFor(
      () => {
        const found = webhook.received.find(({ form }) => form['MessageSid'] === picked.sid)?.form;
        if (found === undefined) throw new Error('the webhook was not called yet');
        return found;
      },
      { timeout: 30_000 },
    );
    expect(form).toMatchObject({ ListId: 'l_हिन्दी', MessageType: 'interactive' });
    expect(parseInbound(form)).toMatchObject({ value: { choice: 'l_हिन्दी', replyTo: message.sid } });
  });

  it('are found again after a send without an answer', async () => {
    const channel = openChannel();
    const text = 'Lost?\n\nOr found?\n\n1. I agree\n2. No';
    await simulator.addFaults({ creates: [{ type: 'lose-answer' }] });
    expect(await offer(text, choices, channel)).toMatchObject({ type: 'unknown' });
    const query = { from: line as Address, to: to(), text, choices, since: new Date() };
    expect(await channel.findSent(query, AbortSignal.timeout(20_000))).toHaveLength(1);
  });

  it('share one template among texts of one shape, over a restart too', async () => {
    await offer('first', choices);
    const before = (await templates()).contents.length;
    await offer('second', choices);
    await shown('second');
    expect((await templates()).contents).toHaveLength(before);
  });

  it('give way to the text alone where Twilio makes no template', async () => {
    const text = 'These buttons have an id that is too long';
    expect(await offer(text, [{ id: 'x'.repeat(201), title: 'Yes' }])).toMatchObject({ type: 'accepted' });
    expect((await shown(text)).buttons).toEqual([]);
  });
});
