import { LunglineError } from '@lungline/errors';
import { createJobWaiter } from '@lungline/queues';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { person, type RunningLine, startLine, wrapSend } from './running-line.js';
import { aClassifier, classified } from './screenings.js';
import { silentLog } from './silent-log.js';

const anna = person(1);
const patience = { timeout: 60_000, interval: 20 };
const film = Uint8Array.of(1, 2, 3);

describe('a worker on a real Redis', { timeout: 90_000 }, () => {
  let running: RunningLine;
  beforeEach(async () => {
    running = await startLine();
  });
  afterEach(() => running.close());

  const untilTold = (to: string, texts: readonly string[]) =>
    vi.waitFor(() => expect(running.told(to)).toEqual(texts), patience);
  const untilIdle = () =>
    vi.waitFor(async () => {
      for (const { waiting, active, delayed } of Object.values(await running.queues.counts())) {
        expect({ waiting, active, delayed }).toEqual({ waiting: 0, active: 0, delayed: 0 });
      }
    }, patience);

  it('reads a photo, answers with a picture, and lets go of the photo', async () => {
    await running.startWorker();
    const sid = await running.say(anna, 'look', film);
    await untilTold(anna, ['heard look', 'read classified']);
    expect(running.channel.sent[1]?.pictureUrl).toBe(`https://line.example/media/${sid}-0`);
    expect(Uint8Array.from((await running.store.picture(`${sid}-0`)) ?? [])).toEqual(classified.attention);
    await vi.waitFor(() => expect(running.channel.deleted).toEqual([sid]), patience);
    await untilIdle();
  });

  it('tries a photo again that could not be fetched', async () => {
    running.channel.failFetches(new LunglineError('MEDIA_UNAVAILABLE'));
    await running.startWorker();
    await running.say(anna, 'look', film);
    await untilTold(anna, ['heard look', 'read classified']);
  });

  it('tells a person once of a photo that is lost, and leaves nothing behind in a queue', async () => {
    running.channel.failFetches(new LunglineError('MEDIA_NOT_FOUND'));
    await running.startWorker();
    await running.say(anna, 'look', film);
    await untilTold(anna, ['heard look', 'failed photo.lost']);
    await untilIdle();
    expect(running.told(anna)).toHaveLength(2);
    const failed = Object.values(await running.queues.counts()).map((counts) => counts.failed);
    expect(failed).toEqual([0, 0, 0]);
  });

  it('does not send twice what the provider took without saying so', async () => {
    running.channel.failSends('lost');
    await running.startWorker();
    await running.say(anna, 'one');
    await untilIdle();
    expect(running.told(anna)).toEqual(['heard one']);
  });

  it('shares the jobs among workers', async () => {
    const { promise: bothHaveOne, reached } = meetingOf(2);
    const reading = (name: string) =>
      aClassifier(async () => {
        reached(name);
        await bothHaveOne;
        return classified;
      });
    await running.startWorker({ classifier: reading('first') });
    await running.startWorker({ classifier: reading('second') });
    const people = Array.from({ length: 8 }, (_, n) => person(n + 1));
    await Promise.all(people.map((from) => running.say(from, 'look', film)));
    for (const from of people) await untilTold(from, ['heard look', 'read classified']);
  });

  it('keeps replies in order and apart, however many workers send', async () => {
    let inFlight = 0;
    let most = 0;
    const channel = wrapSend(running.channel, (send) => async (message, signal) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inFlight -= 1;
      return send(message, signal);
    });
    await Promise.all([running.startWorker({ channel }), running.startWorker({ channel })]);
    const words = Array.from({ length: 12 }, (_, n) => `word ${n}`);
    for (const word of words) await running.say(anna, word);
    await untilTold(
      anna,
      words.map((word) => `heard ${word}`),
    );
    expect(most).toBe(1);
  });

  it('lets a film that is being read end before it closes', async () => {
    const { promise: mayEnd, reached: end } = meetingOf(1);
    const begun = vi.fn();
    const worker = await running.startWorker({
      classifier: aClassifier(async () => {
        begun();
        await mayEnd;
        return classified;
      }),
    });
    const sid = await running.say(anna, 'look', film);
    await vi.waitFor(() => expect(begun).toHaveBeenCalled(), patience);
    const closed = worker.close(20_000);
    end('now');
    await closed;
    expect((await running.store.screening(`${sid}-0`))?.conclusion).toBeDefined();
  });

  it('hands a film back that it cannot finish in time, and another worker answers once', async () => {
    const begun = vi.fn();
    const stuck = await running.startWorker({
      classifier: aClassifier(async () => {
        begun();
        return await new Promise(() => undefined);
      }),
    });
    const sid = await running.say(anna, 'look', film);
    await vi.waitFor(() => expect(begun).toHaveBeenCalled(), patience);
    await stuck.close(50);
    expect(await running.store.screening(`${sid}-0`)).not.toHaveProperty('conclusion');
    await running.startWorker();
    await untilTold(anna, ['heard look', 'read classified']);
    await untilIdle();
    expect(running.told(anna)).toHaveLength(2);
  });

  it('answers a caller of the REST API, with the id of a stored picture', async () => {
    await running.startWorker();
    await running.store.putPredictionRequest('r1', { type: 'image', bytes: film });
    const waiter = createJobWaiter({ redisUrl: running.redisUrl, queue: 'analysis', log: silentLog });
    try {
      await running.producer.add({
        queue: 'analysis',
        name: 'predict',
        jobId: 'r1',
        data: { requestId: 'r1' },
      });
      const { attention, ...screening } = classified;
      expect(await waiter.wait('r1', patience.timeout)).toEqual({
        type: 'done',
        result: { type: 'screened', screening, pictureId: 'r1' },
      });
      expect(Uint8Array.from((await running.store.picture('r1')) ?? [])).toEqual(attention);
    } finally {
      await waiter.close();
    }
  });

  it('relays a job that was promised and lost', async () => {
    let lost = 0;
    const loseJobs: RunningLine['producer'] = {
      ...running.producer,
      add: async () => {
        lost += 1;
        throw new LunglineError('STORE_UNAVAILABLE');
      },
    };
    await running.say(anna, 'hello', undefined, loseJobs);
    expect(lost).toBe(1);
    await running.startWorker();
    await untilTold(anna, ['heard hello']);
  });

  it('is known to the other apps while it runs, ready, and counts what it does', async () => {
    const worker = await running.startWorker();
    await vi.waitFor(
      async () => expect(await running.store.workers()).toMatchObject([{ id: 'worker-1', threads: 2 }]),
      patience,
    );
    expect((await fetch(`${worker.address}/readyz`)).status).toBe(200);
    await running.say(anna, 'look', film);
    await untilTold(anna, ['heard look', 'read classified']);
    const metrics = async () => (await fetch(`${worker.address}/metrics`)).text();
    await vi.waitFor(
      async () =>
        expect(await metrics()).toMatch(
          /lungline_screenings_total\{outcome="classified",via="chat",app="worker"\} 1/,
        ),
      patience,
    );
    await worker.close(1_000);
    expect(await running.store.workers()).toEqual([]);
  });
});

/** Resolves once as many names have reached it as it waits for. */
function meetingOf(size: number) {
  const names = new Set<string>();
  let open: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = (name: string) => {
    names.add(name);
    if (names.size === size) open();
  };
  return { promise, reached };
}
