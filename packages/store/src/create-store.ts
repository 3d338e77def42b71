import type { Logger } from '@lungline/telemetry';
import type { Store } from './port.js';

/** Named like the fields of the configuration: an app passes `{ ...config, clock, log }`. */
export interface StoreOptions {
  readonly redisUrl: string;
  /** Keys of 32 bytes. The first seals, all of them open: put a new one in front to rotate. */
  readonly dataKeys: readonly [Uint8Array, ...Uint8Array[]];
  readonly sessionTtlSeconds: number;
  readonly resultTtlSeconds: number;
  readonly mediaLinkTtlSeconds: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
}

/**
 * Connects to Redis and waits until it can be used.
 * @throws LunglineError STORE_UNAVAILABLE where Redis is not ready within ten seconds.
 */
export async function createStore(_options: StoreOptions): Promise<Store> {
  throw new Error('Not written yet.');
}
