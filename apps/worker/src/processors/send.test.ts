import type { Channel } from '@lungline/channel';
import { createFakeChannel } from '@lungline/channel/fake';
import type { Attempt } from '@lungline/queues';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAttempt } from '../../test/attempts.js';
import { createMemoryOutbox, parties, sender } from '../../test/memory-outbox.js';
import { silentLog } from '../../test/silent-log.js';
import { createWorkerMetrics } from '../worker-metrics.js';
import { createSend } from './send.js';

const hour = 3_600_000;

describe('outbound/send', () => {
  let now = Date.UTC(2026, 0, 1);
  const clock = () => now;
  let channel: ReturnType<typeof createFakeChannel>;
  let outbox: ReturnType<typeof createMemoryOutbox>;

  let metrics: ReturnType<typeof createWorkerMetrics>;
  const run = (over: Channel = channel, attempt: Partial<Attempt> = {}) =>
    createSend({
      store: outbox.store,
      channel: over,
      pictureUrl: (id) => `https://line.example/media/${id}?signature=s`,
      statusCallback: 'https://line.example/webhooks/twilio/status',
      listButton: (language) => `Choose (${language})`,
      metrics,
      clock,
      log: silentLog,
    })({ sender }, anAttempt(attempt));
  const texts = () => channel.sent.map(({ text }) => text);
  const statuses = () => outbox.replies.map(({ status }) => status);

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
    metrics = createWorkerMetrics();
    channel = createFakeChannel({ now: () => new Date(clock()) });
    outbox = createMemoryOutbox(clock);
  });

  it('sends what is unsent, in order, to the person, with picture, choices and status callback', async () => {
    outbox.write('SM1-r1', 'first', { pictureId: 'SM1-0', choices: [{ id: 'yes', title: 'Yes' }] });
    outbox.write('SM1-r2', 'second');
    expect(await run()).toMatchObject({ type: 'done', result: { replies: 2 } });
    expect(channel.sent).toMatchObject([
      {
        text: 'first',
        from: parties.line,
        to: parties.address,
        pictureUrl: 'https://line.example/media/SM1-0?signature=s',
        choices: [{ id: 'yes', title: 'Yes' }],
        statusCallback: 'https://line.example/webhooks/twilio/status?reply=SM1-r1',
      },
      { text: 'second' },
    ]);
    expect(channel.sent[1]).not.toHaveProperty('pictureUrl');
    expect(outbox.replies).toMatchObject(
      channel.sent.map(({ sid }) => ({ status: 'sent', providerSid: sid })),
    );
  });

  describe('while the provider fetches the picture of an earlier reply', () => {
    beforeEach(async () => {
      outbox.write('SM1-r1', 'the result', { pictureId: 'SM1-0' });
      await run();
      outbox.write('SM1-r2', 'a question');
    });
    const later = { type: 'later', outcome: 'picture_under_way', delayMs: 500 };

    it('sends nothing, and asks the provider where that takes long', async () => {
      outbox.setPictureUnderWay('SM1-r1', 1_000);
      const blind: Channel = { ...channel, deliveryOf: () => Promise.reject(new Error('not asked')) };
      expect(await run(blind)).toEqual(later);
      outbox.setPictureUnderWay('SM1-r1', 5_000);
      expect(await run()).toEqual(later);
      await run();
      expect(texts()).toEqual(['the result', 'a question']);
    });

    it('sends that reply again first where the picture could not be fetched', async () => {
      outbox.setPictureUnderWay('SM1-r1', 5_000);
      const [sent] = channel.sent;
      if (sent === undefined) throw new Error('nothing was sent');
      channel.setDelivery({ sid: sent.sid, status: 'failed', providerCode: 63019 });
      expect(await run()).toEqual(later);
      await run();
      expect(texts()).toEqual(['the result', 'the result', 'a question']);
    });
  });

  it('sends what was written while it was sending', async () => {
    outbox.write('SM1-r1', 'first');
    const writing: Channel = {
      ...channel,
      send: async (message, signal) => {
        if (message.text === 'first') outbox.write('SM2-r1', 'meanwhile');
        return channel.send(message, signal);
      },
    };
    await run(writing);
    expect(texts()).toEqual(['first', 'meanwhile']);
  });

  it('comes back later where another worker has the lock', async () => {
    outbox.write('SM1-r1', 'first');
    outbox.setLocked(true);
    expect(await run()).toMatchObject({ type: 'later', outcome: 'locked' });
    expect(texts()).toEqual([]);
    outbox.setLocked(false);
    await run();
    expect(texts()).toEqual(['first']);
  });

  it('looks a reply of unknown outcome up and does not send it again', async () => {
    outbox.write('SM1-r1', 'first');
    outbox.write('SM1-r2', 'second');
    channel.failSends('lost');
    await expect(run()).rejects.toMatchObject({ code: 'SEND_UNKNOWN', retryable: true });
    expect(statuses()).toEqual(['sending', 'pending']);
    now += 5_000;
    await run();
    expect(texts()).toEqual(['first', 'second']);
    expect(statuses()).toEqual(['sent', 'sent']);
  });

  it('sends again what never arrived', async () => {
    outbox.write('SM1-r1', 'first');
    channel.failSends('vanished');
    await expect(run()).rejects.toMatchObject({ code: 'SEND_UNKNOWN' });
    now += 4_000;
    // The provider may list it a little later: nothing found says nothing yet.
    expect(await run()).toEqual({ type: 'later', outcome: 'unlisted', delayMs: 6_000 });
    expect(texts()).toEqual([]);
    now += 6_000;
    await run();
    expect(texts()).toEqual(['first']);
  });

  it('finds an earlier attempt although its clock was set back or forth meanwhile', async () => {
    const then = now;
    for (const jump of [-3 * hour, 3 * hour]) {
      now = then + jump;
      channel = createFakeChannel({ now: () => new Date(then) });
      outbox = createMemoryOutbox(clock);
      outbox.write('SM1-r1', 'first');
      channel.failSends('lost');
      await expect(run()).rejects.toMatchObject({ code: 'SEND_UNKNOWN' });
      now = then;
      await run();
      expect(texts()).toEqual(['first']);
      expect(statuses()).toEqual(['sent']);
    }
  });

  it('does not take an earlier reply of the same words for the one it looks for', async () => {
    outbox.write('SM1-r1', 'the same');
    await run();
    outbox.write('SM2-r1', 'the same');
    channel.failSends('vanished');
    await expect(run()).rejects.toThrow();
    now += 10_000;
    await run();
    expect(texts()).toEqual(['the same', 'the same']);
    expect(new Set(outbox.replies.map(({ providerSid }) => providerSid)).size).toBe(2);
  });

  it('does not send while the provider cannot say what became of the earlier attempt', async () => {
    outbox.write('SM1-r1', 'first', { status: 'sending', sendingAt: now });
    const silent: Channel = { ...channel, findSent: () => Promise.reject(new Error('down')) };
    await expect(run(silent)).rejects.toThrow('down');
    expect(texts()).toEqual([]);
  });

  it('gives a refused reply up and goes on with the next', async () => {
    outbox.write('SM1-r1', 'first');
    outbox.write('SM1-r2', 'second');
    channel.failSends('window-closed');
    expect(await run()).toMatchObject({ type: 'done' });
    expect(outbox.replies).toMatchObject([
      { status: 'failed', error: 'SEND_WINDOW_CLOSED', providerCode: 63016 },
      { status: 'sent' },
    ]);
    expect(texts()).toEqual(['second']);
  });

  it('keeps order where the provider is down: nothing overtakes', async () => {
    outbox.write('SM1-r1', 'first');
    outbox.write('SM1-r2', 'second');
    channel.failSends('unreachable');
    await expect(run()).rejects.toMatchObject({ code: 'SEND_UNAVAILABLE' });
    expect(texts()).toEqual([]);
    await run();
    expect(texts()).toEqual(['first', 'second']);
  });

  it('keeps coming back after its last quick attempt, so that no reply is left behind', async () => {
    outbox.write('SM1-r1', 'first');
    channel.failSends('unreachable');
    const verdict = await run(channel, { last: true });
    expect(verdict).toMatchObject({ type: 'later', outcome: 'waiting' });
    expect(statuses()).not.toContain('failed');
    await run();
    expect(texts()).toEqual(['first']);
  });

  it('takes a reply that was refused for now for one that nobody has tried', async () => {
    outbox.write('SM1-r1', 'first');
    channel.failSends('throttled');
    await expect(run()).rejects.toMatchObject({ code: 'SEND_THROTTLED' });
    expect(statuses()).toEqual(['pending']);
    const blind: Channel = { ...channel, findSent: () => Promise.reject(new Error('not asked')) };
    await run(blind);
    expect(texts()).toEqual(['first']);
  });

  it('waits at the daily limit of the account, and calls an operator', async () => {
    outbox.write('SM1-r1', 'first');
    const limited: Channel = {
      ...channel,
      send: async () => ({ type: 'refused', code: 'SEND_LIMITED', retryable: true, providerCode: 63038 }),
    };
    expect(await run(limited)).toEqual({ type: 'later', outcome: 'limited', delayMs: 600_000 });
    expect(await metrics.alerts.get()).toMatchObject({
      values: [{ value: 1, labels: { code: 'SEND_LIMITED' } }],
    });
    await run();
    expect(texts()).toEqual(['first']);
  });

  it('fails for an operator, and keeps the reply, where the account needs mending', async () => {
    outbox.write('SM1-r1', 'first');
    const broken: Channel = {
      ...channel,
      send: async () => ({
        type: 'refused',
        code: 'SEND_MISCONFIGURED',
        retryable: false,
        providerCode: 20003,
      }),
    };
    expect(await run(broken)).toMatchObject({ type: 'failed', code: 'SEND_MISCONFIGURED' });
    await run();
    expect(texts()).toEqual(['first']);
  });

  it('does not send to a person who was erased, nor what is older than a day', async () => {
    outbox.write('SM1-r1', 'old', { createdAt: now - 25 * hour });
    await run();
    outbox.write('SM2-r1', 'erased');
    outbox.forgetPerson();
    await run();
    expect(texts()).toEqual([]);
    expect(statuses()).toEqual(['failed', 'failed']);
  });

  describe('after a day of silence', () => {
    const result = { asked: false } as const;
    beforeEach(() => {
      outbox.hear();
      now += 24 * hour;
    });

    it('lets a result wait for the next message, and goes on with what may be sent', async () => {
      outbox.write('SM1-0-done-r1', 'the result', result);
      outbox.write('SM1-0-done-r2', 'your result is ready', {
        ...result,
        template: 'result_ready',
        language: 'hi',
      });
      expect(await run()).toMatchObject({ type: 'done', result: { replies: 1, waiting: 1 } });
      expect(channel.sent).toMatchObject([
        { text: 'your result is ready', template: { name: 'result_ready', language: 'hi' } },
      ]);
      outbox.hear();
      await run();
      expect(texts()).toEqual(['your result is ready', 'the result']);
    });

    it('drops an answer', async () => {
      outbox.write('SM1-r1', 'an answer');
      await run();
      expect(texts()).toEqual([]);
      expect(statuses()).toEqual(['failed']);
    });

    it('believes the provider rather than its own clock', async () => {
      outbox.hear();
      outbox.write('SM1-0-done-r1', 'the result', result);
      outbox.write('SM1-r2', 'an answer');
      channel.failSends('window-closed', 'window-closed');
      expect(await run()).toMatchObject({ type: 'done', result: { replies: 1, waiting: 1 } });
      expect(statuses()).toEqual(['pending', 'failed']);
      await run();
      expect(texts()).toEqual(['the result']);
    });
  });

  it('sends the text of a template as it is while the window is open', async () => {
    outbox.write('SM1-r1', 'your result is ready', { template: 'result_ready' });
    await run();
    expect(channel.sent[0]).not.toHaveProperty('template');
  });

  it('sends nothing unasked to a person who has stopped messages, here or at the provider', async () => {
    outbox.write('SM1-r1', 'you are stopped');
    outbox.write('SM1-0-done-r1', 'a result', { asked: false });
    outbox.stop();
    await run();
    expect(texts()).toEqual(['you are stopped']);
    expect(outbox.replies[1]).toMatchObject({ status: 'failed', error: 'SEND_OPTED_OUT' });
  });

  it('remembers that the provider calls a person unsubscribed', async () => {
    outbox.write('SM1-r1', 'first');
    channel.failSends('opted-out');
    await run();
    expect(outbox.replies[0]).toMatchObject({ error: 'SEND_OPTED_OUT', providerCode: 21610 });
    expect(outbox.isStopped()).toBe(true);
  });

  it('names what opens a list in the language of the reply', async () => {
    const choices = [1, 2, 3, 4].map((n) => ({ id: `${n}`, title: `${n}` }));
    outbox.write('SM1-r1', 'which?', { choices, language: 'ar' });
    await run();
    expect(channel.sent[0]).toMatchObject({ choices, listButton: 'Choose (ar)' });
  });

  it('sends nothing once it is interrupted', async () => {
    outbox.write('SM1-r1', 'first');
    const { store } = outbox;
    const lost: typeof store = {
      ...store,
      withSendLock: async (_, work) => {
        await work(AbortSignal.abort(new Error('the lock was lost')));
        return true;
      },
    };
    outbox = { ...outbox, store: lost };
    expect(await run()).toMatchObject({ type: 'later' });
    expect(texts()).toEqual([]);
  });
});
