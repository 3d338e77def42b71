import { randomBytes } from 'node:crypto';
import { createLogger } from '@lungline/telemetry';
import { type RedisServer, startRedis } from '@lungline/testing';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type SenderKey, type Step, type Store } from '../src/index.js';
import { dump } from './dump.js';

const log = createLogger({ app: 'test', level: 'silent' });
const patient = { timeout: 20_000, interval: 20 };
const parties = { address: 'whatsapp:+4915100000042', line: 'whatsapp:+14155238886' };
const photoUrl = 'https://api.twilio.com/marked-photo-url';
const markedText = 'Marked text of a person';
const dataKeys: [Buffer] = [randomBytes(32)];

let server: RedisServer;
let redis: Redis;
let store: Store;
let sender: SenderKey;
let now = 1_800_000_000_000;

const options = () => ({
  redisUrl: server.url,
  dataKeys,
  sessionTtlSeconds: 3_600,
  resultTtlSeconds: 7_200,
  mediaLinkTtlSeconds: 60,
  undecidedFilmTtlSeconds: 1_800,
  donatedFilmTtlSeconds: 86_400,
  unmatchedTtlSeconds: 86_400,
  clock: () => now,
  log,
});

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  store = await createStore(options());
  sender = store.senderKey(parties.address);
});
afterEach(async () => {
  await store.close();
  await redis.flushall();
});

async function step(eventId: string, changes: Partial<Step> = {}): Promise<Step> {
  const session = await store.loadSession(sender);
  return {
    session,
    parties,
    nextState: { heard: [...heardOf(session.state), eventId] },
    eventId,
    messageId: eventId,
    replies: [{ id: `${eventId}-r1`, text: markedText, language: 'en', asked: true }],
    notes: [],
    photos: [],
    screenings: [],
    dispatches: [{ queue: 'outbound', name: 'send', jobId: `${eventId}-send`, data: { sender } }],
    ...changes,
  };
}

function heardOf(state: unknown): readonly string[] {
  return state === null ? [] : (state as { heard: string[] }).heard;
}

/** A photo in one message, screened in a later one. */
async function photoThenConsent(): Promise<void> {
  await store.commit(await step('SM1', { photos: [{ messageId: 'SM1', index: 0, url: photoUrl }] }));
  await store.commit(await step('SM2', { screenings: [{ id: 'SM1-0', messageId: 'SM1', index: 0 }] }));
}

describe('a commit', () => {
  it('is taken once, however often and however simultaneously it arrives', async () => {
    const same = await step('SM1');
    const results = await Promise.all(Array.from({ length: 50 }, () => store.commit(same)));
    expect(results.filter(({ type }) => type === 'committed')).toHaveLength(1);
    expect(results.filter(({ type }) => type === 'duplicate')).toHaveLength(49);
    expect(await store.unsentReplies(sender)).toHaveLength(1);
    expect(await store.isKnown('SM1')).toBe(true);
    expect(await store.isKnown('SM2')).toBe(false);
  });

  it('is refused where the conversation has moved on', async () => {
    const [one, other] = [await step('SM1'), await step('SM2')];
    expect(await store.commit(one)).toEqual({ type: 'committed' });
    expect(await store.commit(other)).toEqual({ type: 'conflict' });
    expect(await store.isKnown('SM2')).toBe(false);
    expect(await store.commit(await step('SM2'))).toEqual({ type: 'committed' });
    expect(await store.loadSession(sender)).toEqual({
      sender,
      version: 2,
      parties,
      state: { heard: ['SM1', 'SM2'] },
      heardAt: now,
      stopped: false,
    });
  });

  it('promises jobs until they are reported as relayed', async () => {
    await store.commit(await step('SM1'));
    now += 1_000;
    await store.commit(await step('SM2'));
    const jobIds = async (olderThanMs: number) =>
      (await store.pendingDispatches(olderThanMs, 10)).map(({ jobId }) => jobId);
    expect(await jobIds(0)).toEqual(['SM1-send', 'SM2-send']);
    expect(await jobIds(1_000)).toEqual(['SM1-send']);
    await store.markRelayed(['SM1-send']);
    expect(await jobIds(0)).toEqual(['SM2-send']);
  });

  it('keeps replies in order', async () => {
    const replies = [1, 2, 3].map((n) => ({
      id: `SM1-r${n}`,
      text: `${n}`,
      language: 'hi',
      asked: n === 1,
      pictureId: 'p',
    }));
    await store.commit(await step('SM1', { replies }));
    await store.commit(
      await step('SM2', {
        replies: [
          { id: 'SM2-r1', text: '4', language: 'en', asked: true, choices: [{ id: 'a', title: 'A' }] },
        ],
      }),
    );
    const unsent = await store.unsentReplies(sender);
    expect(unsent.map(({ text }) => text)).toEqual(['1', '2', '3', '4']);
    expect(unsent[0]).toEqual({
      id: 'SM1-r1',
      sender,
      text: '1',
      language: 'hi',
      asked: true,
      pictureId: 'p',
      status: 'pending',
      createdAt: now,
    });
    expect(unsent[3]?.choices).toEqual([{ id: 'a', title: 'A' }]);
  });
});

describe('a screening', () => {
  it('finds the photo of an earlier message', async () => {
    await photoThenConsent();
    expect(await store.screening('SM1-0')).toEqual({
      id: 'SM1-0',
      sender,
      messageId: 'SM1',
      index: 0,
      mediaUrl: photoUrl,
      createdAt: now,
    });
    expect(await store.screening('SM9-0')).toBeNull();
  });

  it('keeps its first conclusion and lets go of the photo', async () => {
    await photoThenConsent();
    const kept = await Promise.all(Array.from({ length: 10 }, (_, n) => store.conclude('SM1-0', { n })));
    expect(new Set(kept.map((conclusion) => JSON.stringify(conclusion))).size).toBe(1);
    expect(await store.screening('SM1-0')).toMatchObject({ mediaUrl: null, conclusion: kept[0] });
    expect(await store.conclude('SM9-0', {})).toBeNull();
  });

  it('has a picture, unless it was erased meanwhile', async () => {
    await photoThenConsent();
    const jpeg = randomBytes(5_000);
    await store.putPicture('p1', 'SM1-0', jpeg);
    expect(await store.picture('p1')).toEqual(jpeg);
    await store.erase(sender, { id: 'AAAA-AAAA', language: 'en' });
    expect(await store.picture('p1')).toBeNull();
    await store.putPicture('p2', 'SM1-0', jpeg);
    expect(await store.picture('p2')).toBeNull();
  });
});

describe('a reply', () => {
  beforeEach(async () => {
    await store.commit(await step('SM1'));
  });

  it('is marked before and after it is sent', async () => {
    await store.markSending('SM1-r1');
    const [sending] = await store.unsentReplies(sender);
    expect(sending).toMatchObject({ status: 'sending' });
    expect(Math.abs((sending?.sendingAt ?? 0) - (await store.time()))).toBeLessThan(60_000);
    await store.markSent('SM1-r1', 'SMout');
    expect(await store.unsentReplies(sender)).toEqual([]);
    expect(await store.reply('SM1-r1')).toMatchObject({
      status: 'sent',
      providerSid: 'SMout',
      text: markedText,
    });
    expect(await store.claimedSids(sender)).toContain('SMout');
    await store.markSending('SM1-r1');
    expect(await store.reply('SM1-r1')).toMatchObject({ status: 'sent' });
  });

  it('takes delivery reports in any order', async () => {
    await store.markSent('SM1-r1', 'SMout');
    for (const status of ['read', 'sent', 'failed', 'delivered'] as const) {
      expect(await store.reportDelivery({ sid: 'SMout', status })).toBe(true);
      expect(await store.reply('SM1-r1')).toMatchObject({ status: 'read' });
    }
  });

  it('takes a delivery report that overtook the answer to the request', async () => {
    expect(await store.reportDelivery({ sid: 'SMout', status: 'delivered' })).toBe(false);
    expect(await store.reportDelivery({ sid: 'SMout', status: 'sent' })).toBe(false);
    await store.markSent('SM1-r1', 'SMout');
    expect(await store.reply('SM1-r1')).toMatchObject({ status: 'delivered', providerSid: 'SMout' });
  });

  it('is known to be sent from a report that names it, where the answer never came', async () => {
    await store.markSending('SM1-r1');
    expect(await store.reportDelivery({ sid: 'SMout', status: 'queued', replyId: 'SM1-r1' })).toBe(true);
    expect(await store.reply('SM1-r1')).toMatchObject({ status: 'sent', providerSid: 'SMout' });
    expect(await store.unsentReplies(sender)).toEqual([]);
    expect(await store.claimedSids(sender)).toContain('SMout');
    await store.reportDelivery({ sid: 'SMout', status: 'delivered', replyId: 'SM1-r1' });
    await store.markSent('SM1-r1', 'SMout');
    expect(await store.reply('SM1-r1')).toMatchObject({ status: 'delivered' });
  });

  it('stays as it is where a report names it that is about another message', async () => {
    await store.markSent('SM1-r1', 'SMout');
    await store.reportDelivery({ sid: 'SMtwin', status: 'failed', replyId: 'SM1-r1' });
    expect(await store.reply('SM1-r1')).toMatchObject({ status: 'sent', providerSid: 'SMout' });
    expect(await store.claimedSids(sender)).toContain('SMtwin');
    await store.reportDelivery({ sid: 'SMother', status: 'sent', replyId: 'SM9-r1' });
    expect(await store.reply('SM9-r1')).toBeNull();
  });

  it('counts as untried once the provider has refused it for now', async () => {
    await store.markSending('SM1-r1');
    await store.markUntaken('SM1-r1');
    const [reply] = await store.unsentReplies(sender);
    expect(reply).toMatchObject({ status: 'pending' });
    expect(reply).not.toHaveProperty('sendingAt');
    await store.markSent('SM1-r1', 'SMout');
    await store.markUntaken('SM1-r1');
    expect(await store.reply('SM1-r1')).toMatchObject({ status: 'sent' });
  });

  it('goes out again, a few times, where it failed in passing after it was taken', async () => {
    for (let time = 1; time <= 4; time++) {
      await store.markSent('SM1-r1', `SMout${time}`);
      await store.reportDelivery({ sid: `SMout${time}`, status: 'failed', providerCode: 63018 });
      const again = { queue: 'outbound', name: 'send', jobId: `SM1-r1-again${time}`, data: { sender } };
      const promised = (await store.pendingDispatches(0, 100)).filter(({ jobId }) => jobId.includes('again'));
      if (time <= 3) expect(promised).toContainEqual(again);
      else expect(promised).toHaveLength(3);
      // The same report once more is about a message that is settled.
      await store.reportDelivery({
        sid: `SMout${time}`,
        status: 'failed',
        providerCode: 63018,
        replyId: 'SM1-r1',
      });
      expect(await store.reply('SM1-r1')).toMatchObject({ status: time <= 3 ? 'pending' : 'failed' });
      expect(await store.unsentReplies(sender)).toHaveLength(time <= 3 ? 1 : 0);
    }
  });

  it('goes out without its picture where that could not be fetched, and fails where it had none', async () => {
    const pictured = { id: 'SM3-r1', text: markedText, language: 'en', asked: true, pictureId: 'SM1-0' };
    await store.commit(await step('SM3', { replies: [pictured] }));
    await store.markSent('SM3-r1', 'SMpicture');
    expect(await store.pictureUnderWay(sender)).toMatchObject({ replyId: 'SM3-r1' });
    await store.reportDelivery({ sid: 'SMpicture', status: 'failed', providerCode: 63019 });
    const again = await store.reply('SM3-r1');
    expect(again).toMatchObject({ status: 'pending' });
    expect(again).not.toHaveProperty('pictureId');
    expect(await store.pictureUnderWay(sender)).toBeNull();
    expect((await store.unsentReplies(sender)).map(({ id }) => id)).toContain('SM3-r1');
    await store.markSent('SM3-r1', 'SMplain');
    await store.reportDelivery({ sid: 'SMplain', status: 'failed', providerCode: 63019 });
    expect(await store.reply('SM3-r1')).toMatchObject({ status: 'failed', providerCode: 63019 });
  });

  it('stays on its way once more where the answer comes after a report that named it', async () => {
    await store.markSending('SM1-r1');
    const failure = { sid: 'SMout', status: 'failed', providerCode: 63018, replyId: 'SM1-r1' } as const;
    await store.reportDelivery(failure);
    await store.markSent('SM1-r1', 'SMout');
    await store.reportDelivery(failure);
    expect(await store.unsentReplies(sender)).toMatchObject([{ id: 'SM1-r1', status: 'pending' }]);
    await store.markSent('SM1-r1', 'SMagain');
    expect(await store.reply('SM1-r1')).toMatchObject({ status: 'sent', providerSid: 'SMagain' });
  });

  it('goes out again also where the report of its failure overtook the answer', async () => {
    await store.markSending('SM1-r1');
    await store.reportDelivery({ sid: 'SMout', status: 'failed', providerCode: 63017 });
    await store.markSent('SM1-r1', 'SMout');
    expect(await store.unsentReplies(sender)).toMatchObject([{ id: 'SM1-r1', status: 'pending' }]);
  });

  it('leaves the outbox when it cannot be sent', async () => {
    await store.markFailed('SM1-r1', 'SEND_REFUSED', 63024);
    expect(await store.unsentReplies(sender)).toEqual([]);
    expect(await store.reply('SM1-r1')).toMatchObject({
      status: 'failed',
      error: 'SEND_REFUSED',
      providerCode: 63024,
    });
  });

  it('leaves no trace when it is marked after an erasure', async () => {
    await store.erase(sender, { id: 'AAAA-AAAA', language: 'en' });
    const before = await redis.dbsize();
    await store.markSending('SM1-r1');
    await store.markSent('SM1-r1', 'SMout');
    await store.markFailed('SM1-r1', 'SEND_REFUSED');
    expect(await redis.dbsize()).toBe(before);
  });
});

describe('what REST callers ask about', () => {
  it('is kept for a while', async () => {
    const image = { type: 'image', bytes: randomBytes(1_000) } as const;
    await store.putPredictionRequest('r1', image);
    await store.putPredictionRequest('r2', { type: 'url', url: photoUrl });
    expect(await store.predictionRequest('r1')).toEqual(image);
    expect(await store.predictionRequest('r2')).toEqual({ type: 'url', url: photoUrl });
    await store.deletePredictionRequest('r1');
    expect(await store.predictionRequest('r1')).toBeNull();
    await store.putPredictionPicture('r1', image.bytes);
    expect(await store.picture('r1')).toEqual(image.bytes);
  });
});

describe('figures', () => {
  it('count sessions and conversations that wait', async () => {
    expect(await store.counts()).toEqual({ sessions: 0, unsentConversations: 0, unsentSince: null });
    await store.commit(await step('SM1'));
    const since = now;
    now += 1_000;
    await store.commit(await step('SM2'));
    expect(await store.counts()).toEqual({ sessions: 1, unsentConversations: 1, unsentSince: since });
    await store.markSent('SM1-r1', 'a');
    await store.markSent('SM2-r1', 'b');
    expect(await store.counts()).toEqual({ sessions: 1, unsentConversations: 0, unsentSince: null });
    now += 3_600_000;
    expect(await store.counts()).toMatchObject({ sessions: 0 });
    expect(await store.ping()).toBeGreaterThan(0);
  });

  it('know the workers of the last seconds', async () => {
    const worker = {
      id: 'w1',
      engine: 'wasm',
      model: 'm',
      threads: 1,
      msPerFilm: null,
      rss: 1,
      startedAt: now,
      seenAt: now,
    };
    await store.announceWorker(worker);
    await store.announceWorker({ ...worker, id: 'w2' });
    expect(await store.workers()).toHaveLength(2);
    await store.retireWorker('w2');
    expect(await store.workers()).toEqual([worker]);
    now += 16_000;
    expect(await store.workers()).toEqual([]);
  });
});

describe('the send lock', () => {
  it('keeps a second sender out, until the first is done', async () => {
    const other = await createStore(options());
    try {
      const inner: boolean[] = [];
      const outer = await store.withSendLock(sender, async () => {
        inner.push(await other.withSendLock(sender, async () => undefined));
      });
      expect([outer, ...inner]).toEqual([true, false]);
      expect(await other.withSendLock(sender, async () => undefined)).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('is given up by work that throws, and left alone by those who lost it', async () => {
    const failing = store.withSendLock(sender, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await store.withSendLock(sender, async () => {
      await redis.set(`lungline:lock:${sender}`, 'somebody else');
    });
    expect(await redis.get(`lungline:lock:${sender}`)).toBe('somebody else');
  });

  it('aborts the work when it is lost', { timeout: 20_000 }, async () => {
    await store.withSendLock(sender, async (signal) => {
      await redis.set(`lungline:lock:${sender}`, 'somebody else');
      await vi.waitFor(() => expect(signal.aborted).toBe(true), patient);
    });
  });
});

describe('what is overdue', () => {
  const none = { screenings: [], senders: [], replies: [] };
  const minute = 60_000;

  it('is a screening until its outcome is told, a conversation until its replies are sent, a reply until it is reported', async () => {
    const photos = [{ messageId: 'SM1', index: 0, url: 'https://api.twilio.com/1' }];
    await store.commit(
      await step('SM1', { photos, screenings: [{ id: 'SM1-0', messageId: 'SM1', index: 0 }] }),
    );
    expect(await store.overdue(minute, 10)).toEqual(none);
    now += minute;
    expect(await store.overdue(minute, 10)).toEqual({ ...none, screenings: ['SM1-0'], senders: [sender] });
    await store.markSent('SM1-r1', 'SMout');
    now += minute;
    expect(await store.overdue(minute, 10)).toEqual({ ...none, screenings: ['SM1-0'], replies: ['SM1-r1'] });
    await store.reportDelivery({ sid: 'SMout', status: 'sent' });
    await store.conclude('SM1-0', { type: 'failure', code: 'MEDIA_NOT_FOUND' });
    expect(await store.overdue(minute, 10)).toEqual({ ...none, screenings: ['SM1-0'] });
    await store.commit(await step('SM1-0-done', { concludes: 'SM1-0', replies: [] }));
    expect(await store.overdue(minute, 10)).toEqual(none);
  });

  it('is also what claims to have begun in the future', async () => {
    now += 60 * minute;
    await store.commit(await step('SM1'));
    now -= 60 * minute;
    expect(await store.overdue(minute, 10)).toMatchObject({ senders: [sender] });
  });

  it('can be dropped, but for a conversation that has something to send', async () => {
    await store.commit(await step('SM1', { screenings: [{ id: 'SM1-0', messageId: 'SM1', index: 0 }] }));
    now += minute;
    await store.dropOverdue('SM1-0');
    await store.dropOverdue(sender);
    expect(await store.overdue(minute, 10)).toEqual({ ...none, senders: [sender] });
  });

  it('is looked for from where the last sweep ended', async () => {
    expect(await store.sweptUntil()).toBeNull();
    await store.markSwept(now);
    expect(await store.sweptUntil()).toBe(now);
    let inside = false;
    await store.withSweepLock(async () => {
      inside = await store.withSweepLock(async () => undefined);
    });
    expect(inside).toBe(false);
  });
});

describe('a result that meets a closed window', () => {
  const result = { id: 'SM1-r1', text: markedText, language: 'en', asked: false };
  beforeEach(async () => {
    await store.commit(await step('SM1', { replies: [result] }));
    await store.markSending('SM1-r1');
  });

  it('waits in the outbox, before what comes after it', async () => {
    await store.markWaiting('SM1-r1');
    expect(await store.counts()).toMatchObject({ unsentConversations: 0 });
    await store.commit(await step('SM2'));
    const unsent = await store.unsentReplies(sender);
    expect(unsent.map(({ id, status }) => [id, status])).toEqual([
      ['SM1-r1', 'pending'],
      ['SM2-r1', 'pending'],
    ]);
  });

  it('goes back into the outbox where the provider reports it late', async () => {
    await store.markSent('SM1-r1', 'SMout');
    expect(await store.reportDelivery({ sid: 'SMout', status: 'failed', providerCode: 63016 })).toBe(true);
    expect(await store.unsentReplies(sender)).toMatchObject([{ id: 'SM1-r1', status: 'pending' }]);
    await store.markSent('SM1-r1', 'SMagain');
    await store.reportDelivery({ sid: 'SMagain', status: 'delivered' });
    expect(await store.reply('SM1-r1')).toMatchObject({ status: 'delivered', providerSid: 'SMagain' });
  });

  it('fails where it was an answer, which nobody waits for any more', async () => {
    await store.commit(await step('SM2'));
    await store.markSent('SM2-r1', 'SMout');
    await store.reportDelivery({ sid: 'SMout', status: 'failed', providerCode: 63016 });
    expect(await store.reply('SM2-r1')).toMatchObject({ status: 'failed', providerCode: 63016 });
  });
});

describe('somebody who stops messages', () => {
  const stopped = async () => (await store.loadSession(sender)).stopped;

  it('stays stopped until they start again, over an erasure too', async () => {
    await store.commit(await step('SM1', { notes: [{ type: 'stopped' }] }));
    expect(await stopped()).toBe(true);
    await store.erase(sender, { id: 'AAAA-AAAA', language: 'en' });
    expect(await stopped()).toBe(true);
    await store.commit(await step('SM2', { notes: [{ type: 'started' }] }));
    expect(await stopped()).toBe(false);
  });

  it('may have told the provider', async () => {
    await store.commit(await step('SM1'));
    await store.markSent('SM1-r1', 'SMout');
    await store.reportDelivery({ sid: 'SMout', status: 'failed', providerCode: 21610 });
    expect(await stopped()).toBe(true);
  });
});

describe('a film for the review desk', () => {
  const jpeg = randomBytes(3_000);
  const donate = { type: 'donate', screeningId: 'SM1-0' } as const;
  const note = async (eventId: string, notes: Step['notes']) => {
    await store.commit(await step(eventId, { replies: [], dispatches: [], notes }));
  };
  beforeEach(async () => {
    await photoThenConsent();
    await store.putFilm('SM1-0', jpeg);
    await store.conclude('SM1-0', { outcome: 'classified' });
  });

  it('is there once it is given, with what the model and the person said of it', async () => {
    expect(await store.filmForReview('SM1-0')).toBeNull();
    await note('SM3', [{ type: 'feedback', screeningId: 'SM1-0', helpful: true }, donate]);
    await note('SM4', [{ type: 'feedback', screeningId: 'SM1-0', reported: 'pneumonia' }]);
    const film = {
      screeningId: 'SM1-0',
      donatedAt: now,
      conclusion: { outcome: 'classified' },
      helpful: true,
      reported: 'pneumonia',
    };
    expect(await store.filmsForReview(10)).toEqual([film]);
    expect(await store.filmForReview('SM1-0')).toEqual({ ...film, jpeg });
  });

  it('lives longer than the rest once it is given, together with its screening', async () => {
    expect(await redis.ttl('lungline:film:SM1-0')).toBeLessThanOrEqual(1_800);
    await note('SM3', [donate]);
    for (const key of ['film:SM1-0', 'screening:SM1-0', `belongings:${sender}`]) {
      expect(await redis.ttl(`lungline:${key}`), key).toBeGreaterThan(86_000);
    }
    // A later message must not make it forgotten before its time.
    await note('SM4', []);
    expect(await redis.ttl(`lungline:belongings:${sender}`)).toBeGreaterThan(86_000);
  });

  it('goes at once where it is not given, or not any more', async () => {
    await note('SM3', [donate]);
    await note('SM4', [{ type: 'release', screeningId: 'SM1-0' }]);
    expect(await store.filmsForReview(10)).toEqual([]);
    expect(await redis.exists('lungline:film:SM1-0')).toBe(0);
  });

  it('cannot be given once it has expired, and feedback to a screening that is gone leaves no trace', async () => {
    await redis.del('lungline:film:SM1-0');
    await note('SM3', [donate, { type: 'feedback', screeningId: 'SM9-0', helpful: false }]);
    expect(await store.filmsForReview(10)).toEqual([]);
    expect(await redis.exists('lungline:screening:SM9-0')).toBe(0);
  });

  it('is erased with everything else', async () => {
    await note('SM3', [donate]);
    await store.erase(sender, { id: 'AAAA-AAAA', language: 'en' });
    expect(await store.filmsForReview(10)).toEqual([]);
    expect(await store.filmForReview('SM1-0')).toBeNull();
    await store.putFilm('SM1-0', jpeg);
    expect(await redis.exists('lungline:film:SM1-0')).toBe(0);
  });
});

describe('a sentence that was not understood', () => {
  const unmatched = (text: string) =>
    ({ type: 'unmatched', text, language: 'en', guesses: ['help'] }) as const;

  it('is counted by the day, the most frequent first, and can be dropped', async () => {
    await store.commit(await step('SM1', { notes: [unmatched('what now'), unmatched('rare')] }));
    now += 86_400_000;
    await store.commit(await step('SM2', { notes: [unmatched('What  now ')] }));
    const [first, second] = await store.unmatchedSentences(10);
    expect(first).toMatchObject({ text: 'What  now ', count: 2, language: 'en', guesses: ['help'] });
    expect(first?.firstDay).not.toBe(first?.lastDay);
    expect(second).toMatchObject({ text: 'rare', count: 1 });
    await store.dropUnmatched(first?.id ?? '');
    expect(await store.unmatchedSentences(10)).toHaveLength(1);
  });

  it('leads to nobody', async () => {
    await store.commit(await step('SM1', { notes: [unmatched('what now')] }));
    const key = (await redis.keys('lungline:unmatched:*'))[0] ?? '';
    const kept = JSON.stringify(await redis.hgetall(key));
    expect(kept).not.toContain(sender);
    expect(kept).not.toContain('SM1');
    expect(kept).not.toContain('what now');
    expect(await redis.zscore(`lungline:belongings:${sender}`, key)).toBeNull();
  });
});

describe('a human', () => {
  it('is called, takes the conversation, reads what is passed on, and leaves nothing behind', async () => {
    expect(await store.handover(sender)).toBeNull();
    await store.commit(await step('SM1', { notes: [{ type: 'human_called' }] }));
    const since = now;
    now += 60_000;
    await store.commit(await step('SM2', { notes: [{ type: 'human_called' }] }));
    expect(await store.handovers()).toEqual([{ sender, since, taken: null }]);
    const words = { type: 'passed_on', from: 'person', text: markedText, attachments: ['image'] } as const;
    await store.commit(await step('e3', { notes: [{ type: 'human_taken', by: 'ann' }, words] }));
    const { type: _, ...message } = words;
    expect(await store.handover(sender)).toEqual({
      sender,
      since,
      taken: { by: 'ann', at: now },
      messages: [{ ...message, at: now }],
    });
    await store.commit(await step('e4', { notes: [{ type: 'human_dismissed' }] }));
    expect(await store.handovers()).toEqual([]);
    expect(await redis.keys('lungline:passed-on:*')).toEqual([]);
  });
});

describe('an erasure', () => {
  const id = 'K7QF-2M9X';

  it('leaves nothing of the sender but whom to send a receipt, sealed, and what the provider holds', async () => {
    const someoneElse = store.senderKey('whatsapp:+999');
    const session = await store.loadSession(someoneElse);
    await store.commit({ ...(await step('SM7', { dispatches: [] })), session });
    await photoThenConsent();
    await store.putPicture('p1', 'SM1-0', randomBytes(100));
    await store.putFilm('SM1-0', randomBytes(100));
    await store.conclude('SM1-0', { type: 'finding' });
    await store.commit(
      await step('SM3', {
        notes: [
          { type: 'human_called' },
          { type: 'passed_on', from: 'person', text: markedText, attachments: [] },
          { type: 'donate', screeningId: 'SM1-0' },
          { type: 'feedback', screeningId: 'SM1-0', helpful: true },
        ],
      }),
    );
    await store.markSent('SM1-r1', 'SMout');
    await store.reportDelivery({ sid: 'SMout', status: 'delivered' });

    const messageIds = ['SM1', 'SM2', 'SM3', 'SMout'];
    const erasure = await store.erase(sender, { id, language: 'hi' });
    expect(erasure).toMatchObject({ id, parties, language: 'hi', erasedAt: now, messages: 4, receipt: null });
    expect([...erasure.pending].sort()).toEqual(messageIds);
    expect(await store.erasure(id)).toEqual({ ...erasure, pending: expect.arrayContaining(messageIds) });
    expect(await store.pendingDispatches(0, 100)).toContainEqual({
      queue: 'erasure',
      name: 'finish',
      jobId: `erasure-${id}`,
      data: { erasureId: id },
    });
    expect(await dump(redis)).not.toContain(sender);
    expect(await store.loadSession(sender)).toMatchObject({ version: 0, state: null });

    for (const sid of messageIds) await store.markDeleted(id, sid);
    await store.markReceipt(id, null);
    expect(await store.erasure(id)).toMatchObject({ pending: [], receipt: { providerSid: null } });
    await store.markReceipt(id, 'SMreceipt');
    expect(await store.erasure(id)).toMatchObject({ receipt: { sendingAt: now, providerSid: 'SMreceipt' } });
    await store.closeErasure(id);
    await store.markReceipt(id, 'SMlate');
    await store.markRelayed([`erasure-${id}`]);

    const left = await dump(redis);
    // As words: sealed values are random letters, in which two or three in a row come by chance.
    for (const trace of [sender, id, 'p1', 'SMreceipt', 'SMlate', ...messageIds])
      expect(left).not.toMatch(new RegExp(`(?<![\\w-])${trace}(?!\\w)`));
    expect(left).toContain(someoneElse);
    // The ledger knows hashes alone; a late repetition of an erased message is still no new one.
    expect(await store.isKnown('SM1')).toBe(true);
  });
});

describe('Redis', () => {
  it('holds no word of a person in plain, and every key but the pepper expires', async () => {
    await photoThenConsent();
    await store.conclude('SM1-0', { outcome: 'classified-marked' });
    await store.putPicture('p1', 'SM1-0', Buffer.from('marked-jpeg'));
    await store.putPredictionRequest('r1', { type: 'url', url: photoUrl });
    await store.putPredictionPicture('r1', Buffer.from('marked-jpeg'));
    await store.markSending('SM1-r1');
    await store.markSent('SM1-r1', 'SMout');
    await store.reportDelivery({ sid: 'SMearly', status: 'sent' });
    await store.putFilm('SM1-0', Buffer.from('marked-jpeg'));
    await store.commit(
      await step('SM3', {
        notes: [
          { type: 'donate', screeningId: 'SM1-0' },
          { type: 'feedback', screeningId: 'SM1-0', reported: 'marked' },
          { type: 'unmatched', text: 'a marked sentence', language: 'en', guesses: [] },
          { type: 'human_called' },
          { type: 'passed_on', from: 'person', text: markedText, attachments: [] },
        ],
      }),
    );
    await store.erase(store.senderKey('whatsapp:+999'), { id: 'AAAA-AAAA', language: 'en' });
    const all = await dump(redis);
    for (const secret of ['4915100000042', '14155238886', markedText, 'marked', 'heard']) {
      expect(all).not.toContain(secret);
      expect(all).not.toContain(Buffer.from(secret).toString('base64url').slice(0, -2));
    }
    for (const key of await redis.keys('*')) {
      if (key !== 'lungline:pepper') expect(await redis.ttl(key), key).toBeGreaterThan(0);
    }
  });

  it('holds values that do not open elsewhere', async () => {
    await store.commit(
      await step('SM1', {
        replies: [1, 2].map((n) => ({ id: `SM1-r${n}`, text: `${n}`, language: 'en', asked: true })),
      }),
    );
    await redis.hset(
      'lungline:reply:SM1-r1',
      'sealed',
      (await redis.hget('lungline:reply:SM1-r2', 'sealed')) ?? '',
    );
    await expect(store.reply('SM1-r1')).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});

describe('the data key', () => {
  it('can be changed without losing a conversation, and the older one taken away in the end', async () => {
    await store.commit(await step('SM1'));
    const [older] = dataKeys;
    const newer = randomBytes(32);
    const rotating = await createStore({ ...options(), dataKeys: [newer, older] });
    expect(rotating.senderKey(parties.address)).toBe(sender);
    expect(await rotating.loadSession(sender)).toMatchObject({ version: 1, parties });
    await rotating.close();
    const rotated = await createStore({ ...options(), dataKeys: [newer] });
    expect(rotated.senderKey(parties.address)).toBe(sender);
    // What was sealed with the key that is gone is lost; the conversation begins anew.
    expect(await rotated.loadSession(sender)).toMatchObject({ version: 1, parties: null, state: null });
    await expect(rotated.reply('SM1-r1')).rejects.toMatchObject({ code: 'INTERNAL' });
    await rotated.close();
    await expect(createStore({ ...options(), dataKeys: [older] })).rejects.toMatchObject({
      code: 'INTERNAL',
    });
  });
});
