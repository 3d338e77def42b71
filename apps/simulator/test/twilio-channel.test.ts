import { type Address, createTwilioChannel, type MessageSid } from '@lungline/channel';
import { type ChannelHarness, describeChannel } from '@lungline/channel/contract';
import { createLogger } from '@lungline/telemetry';
import { vi } from 'vitest';
import { account, line, startSimulator, startWebhook } from './start-simulator.js';

describeChannel('The Twilio adapter, against the simulator,', async (): Promise<ChannelHarness> => {
  const webhook = await startWebhook();
  let held = true;
  const simulator = await startSimulator({
    webhookUrl: webhook.url,
    deletionHoldMs: () => (held ? 60_000 : 0),
  });
  const phone = await simulator.addPhone();
  await simulator.send(phone, { type: 'text', text: 'hello' });
  const faults = {
    throttled: { type: 'refuse', status: 429, code: 20429 },
    'window-closed': { type: 'refuse', status: 400, code: 63016 },
    'opted-out': { type: 'refuse', status: 400, code: 21610 },
    lost: { type: 'lose-answer' },
  };
  const channel = createTwilioChannel({
    ...account,
    apiBaseUrl: new URL(simulator.address),
    log: createLogger({ app: 'test', level: 'silent' }),
  });
  return {
    channel,
    line: line as Address,
    person: `whatsapp:${phone.number}` as Address,
    received: async () => {
      const { messages } = await simulator.state();
      return messages.filter(({ sender }) => sender === 'line').map(({ text }) => text);
    },
    failNextSend: (fault) => simulator.addFaults({ creates: [faults[fault]] }),
    write: async (text) => (await simulator.send(phone, { type: 'text', text })).sid as MessageSid,
    offerPhoto: async (bytes) => {
      const [message] = await simulator.sendFiles(phone, [new Blob([bytes], { type: 'image/jpeg' })]);
      const sid = (message?.sid ?? '') as MessageSid;
      const form = await vi.waitFor(
        () => {
          const call = webhook.received.find(({ form }) => form['MessageSid'] === sid);
          if (call === undefined) throw new Error('the webhook was not called yet');
          return call.form;
        },
        { timeout: 30_000 },
      );
      return { sid, url: form['MediaUrl0'] ?? '' };
    },
    acknowledged: async () => {
      const { messages } = await simulator.state();
      return messages
        .filter(({ sender, tick }) => sender === 'phone' && tick === 'read')
        .map(({ sid }) => sid as MessageSid);
    },
    holdDeletions: (hold) => {
      held = hold;
    },
    close: async () => {
      webhook.close();
      await simulator.close();
    },
  };
});
