import { type ChannelHarness, describeChannel } from './contract.js';
import { createFakeChannel } from './fake.js';
import type { Address, MessageSid } from './port.js';

describeChannel('The fake', async (): Promise<ChannelHarness> => {
  const channel = createFakeChannel();
  const [line, person] = ['whatsapp:+15550100000' as Address, 'whatsapp:+15550100001' as Address];
  let messages = 0;
  const receive = (text: string, ...photos: Uint8Array[]) => {
    messages += 1;
    const sid = `MM${String(messages).padStart(32, '0')}` as MessageSid;
    channel.receive({ sid, from: person, to: line, text, at: new Date() }, photos);
    return sid;
  };
  return {
    channel,
    line,
    person,
    received: async () => channel.sent.map(({ text }) => text),
    failNextSend: async (fault) => channel.failSends(fault),
    write: async (text) => receive(text),
    offerPhoto: async (bytes) => {
      const sid = receive('', bytes);
      const [photo] = await channel.mediaOf(sid, AbortSignal.timeout(1_000));
      return { sid, url: photo?.url ?? '' };
    },
    acknowledged: async () => channel.acknowledged,
    holdDeletions: (held) => channel.holdDeletions(held),
    close: async () => undefined,
  };
});
