import { setTimeout as wait } from 'node:timers/promises';
import type { AppProcess } from './app-process.js';
import type { LineOnTrial } from './line-on-trial.js';
import type { Phones } from './phone-line.js';
import type { Random } from './random.js';

/** One thing that goes wrong, once. It resolves when the world is whole again, as far as it was broken here. */
export type Disturbance = (random: Random) => Promise<void>;

/** Everything that can go wrong, by the name under which it is counted. */
export function createDisturbances(line: LineOnTrial, phones: Phones): Readonly<Record<string, Disturbance>> {
  const { webhook, workers, redis, proxy, control } = line;

  /** Only what runs can be killed: one that is still starting would make the count look better than it is. */
  const killOne = async (app: AppProcess, random: Random) => {
    await app.ready();
    await wait(random.within(0, 3_000));
    await app.kill(random.within(0, 1_500));
  };
  const twilio =
    (type: string, more: object = {}): Disturbance =>
    async (random) =>
      phones.fault({ creates: [{ type, times: random.within(1, 3), ...more }] });
  const media =
    (type: string): Disturbance =>
    async () =>
      phones.fault({ media: [{ type }] });

  return {
    'webhook killed (kill -9)': (random) => killOne(webhook, random),
    'worker killed (kill -9)': (random) => killOne(random.pick(workers), random),
    'Redis killed under load, restarted from its append-only file': async (random) => {
      await wait(random.within(0, 500));
      await redis.kill();
      await wait(random.within(0, 2_000));
      await redis.restart();
    },
    'Redis killed in the middle of transactions': async (random) => {
      // Pipelines of transactions are under way when it dies: some are cut in half.
      const busy = Array.from({ length: 50 }, (_, n) =>
        control
          .multi()
          .set('trial:a', n)
          .set('trial:b', n)
          .exec()
          .catch(() => undefined),
      );
      await wait(random.within(0, 5));
      await redis.kill();
      await redis.restart();
      await Promise.all(busy);
      const [a, b] = await control.mget('trial:a', 'trial:b');
      if (a !== b) throw new Error('Redis kept half a transaction.');
    },
    'Redis full (maxmemory, noeviction)': async (random) => {
      await control.config('SET', 'maxmemory', '1mb');
      await wait(random.within(1_000, 4_000));
      await control.config('SET', 'maxmemory', '0');
    },
    'Redis slow (50 to 400 ms each way)': async (random) => {
      proxy.delay(random.within(50, 400));
      await wait(random.within(1_000, 5_000));
      proxy.delay(0);
    },
    'connections to Redis cut': async () => proxy.cut(),
    'Twilio answers 429': twilio('refuse', { status: 429, code: 20_429 }),
    'Twilio answers 500': twilio('refuse', { status: 500 }),
    'Twilio hangs': async () => phones.fault({ creates: [{ type: 'hang' }] }),
    'Twilio hangs up': twilio('hang-up'),
    'Twilio takes a reply and drops its answer': twilio('lose-answer'),
    'Twilio takes a reply and breaks off its answer': twilio('cut-answer'),
    'photo gone (404)': media('not-found'),
    'photo host answers 503': media('unavailable'),
    'photo that never ends': media('endless'),
    'photo cut off': media('cut-off'),
    'photo host hangs': media('hang'),
    'status callbacks doubled': async (random) =>
      phones.fault({ callbacks: [{ type: 'doubled', times: random.within(1, 20) }] }),
    'status callbacks reversed': async (random) =>
      phones.fault({ callbacks: [{ type: 'reversed', times: random.within(1, 20) }] }),
    'webhooks delivered 5 times at once': async (random) =>
      phones.fault({ deliveries: [{ copies: 5, times: random.within(1, 10) }] }),
    'clock of one process moved by up to 3 hours': async (random) => {
      const app = random.pick([webhook, ...workers]);
      await app.ready();
      await line.moveClock(app, random.within(-10_800_000, 10_800_000));
      await wait(random.within(1_000, 5_000));
      await app.ready();
      await line.moveClock(app, 0);
    },
  };
}
