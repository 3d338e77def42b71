import type { Address, InboundMessage, MessageSid } from '@lungline/channel';
import { createFakeChannel } from '@lungline/channel/fake';
import { LunglineError } from '@lungline/errors';
import type { Conclusion } from '@lungline/line';
import type { PlannedJob } from '@lungline/queues';
import type { Overdue, ReplyRecord, ScreeningRecord, SenderKey } from '@lungline/store';
import { beforeEach, describe, expect, it } from 'vitest';
import { aScreening } from '../test/screenings.js';
import { silentLog } from '../test/silent-log.js';
import { createSweep, type SweepDeps } from './sweep.js';
import { createWorkerMetrics } from './worker-metrics.js';

const minute = 60_000;
const hour = 60 * minute;
const line = 'whatsapp:+15550100000' as Address;
const person = 'whatsapp:+15550100001' as Address;
const sid = (n: number) => `SM${String(n).padStart(32, '0')}` as MessageSid;

describe('a sweep', () => {
  let now: number;
  let channel: ReturnType<typeof createFakeChannel>;
  let ledger: Set<string>;
  let taken: InboundMessage[];
  let overdue: Overdue;
  let screenings: Map<string, ScreeningRecord>;
  let replies: Map<string, Partial<ReplyRecord>>;
  let unsent: number;
  let states: Map<string, 'alive' | 'done' | 'failed' | 'absent'>;
  let revived: PlannedJob[];
  let concluded: [string, Conclusion][];
  let dropped: string[];
  let reports: unknown[];
  let until: number | null;
  let locked: boolean;

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
    channel = createFakeChannel({ now: () => new Date(now) });
    ledger = new Set();
    taken = [];
    overdue = { screenings: [], senders: [], replies: [] };
    screenings = new Map();
    replies = new Map();
    unsent = 1;
    states = new Map();
    revived = [];
    concluded = [];
    dropped = [];
    reports = [];
    until = now - 10 * minute;
    locked = false;
  });

  const store: SweepDeps['store'] = {
    withSweepLock: async (work) => {
      if (locked) return false;
      await work(new AbortController().signal);
      return true;
    },
    sweptUntil: async () => until,
    markSwept: async (to) => {
      until = to;
    },
    isKnown: async (id) => ledger.has(id),
    overdue: async () => overdue,
    dropOverdue: async (id) => void dropped.push(id),
    screening: async (id) => screenings.get(id) ?? null,
    unsentReplies: async () => Array.from({ length: unsent }) as ReplyRecord[],
    reply: async (id) => (replies.get(id) as ReplyRecord | undefined) ?? null,
    reportDelivery: async (report) => {
      reports.push(report);
      return true;
    },
  };
  const run = (changes: Partial<SweepDeps> = {}) =>
    createSweep({
      store,
      channel,
      line: {
        receive: async (message) => {
          taken.push(message);
          ledger.add(message.sid);
          return 'taken';
        },
      },
      conclude: async ({ id }, conclusion) => void concluded.push([id, conclusion]),
      producer: {
        stateOf: async ({ jobId }) => states.get(jobId) ?? 'absent',
        revive: async (job) => void revived.push(job),
      },
      lineAddress: line,
      sweep: { everySeconds: 180, patienceSeconds: 300, windowSeconds: 12 * 3_600, messages: 2 },
      metrics: createWorkerMetrics(),
      clock: () => now,
      log: silentLog,
      ...changes,
    })();
  const wrote = (n: number, minutesAgo: number, ...photos: Uint8Array[]) =>
    channel.receive(
      { sid: sid(n), from: person, to: line, text: `text ${n}`, at: new Date(now - minutesAgo * minute) },
      photos,
    );

  describe('for messages', () => {
    it('takes in those that the ledger does not know, oldest first, with their photos', async () => {
      wrote(1, 5);
      wrote(2, 4, Uint8Array.of(1), Uint8Array.of(2));
      wrote(3, 3);
      ledger.add(sid(1));
      await run();
      expect(taken).toMatchObject([
        { sid: sid(2), from: person, to: line, text: 'text 2', media: [{ index: 0 }, { index: 1 }] },
        { sid: sid(3), media: [] },
      ]);
      expect(until).toBe(now);
    });

    it('leaves those alone that the webhook may still have in its hands', async () => {
      wrote(1, 0.25);
      await run();
      expect(taken).toEqual([]);
      now += 4 * minute;
      await run();
      expect(taken).toMatchObject([{ sid: sid(1) }]);
    });

    it('takes in no more than it may, and goes on from there', async () => {
      for (const n of [1, 2, 3]) wrote(n, 6 - n);
      await run();
      expect(taken.map((message) => message.sid)).toEqual([sid(1), sid(2)]);
      now += minute;
      await run();
      expect(taken.map((message) => message.sid)).toEqual([sid(1), sid(2), sid(3)]);
    });

    it('takes in none that is older than its window, nor any from before the line was there', async () => {
      wrote(1, 13 * 60);
      until = now - 20 * hour;
      await run();
      expect(taken).toEqual([]);
      wrote(2, 2);
      until = null;
      await run();
      expect(taken).toEqual([]);
      expect(until).toBe(now);
    });

    it('finds them also where the end of the last sweep lies in the future', async () => {
      wrote(1, 90);
      until = now + 5 * hour;
      await run();
      expect(taken).toHaveLength(1);
    });

    it('looks at the same time once more where it failed, after all else had its turn', async () => {
      overdue = { ...overdue, senders: ['anna' as SenderKey] };
      const before = until;
      const listReceived = () => Promise.reject(new LunglineError('SEND_UNAVAILABLE'));
      await expect(run({ channel: { ...channel, listReceived } })).rejects.toMatchObject({
        code: 'SEND_UNAVAILABLE',
      });
      expect(until).toBe(before);
      expect(revived).toHaveLength(1);
    });
  });

  it('does nothing while another worker sweeps, or did a moment ago', async () => {
    wrote(1, 5);
    locked = true;
    await run();
    locked = false;
    until = now - 1_000;
    await run();
    expect(taken).toEqual([]);
  });

  describe('for photos without a result', () => {
    const id = aScreening().id;
    beforeEach(() => {
      overdue = { ...overdue, screenings: [id] };
      screenings.set(id, aScreening({ createdAt: now - hour }));
    });

    it.each(['absent', 'done', 'alive'] as const)('sees to it that a job that is %s runs', async (state) => {
      states.set(id, state);
      await run();
      expect(revived).toMatchObject([{ queue: 'analysis', name: 'screen', jobId: id }]);
      expect(concluded).toEqual([]);
    });

    it('tells the person of one whose job has died for good', async () => {
      states.set(id, 'failed');
      await run();
      expect(concluded).toEqual([[id, { type: 'failure', code: 'ANALYSIS_INTERRUPTED' }]]);
      expect(revived).toEqual([]);
      expect(dropped).toEqual([id]);
    });

    it('gives one up after a day, and forgets one that was erased', async () => {
      screenings.set(id, aScreening({ createdAt: now - 25 * hour }));
      await run();
      expect(concluded).toHaveLength(1);
      screenings.clear();
      now += 3 * minute;
      await run();
      expect(dropped).toEqual([id, id]);
    });
  });

  it('pushes on conversations that wait for a reply, and forgets those that do not', async () => {
    overdue = { ...overdue, senders: ['anna' as SenderKey] };
    await run();
    expect(revived).toEqual([
      { queue: 'outbound', name: 'send', jobId: 'sweep-anna', data: { sender: 'anna' } },
    ]);
    unsent = 0;
    now += 3 * minute;
    await run();
    expect(revived).toHaveLength(1);
    expect(dropped).toEqual(['anna']);
  });

  it('asks what became of a reply that the provider took and never spoke of again', async () => {
    const sent = await channel.send(
      { from: line, to: person, text: 'hello', statusCallback: 'https://line.example/' },
      AbortSignal.timeout(1_000),
    );
    if (sent.type !== 'accepted') throw new Error('not accepted');
    overdue = { ...overdue, replies: ['r1', 'r2'] };
    replies.set('r1', { id: 'r1', providerSid: sent.sid, createdAt: now });
    channel.setDelivery({ sid: sent.sid, status: 'undelivered', providerCode: 63019 });
    await run();
    expect(reports).toEqual([{ sid: sent.sid, status: 'failed', providerCode: 63019, replyId: 'r1' }]);
    expect(dropped).toEqual(['r2']);
  });
});
