import { connectRedis, redisFault } from '@lungline/redis';
import type { Logger } from '@lungline/telemetry';
import type { Base } from './base.js';
import { createDispatches } from './dispatches.js';
import { createErasure } from './erasure.js';
import { expiriesOf, type RetentionOptions } from './expiries.js';
import { createFigures } from './figures.js';
import { createHandovers } from './handovers.js';
import { createLocks } from './locks.js';
import { createOutbox } from './outbox.js';
import { createOverdue } from './overdue.js';
import { createPepper, type Pepper } from './pepper.js';
import type { Store } from './port.js';
import { createPredictions } from './predictions.js';
import { createReviews } from './reviews.js';
import { createScreenings } from './screenings.js';
import { createSealer } from './seal.js';
import { createSessions } from './sessions.js';
import { createUnmatched } from './unmatched.js';
import { createWorkerRegistry } from './worker-registry.js';

const readyDeadlineMs = 10_000;

/** Named like the fields of the configuration: an app passes `{ ...config, clock, log }`. */
export interface StoreOptions extends RetentionOptions {
  readonly redisUrl: string;
  /** Keys of 32 bytes. The first seals, all of them open: put a new one in front to rotate. */
  readonly dataKeys: readonly [Uint8Array, ...Uint8Array[]];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * Connects to Redis and waits until it can be used.
 * @throws LunglineError STORE_UNAVAILABLE where Redis is not ready within ten seconds; INTERNAL where it holds data
 * that none of the data keys opens.
 */
export async function createStore({
  redisUrl,
  dataKeys,
  clock,
  log,
  ...retention
}: StoreOptions): Promise<Store> {
  const connection = connectRedis({ redisUrl, name: 'store', log });
  const { redis } = connection;
  const base: Base = { redis, sealer: createSealer(dataKeys), expiries: expiriesOf(retention), clock, log };
  let pepper: Pepper;
  try {
    await connection.ready(readyDeadlineMs);
    pepper = await createPepper(base);
  } catch (error) {
    await connection.close();
    throw redisFault(error);
  }
  redis.on('ready', () => {
    pepper.refresh().catch((error: unknown) => {
      log.error({ event: 'store.pepper_not_read', err: redisFault(error) });
    });
  });

  const sessions = createSessions(base, pepper);
  return namingFaults({
    senderKey: pepper.senderKey,
    ...sessions,
    ...createDispatches(base),
    ...createScreenings(base),
    ...createReviews(base),
    ...createUnmatched(base),
    ...createHandovers(base),
    ...createOutbox(base),
    ...createLocks(base),
    ...createOverdue(base),
    ...createPredictions(base),
    ...createErasure(base, sessions.loadSession),
    ...createWorkerRegistry(base),
    ...createFigures(base),
    close: () => connection.close(),
  });
}

/** The same store, whose rejections are LunglineErrors where Redis is at fault. */
function namingFaults(store: Store): Store {
  const named = Object.entries(store).map(([name, method]: [string, (...args: unknown[]) => unknown]) => {
    const call = (...args: unknown[]) => {
      const answer = method(...args);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: unknown) => {
        throw redisFault(error);
      });
    };
    return [name, call];
  });
  return Object.fromEntries(named) as Store;
}
