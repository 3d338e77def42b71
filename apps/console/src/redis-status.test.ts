import { describe, expect, it } from 'vitest';
import { parseRedisInfo } from './redis-status.js';

const info = (...lines: string[]) => lines.join('\r\n');

describe('parseRedisInfo', () => {
  it('reads what operators need', () => {
    const status = parseRedisInfo(
      info(
        '# Server',
        'redis_version:7.0.15',
        'uptime_in_seconds:61',
        '# Memory',
        'used_memory:1048576',
        'maxmemory:2097152',
        'maxmemory_policy:allkeys-lru',
        '# Persistence',
        'aof_enabled:0',
      ),
    );
    expect(status).toEqual({
      version: 'Redis 7.0.15',
      uptimeSeconds: 61,
      usedBytes: 1_048_576,
      limitBytes: 2_097_152,
      policy: 'allkeys-lru',
      appendOnly: false,
    });
  });

  it('calls Valkey by its name, whatever Redis it stands in for', () => {
    expect(parseRedisInfo(info('redis_version:7.2.4', 'valkey_version:8.0.1')).version).toBe('Valkey 8.0.1');
  });
});
