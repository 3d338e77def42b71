import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { startRedis } from './index.js';

describe('startRedis', () => {
  it('keeps acknowledged writes over a kill and a restart', async () => {
    const server = await startRedis(['--appendfsync', 'always']);
    try {
      const before = new Redis(server.url, { lazyConnect: true });
      before.on('error', () => before.disconnect());
      await before.set('key', 'value');
      await server.kill();
      before.disconnect();
      await server.restart();
      const after = new Redis(server.url);
      expect(await after.get('key')).toBe('value');
      expect(await after.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
      after.disconnect();
    } finally {
      await server.stop();
    }
  });
});
