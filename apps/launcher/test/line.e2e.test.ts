import { createQueueSet } from '@lungline/queues';
import { createLogger } from '@lungline/telemetry';
import { freePort, type RedisServer, startRedis } from '@lungline/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originalsMissing, readOriginals } from './originals.js';
import { type RunningLine, startLine } from './running-line.js';
import { type Bubble, createTelephone, readState, type Telephone } from './telephone.js';

const patience = { timeout: 60_000, interval: 100 };

describe('the whole line, as npm start starts it', () => {
  let redis: RedisServer;
  let line: RunningLine;

  beforeAll(async () => {
    redis = await startRedis();
    line = await startLine(redis.url);
  }, 180_000);

  afterAll(async () => {
    await line?.interrupt();
    await redis?.stop();
  }, 60_000);

  /** A telephone whose owner has agreed and may send films. */
  async function readyTelephone(): Promise<Telephone> {
    const telephone = await createTelephone(line.addresses.simulator);
    await telephone.text('covid test');
    await expect.poll(() => telephone.answers(), patience).toHaveLength(1);
    await telephone.text('yes');
    await expect.poll(() => telephone.answers(), patience).toHaveLength(2);
    return telephone;
  }

  /** How the line's reading of one photo ended, whatever it said before that, or asked after it. */
  async function resultOf(telephone: Telephone, send: () => Promise<unknown>): Promise<Bubble> {
    const before = (await telephone.answers()).length;
    const results = async () =>
      (await telephone.answers())
        .slice(before)
        .filter(({ text }) => !/reading the film|keep your film for review/i.test(text));
    await send();
    await expect.poll(results, patience).toHaveLength(1);
    const [result] = await results();
    if (result === undefined) throw new Error('The result is gone again.');
    return result;
  }

  it('prints one block with addresses and login', () => {
    for (const address of Object.values(line.addresses)) expect(line.output()).toContain(address);
  });

  it('answers "covid test" with purpose, limits and consent, and a film with percentages and a picture', async () => {
    const telephone = await readyTelephone();
    const [consent, howTo] = await telephone.answers();
    expect(consent?.text).toMatch(/not a diagnosis/i);
    expect(howTo?.text).toMatch(/photo/i);

    const { films } = await readState(line.addresses.simulator);
    const [film] = films;
    if (film === undefined) throw new Error('The simulator offers no film.');
    const result = await resultOf(telephone, () => telephone.film(film.id));
    expect(result.text).toMatch(/Normal: (< )?\d+%.*Pneumonia: (< )?\d+%.*COVID-19: (< )?\d+%/s);
    expect(result.text).toMatch(/not a diagnosis/i);
    const picture = await fetch(`${line.addresses.simulator}${result.media[0]?.url}`);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');

    // Whether the film may be kept is asked apart, after the result.
    await expect.poll(() => telephone.answers(), patience).toHaveLength(5);

    // The ticks of the answers turn blue when the person looks, through the status callbacks.
    await telephone.look();
    await expect
      .poll(async () => (await telephone.answers()).map(({ tick }) => tick), patience)
      .toEqual(['read', 'read', 'read', 'read', 'read']);
  });

  it('reads each synthetic film as what it is meant to look like', async () => {
    const { films } = await readState(line.addresses.simulator);
    expect(films.length).toBeGreaterThanOrEqual(8);
    const telephone = await readyTelephone();
    for (const film of films) {
      const result = await resultOf(telephone, () => telephone.film(film.id));
      expect(likeliest(result.text), film.id).toBe(film.label);
    }
  }, 180_000);

  it.skipIf(originalsMissing)(
    `answers every real film (${originalsMissing ?? 'present'})`,
    async () => {
      const telephone = await readyTelephone();
      for (const { name, bytes } of readOriginals()) {
        const result = await resultOf(telephone, () => telephone.photos(bytes));
        expect(likeliest(result.text), name).not.toBeNull();
      }
    },
    180_000,
  );

  it('answers a message that is delivered 50 times at once only once', async () => {
    const telephone = await readyTelephone();
    const { films } = await readState(line.addresses.simulator);
    const [sent] = await telephone.film(films[0]?.id ?? '');
    if (sent === undefined) throw new Error('Nothing was sent.');
    await Promise.all(Array.from({ length: 50 }, () => telephone.redeliver(sent.sid)));
    await expect.poll(async () => (await telephone.answers()).length, patience).toBe(5);
    // One more message after the copies: whatever they had caused would have been answered before it.
    await telephone.text('help');
    await expect.poll(async () => (await telephone.answers()).at(-1)?.text, patience).toMatch(/covid test/);
    expect(await telephone.answers()).toHaveLength(6);
  });

  it('says kindly that a text file is no picture, and leaves nothing in a queue', async () => {
    const telephone = await readyTelephone();
    const result = await resultOf(telephone, () =>
      telephone.photos(new TextEncoder().encode('this is a text file that calls itself a photo')),
    );
    expect(result.text).not.toMatch(/%/);
    const queues = createQueueSet({
      redisUrl: redis.url,
      log: createLogger({ app: 'test', level: 'silent' }),
    });
    try {
      const left = async () => {
        const { analysis, outbound } = await queues.counts();
        return [analysis, outbound].map(
          ({ waiting, active, delayed, failed }) => waiting + active + delayed + failed,
        );
      };
      await expect.poll(left, patience).toEqual([0, 0]);
      expect((await queues.counts()).analysis.completed).toBeGreaterThan(0);
    } finally {
      await queues.close();
    }
  });

  it('answers the shape of the original service under /image', async () => {
    const { films } = await readState(line.addresses.simulator);
    const film = await fetch(`${line.addresses.simulator}${films[0]?.url}`);
    const form = new FormData();
    form.append('image', await film.blob(), 'film.jpg');
    const response = await fetch(`${line.addresses.webhook}/image`, { method: 'POST', body: form });
    expect(response.status).toBe(200);
    const { created, predictions } = (await response.json()) as {
      created: string;
      predictions: { type: string; chances: number }[];
    };
    expect(Date.parse(created)).not.toBeNaN();
    expect(predictions.map(({ chances }) => chances).reduce((a, b) => a + b)).toBeCloseTo(100, 0);
  });
});

describe('npm start', () => {
  it('ends everything on Ctrl-C and can be started again at once', async () => {
    const redis = await startRedis();
    try {
      for (const start of ['first', 'second']) {
        const line = await startLine(redis.url);
        expect(await line.interrupt(), start).toBe(0);
        for (const address of Object.values(line.addresses)) {
          await expect(fetch(`${address}/livez`), `${start}: ${address}`).rejects.toThrow();
        }
      }
    } finally {
      await redis.stop();
    }
  }, 180_000);

  it('says in one sentence what is wrong with the configuration', async () => {
    const port = await freePort();
    await expect(startLine(`redis://127.0.0.1:${port}`)).rejects.toThrow(/No Redis answers at REDIS_URL/);
  }, 60_000);
});

/** The label with the highest percentage of an answer; null where it holds none. */
function likeliest(text: string): string | null {
  const names = { Normal: 'normal', Pneumonia: 'pneumonia', 'COVID-19': 'covid19' };
  const shares = Object.entries(names).map(([name, label]) => {
    // What rounds to nothing is written as "< 1%".
    const share = new RegExp(`^${name}: (< 1|\\d+)%`, 'm').exec(text)?.[1];
    return { label, share: share === '< 1' ? 0 : Number(share ?? Number.NaN) };
  });
  if (shares.some(({ share }) => Number.isNaN(share))) return null;
  return shares.reduce((best, each) => (each.share > best.share ? each : best)).label;
}
