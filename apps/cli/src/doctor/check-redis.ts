import { ConfigError, parseConfig, readEnvironment } from '@lungline/config';
import { LunglineError } from '@lungline/errors';
import { connectRedis } from '@lungline/redis';
import { createLogger } from '@lungline/telemetry';
import type { Finding } from './finding.js';

const READY_DEADLINE_MS = 3_000;
/** The oldest that BullMQ recommends for production. */
const OLDEST = [6, 2] as const;

/** Reaches Redis and looks at what would lose jobs and conversations: eviction and missing persistence. */
export async function checkRedis(env: NodeJS.ProcessEnv = readEnvironment()): Promise<Finding[]> {
  const url = redisUrlOf(env);
  if (url === undefined) return [];
  const connection = connectRedis({
    redisUrl: url,
    name: 'doctor',
    log: createLogger({ app: 'doctor', level: 'silent' }),
  });
  try {
    await connection.ready(READY_DEADLINE_MS);
    return findingsOf(await connection.redis.info());
  } catch (error) {
    if (!(error instanceof LunglineError)) throw error;
    return [
      {
        // Without an address of its own, `npm start` brings a Redis with it.
        level: env['REDIS_URL'] ? 'fault' : 'advice',
        code: 'REDIS_UNREACHABLE',
        sentence: 'Redis does not answer.',
        remedy: 'Use `npm start`, which starts or installs one, or start redis-server and set REDIS_URL.',
      },
    ];
  } finally {
    await connection.close();
  }
}

/** @param info Redis' answer to INFO (https://redis.io/docs/latest/commands/info/). */
export function findingsOf(info: string): Finding[] {
  const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? 'unknown';
  const version = field('redis_version');
  const findings: Finding[] = [{ level: 'ok', code: 'REDIS', sentence: `Redis ${version} answers.` }];
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    findings.push({
      level: 'fault',
      code: 'REDIS_TOO_OLD',
      sentence: `Redis ${version} is too old for the job queues.`,
      remedy: `Install Redis ${OLDEST.join('.')} or later, or Valkey.`,
    });
  }
  if (field('maxmemory_policy') !== 'noeviction') {
    findings.push({
      level: 'fault',
      code: 'REDIS_EVICTION',
      sentence: 'Redis may throw away jobs and conversations when memory gets short.',
      remedy: 'Run `redis-cli CONFIG SET maxmemory-policy noeviction` and put it into redis.conf.',
    });
  }
  if (field('aof_enabled') !== '1') {
    findings.push({
      level: 'advice',
      code: 'REDIS_PERSISTENCE',
      sentence: 'Redis forgets the last minutes, or everything, when it is restarted.',
      remedy: 'Run `redis-cli CONFIG SET appendonly yes` and put it into redis.conf.',
    });
  }
  return findings;
}

function redisUrlOf(env: NodeJS.ProcessEnv): string | undefined {
  try {
    return parseConfig(env).redisUrl;
  } catch (error) {
    // checkConfig has named it already.
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
