import { type ChannelHarness, describeChannel } from './contract.js';
import { createFakeChannel } from './fake.js';
import type { Address, MessageSid } from './port.js';

describeChannel('The fake', async (): Promise<ChannelHarness> => {
  const channel = createFakeChannel();
  let photos = 0;
  return {
    channel,
    line: 'whatsapp:+15550100000' as Address,
    person: 'whatsapp:+15550100001' as Address,
    received: async () => channel.sent.map(({ text }) => text),
    failNextSend: async (fault) => channel.failSends(fault),
    offerPhoto: async (bytes) => {
      photos += 1;
      const sid = `MM${String(photos).padStart(32, '0')}` as MessageSid;
      return { sid, url: channel.offerPhoto(sid, bytes) };
    },
    acknowledged: async () => channel.acknowledged,
    holdDeletions: (held) => channel.holdDeletions(held),
    close: async () => undefined,
  };
});
