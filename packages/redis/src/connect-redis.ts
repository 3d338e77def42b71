import { LunglineError } from '@lungline/errors';
import type { Logger } from '@lungline/telemetry';
import { Redis } from 'ioredis';
import { redisFault } from './redis-fault.js';

const commandTimeoutMs = 3_000;
const connectTimeoutMs = 3_000;

export interface RedisConnectionOptions {
  readonly redisUrl: string;
  /** Shown by CLIENT LIST and in the log. */
  readonly name: string;
  readonly log: Logger;
}

export interface RedisConnection {
  readonly redis: Redis;
  /**
   * Waits until commands are taken.
   * @throws LunglineError STORE_UNAVAILABLE where that is not so within `deadlineMs`.
   */
  ready(deadlineMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds until the next attempt to connect: a restart of Redis costs a second at most. */
export function retryDelay(attempt: number): number {
  return Math.min(50 * 2 ** attempt, 1_000);
}

/**
 * A connection that fails fast: a command is refused at once while Redis is away, never queued and never repeated
 * behind the caller's back, so whoever waits for an answer (Twilio, a REST caller) gets one. It reconnects for as
 * long as it takes, also where a failover left it talking to a replica.
 */
export function connectRedis({ redisUrl, name, log }: RedisConnectionOptions): RedisConnection {
  const redis = new Redis(redisUrl, {
    connectionName: `lungline-${name}`,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: connectTimeoutMs,
    retryStrategy: retryDelay,
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });
  // Each caller of `ready` listens for itself, and each queue over this connection does.
  redis.setMaxListeners(0);
  logChanges(redis, name, log);
  return {
    redis,
    ready: (deadlineMs) => whenReady(redis, deadlineMs),
    close: async () => {
      // QUIT lets answers that are under way arrive; it cannot be said to a Redis that is away.
      if (redis.status === 'ready') await redis.quit().catch(() => redis.disconnect());
      else redis.disconnect();
    },
  };
}

/** A line in the log when the connection is lost and when it is back, not at every attempt. */
function logChanges(redis: Redis, connection: string, log: Logger): void {
  let lost = false;
  redis.on('error', (error: unknown) => {
    if (!lost) log.warn({ event: 'redis.lost', connection, err: redisFault(error) });
    lost = true;
  });
  redis.on('ready', () => {
    if (lost) log.info({ event: 'redis.back', connection });
    lost = false;
  });
}

function whenReady(redis: Redis, deadlineMs: number): Promise<void> {
  if (redis.status === 'ready') return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      redis.off('ready', onReady);
      act();
    };
    const onReady = () => settle(resolve);
    const timer = setTimeout(() => {
      const late = new LunglineError('STORE_UNAVAILABLE', { detail: `not ready within ${deadlineMs} ms` });
      settle(() => reject(late));
    }, deadlineMs);
    redis.on('ready', onReady);
  });
}
