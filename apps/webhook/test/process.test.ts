import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { freePort, type RedisServer, startRedis } from '@lungline/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const complete = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a'.repeat(32),
  TWILIO_WHATSAPP_FROM: 'whatsapp:+14155238886',
  DATA_KEY: randomBytes(32).toString('base64'),
};
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

/** From a folder without an `.env`, with nothing in the environment but this. */
function startProcess(env: Record<string, string>) {
  return spawn(process.execPath, [main], { cwd: tmpdir(), env, stdio: ['ignore', 'ignore', 'pipe'] });
}

describe('the process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends by itself at %s, with 0', async (signal) => {
    const port = await freePort();
    const child = startProcess({
      REDIS_URL: redis.url,
      ...complete,
      WEBHOOK_PORT: String(port),
    });
    const exit = once(child, 'exit');
    const alive = () => fetch(`http://127.0.0.1:${port}/livez`).then(({ status }) => status);
    await expect.poll(() => alive().catch(() => 0), { timeout: 25_000 }).toBe(200);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
  });

  it('says what is wrong in its environment, never the value, and ends with 78', async () => {
    const child = startProcess({ REDIS_URL: redis.url, WEBHOOK_PORT: 'not-a-port' });
    const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
    expect(code).toBe(78);
    expect(said).toContain('TWILIO_AUTH_TOKEN: expected');
    expect(said).toContain('WEBHOOK_PORT: expected a port number');
    expect(said).not.toContain('not-a-port');
  });
});
