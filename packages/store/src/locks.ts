import { randomUUID } from 'node:crypto';
import { LunglineError } from '@lungline/errors';
import { redisFault } from '@lungline/redis';
import type { Base } from './base.js';
import { keys } from './keys.js';
import type { Store } from './port.js';
import { defineScript } from './script.js';

/** A sender that died lets go after this. */
const leaseMs = 15_000;
const renewEveryMs = 5_000;

const renewScript = defineScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`);

const releaseScript = defineScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
`);

interface Lease {
  readonly signal: AbortSignal;
  /** Stops the renewal. */
  end(): void;
}

/**
 * One sender at a time for each conversation, or replies would overtake one another, and one sweep. The lock is a lease with a
 * token (https://redis.io/docs/latest/develop/clients/patterns/distributed-locks/): only who holds it renews or
 * releases it, and the work's signal aborts before another process can take it over.
 */
export function createLocks(base: Base): Pick<Store, 'withSendLock' | 'withSweepLock'> {
  const { redis, log } = base;
  const withLock = async (key: string, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> => {
    const token = randomUUID();
    if ((await redis.set(key, token, 'PX', leaseMs, 'NX')) === null) return false;
    const lease = keepLease(base, key, token);
    try {
      await work(lease.signal);
    } finally {
      lease.end();
      // Where this fails, the lease ends by itself; what the work brought about must not be lost over it.
      await releaseScript(redis, [key], [token]).catch((error: unknown) => {
        log.warn({ event: 'lock.not_released', err: redisFault(error) });
      });
    }
    return true;
  };
  return {
    withSendLock: (sender, work) => withLock(keys.lock(sender), work),
    withSweepLock: (work) => withLock(keys.lock('sweep'), work),
  };
}

/** Renews the lease until it ends or is lost. Redis may be away for a while, but not longer than the lease lasts. */
function keepLease({ redis }: Base, key: string, token: string): Lease {
  const controller = new AbortController();
  const lose = () => controller.abort(new LunglineError('STORE_UNAVAILABLE', { detail: 'lock lost' }));
  const startExpiry = () => setTimeout(lose, leaseMs - renewEveryMs / 2);
  let expiry = startExpiry();
  let ended = false;
  const renew = async () => {
    const renewed = await renewScript(redis, [key], [token, leaseMs]);
    if (ended || controller.signal.aborted) return;
    if (renewed !== 1) return lose();
    clearTimeout(expiry);
    expiry = startExpiry();
  };
  // A renewal that fails is tried again; if none succeeds, the expiry speaks.
  const timer = setInterval(() => renew().catch(() => undefined), renewEveryMs);
  return {
    signal: controller.signal,
    end: () => {
      ended = true;
      clearInterval(timer);
      clearTimeout(expiry);
    },
  };
}
