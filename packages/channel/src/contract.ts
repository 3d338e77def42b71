import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Address, Channel, MessageSid, OutboundMessage } from './port.js';

/** A channel and the provider behind it, as a test must be able to steer it. */
export interface ChannelHarness {
  readonly channel: Channel;
  readonly line: Address;
  readonly person: Address;
  /** Texts that the person has received, in order. */
  received(): Promise<readonly string[]>;
  /** The next send meets this. */
  failNextSend(fault: 'throttled' | 'window-closed' | 'opted-out' | 'lost'): Promise<void>;
  /** The person writes. */
  write(text: string): Promise<MessageSid>;
  /** The person sends a photo. */
  offerPhoto(bytes: Uint8Array): Promise<{ readonly sid: MessageSid; readonly url: string }>;
  /** Messages of the person that their phone shows as read before an answer came. */
  acknowledged(): Promise<readonly MessageSid[]>;
  /** Makes the provider let go of its messages, or not: it holds on to a fresh one. */
  holdDeletions(held: boolean): void;
  close(): Promise<void>;
}

/** What every implementation of the port must do. Call it in a test file of the implementation. */
export function describeChannel(name: string, open: () => Promise<ChannelHarness>): void {
  describe(`${name} keeps the contract of a channel`, () => {
    let harness: ChannelHarness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.close());

    const signal = () => AbortSignal.timeout(20_000);
    const message = (text: string): OutboundMessage => ({
      from: harness.line,
      to: harness.person,
      text,
      statusCallback: 'http://127.0.0.1:9/webhooks/twilio/status',
    });
    const send = (text: string) => harness.channel.send(message(text), signal());
    const find = (text: string, since: Date) =>
      harness.channel.findSent({ from: harness.line, to: harness.person, text, since }, signal());
    const hourAgo = () => new Date(Date.now() - 3_600_000);

    describe('send', () => {
      it('hands a text over unchanged and gives each message an id of its own', async () => {
        const text = 'Línea 1\nलाइन 2 👍 & <b>3</b>';
        const outcomes = [await send(text), await send(text)];
        expect(outcomes.map(({ type }) => type)).toEqual(['accepted', 'accepted']);
        expect(new Set(outcomes.map((o) => (o.type === 'accepted' ? o.sid : ''))).size).toBe(2);
        await expect.poll(() => harness.received()).toEqual([text, text]);
      });

      it('reports a throttled send as refused for now', async () => {
        await harness.failNextSend('throttled');
        expect(await send('hello')).toMatchObject({
          type: 'refused',
          code: 'SEND_THROTTLED',
          retryable: true,
        });
        await expect.poll(() => harness.received()).toEqual([]);
      });

      it('reports a closed window as refused for good, with the code of the provider', async () => {
        await harness.failNextSend('window-closed');
        expect(await send('hello')).toMatchObject({
          type: 'refused',
          code: 'SEND_WINDOW_CLOSED',
          retryable: false,
          providerCode: 63016,
        });
        await expect.poll(() => harness.received()).toEqual([]);
      });

      it('tells of a person who has stopped messages', async () => {
        await harness.failNextSend('opted-out');
        expect(await send('hello')).toMatchObject({ type: 'refused', code: 'SEND_OPTED_OUT' });
      });

      it('calls a send without an answer unknown, and finds it afterwards', async () => {
        await harness.failNextSend('lost');
        expect(await send('taken all the same')).toMatchObject({ type: 'unknown' });
        expect(await find('taken all the same', hourAgo())).toHaveLength(1);
        await expect.poll(() => harness.received()).toEqual(['taken all the same']);
      });
    });

    describe('findSent', () => {
      it('finds exactly this text, the oldest first', async () => {
        const sids = [];
        for (const text of ['one', 'two', 'one', 'one more']) {
          const outcome = await send(text);
          if (outcome.type === 'accepted' && text === 'one') sids.push(outcome.sid);
        }
        expect(await find('one', hourAgo())).toEqual(sids);
      });

      it('finds nothing of another person, of a later time or of another text', async () => {
        await send('hello');
        const stranger = `${harness.person}9` as Address;
        const query = { from: harness.line, to: stranger, text: 'hello', since: hourAgo() };
        expect(await harness.channel.findSent(query, signal())).toEqual([]);
        expect(await find('hello', new Date(Date.now() + 3_600_000))).toEqual([]);
        expect(await find('hell', hourAgo())).toEqual([]);
      });
    });

    describe('listReceived', () => {
      const list = (since: Date, to = harness.line) =>
        harness.channel.listReceived({ to, since, limit: 100 }, signal());

      it('lists what people sent, oldest first, with their photos to ask for', async () => {
        const first = await harness.write('first');
        const { sid } = await harness.offerPhoto(new Uint8Array([1, 2, 3]));
        await send('an answer, which is not listed');
        const listed = await list(hourAgo());
        const mine = listed.filter((m) => [first, sid].includes(m.sid));
        expect(mine).toMatchObject([
          { sid: first, text: 'first', media: 0, from: harness.person, to: harness.line },
          { sid, media: 1 },
        ]);
        expect(listed.map(({ text }) => text)).not.toContain('an answer, which is not listed');
        const [photo] = await harness.channel.mediaOf(sid, signal());
        expect(photo).toMatchObject({ index: 0, kind: 'image' });
        expect([...(await harness.channel.fetchMedia(photo?.url ?? '', signal()))]).toEqual([1, 2, 3]);
        expect(await harness.channel.mediaOf(first, signal())).toEqual([]);
      });

      it('lists nothing of a later time or of another line', async () => {
        await harness.write('first');
        expect(await list(new Date(Date.now() + 3_600_000))).toEqual([]);
        expect(await list(hourAgo(), `${harness.line}9` as Address)).toEqual([]);
      });
    });

    describe('deliveryOf', () => {
      it('tells how far a message has come, and nothing of one that it never had', async () => {
        const outcome = await send('hello');
        if (outcome.type !== 'accepted') throw new Error('not accepted');
        const { sid } = outcome;
        await expect
          .poll(async () => (await harness.channel.deliveryOf(sid, signal()))?.status)
          .toMatch(/^(sent|delivered)$/);
        expect(await harness.channel.deliveryOf(`SM${'f'.repeat(32)}` as MessageSid, signal())).toBeNull();
      });
    });

    describe('fetchMedia', () => {
      it('gives the bytes of a photo', async () => {
        const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
        const { url } = await harness.offerPhoto(bytes);
        expect(Buffer.compare(await harness.channel.fetchMedia(url, signal()), bytes)).toBe(0);
      });

      it('refuses more than 16 MB', async () => {
        const { url } = await harness.offerPhoto(new Uint8Array(16 * 1024 * 1024 + 1));
        await expect(harness.channel.fetchMedia(url, signal())).rejects.toMatchObject({
          code: 'MEDIA_TOO_LARGE',
        });
      });

      it('refuses a host that is not the provider', async () => {
        await expect(
          harness.channel.fetchMedia('https://photos.example/film.jpg', signal()),
        ).rejects.toMatchObject({ code: 'MEDIA_HOST_FORBIDDEN' });
      });

      it('ends with its signal', async () => {
        const { url } = await harness.offerPhoto(new Uint8Array(10));
        await expect(harness.channel.fetchMedia(url, AbortSignal.abort())).rejects.toMatchObject({
          name: 'AbortError',
        });
      });
    });

    describe('acknowledge', () => {
      it('marks a message of a person', async () => {
        const { sid } = await harness.offerPhoto(new Uint8Array(10));
        await harness.channel.acknowledge(sid, signal());
        await expect.poll(() => harness.acknowledged()).toContain(sid);
      });
    });

    describe('deleteMessage', () => {
      it('deletes a message with its photo, and once more without complaint', async () => {
        const { sid, url } = await harness.offerPhoto(new Uint8Array(10));
        harness.holdDeletions(false);
        expect(await harness.channel.deleteMessage(sid, signal())).toBe('deleted');
        expect(await harness.channel.deleteMessage(sid, signal())).toBe('deleted');
        await expect(harness.channel.fetchMedia(url, signal())).rejects.toMatchObject({
          code: 'MEDIA_NOT_FOUND',
        });
      });

      it('answers `later` where the provider holds on to the message', async () => {
        const { sid, url } = await harness.offerPhoto(new Uint8Array(10));
        harness.holdDeletions(true);
        expect(await harness.channel.deleteMessage(sid, signal())).toBe('later');
        expect(await harness.channel.fetchMedia(url, signal())).toHaveLength(10);
      });
    });
  });
}
