import { PassThrough } from 'node:stream';
import { createLogger } from '@lungline/telemetry';
import { startRedis } from '@lungline/testing';
import { describe, expect, it, vi } from 'vitest';
import { connectRedis, redisFault } from '../src/index.js';

const patient = { timeout: 20_000, interval: 20 };

describe('a connection', () => {
  it('refuses at once while Redis is away, tells the log once, and comes back', async () => {
    const server = await startRedis();
    const lines: string[] = [];
    const destination = new PassThrough().on('data', (line) => lines.push(String(line)));
    const log = createLogger({ app: 'test', level: 'info', destination });
    const connection = connectRedis({ redisUrl: server.url, name: 'test', log });
    try {
      await connection.ready(5_000);
      await server.kill();
      await vi.waitFor(() => expect(lines.join('')).toContain('redis.lost'), patient);
      const refused = await connection.redis.get('key').catch(redisFault);
      expect(refused).toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await expect(connection.ready(1)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await server.restart();
      await connection.ready(20_000);
      expect(await connection.redis.get('key')).toBeNull();
      const events = lines.map((line) => JSON.parse(line).event);
      expect(events).toEqual(['redis.lost', 'redis.back']);
    } finally {
      await connection.close();
      await server.stop();
    }
  });
});
