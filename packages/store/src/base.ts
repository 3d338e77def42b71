import type { RedisConnection } from '@lungline/redis';
import type { Logger } from '@lungline/telemetry';
import type { Expiries } from './expiries.js';
import type { Sealer } from './seal.js';

/** What every part of the store stands on. */
export interface Base {
  readonly redis: RedisConnection['redis'];
  readonly sealer: Sealer;
  readonly expiries: Expiries;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
}

/** Notes that a key belongs to the sender of a step, for as long as it may live, and answers with it. */
export type Kept = (key: string, seconds?: number) => string;
