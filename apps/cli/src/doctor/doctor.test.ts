import { fileURLToPath } from 'node:url';
import { createClassifier, ModelRefused, readModel } from '@lungline/classifier';
import { freePort, startRedis } from '@lungline/testing';
import { describe, expect, it } from 'vitest';
import { checkConfig } from './check-config.js';
import { checkModel } from './check-model.js';
import { checkNode } from './check-node.js';
import { checkRedis, findingsOf } from './check-redis.js';
import type { Finding } from './finding.js';

const codes = (findings: Finding[]) => findings.map(({ level, code }) => `${level} ${code}`);

const line = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-of-16-chars',
  TWILIO_WHATSAPP_FROM: 'whatsapp:+14155238886',
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
};

describe('checkNode', () => {
  it.each([
    ['20.19.0', 'ok NODE'],
    ['24.1.0', 'ok NODE'],
    ['20.18.3', 'fault NODE_TOO_OLD'],
    ['18.20.0', 'fault NODE_TOO_OLD'],
  ])('Node %s: %s', async (version, code) => {
    expect(codes(await checkNode(version))).toEqual([code]);
  });
});

describe('checkConfig', () => {
  it('names every wrong variable and none of their values', async () => {
    const findings = await checkConfig({ WEBHOOK_PORT: 'secret-1', REDIS_URL: 'secret-2' });
    expect(codes(findings)).toEqual(['fault CONFIG_WRONG', 'fault CONFIG_WRONG']);
    expect(JSON.stringify(findings)).toContain('WEBHOOK_PORT');
    expect(JSON.stringify(findings)).not.toContain('secret');
  });

  it('takes an empty environment for one that wants the simulator', async () => {
    expect(codes(await checkConfig({}))).toEqual(['ok CONFIG', 'advice CONFIG_INCOMPLETE']);
  });

  it('wants an address that Twilio can reach', async () => {
    expect(codes(await checkConfig(line))).toContain('fault CONFIG_PUBLIC_URL');
    expect(codes(await checkConfig({ ...line, PUBLIC_URL: 'https://line.example.org' }))).toEqual([
      'ok CONFIG',
    ]);
    expect(codes(await checkConfig({ ...line, TWILIO_API_BASE_URL: 'http://127.0.0.1:3002' }))).toEqual([
      'ok CONFIG',
    ]);
  });
});

describe('checkModel', () => {
  it('gives the reason why a model is refused', async () => {
    const findings = await checkModel(() =>
      Promise.reject(new ModelRefused('the checksum of weights.bin is wrong')),
    );
    expect(codes(findings)).toEqual(['fault MODEL_REFUSED']);
    expect(findings[0]?.sentence).toContain('weights.bin');
  });
});

describe('checkModel on a model made elsewhere', () => {
  it('says what it means that it has neither gate nor maps', async () => {
    const folder = fileURLToPath(
      new URL('../../../../packages/classifier/test/models/custom-vision', import.meta.url),
    );
    const findings = await checkModel(
      () => createClassifier({ modelDir: folder, engine: 'wasm', threads: 1 }),
      () => readModel(folder),
    );
    expect(codes(findings)).toEqual([
      'ok MODEL',
      'advice MODEL_NO_GATE',
      'advice MODEL_NO_MAPS',
      'advice ENGINE_PORTABLE',
    ]);
  });
});

describe('checkRedis', () => {
  it('looks at a Redis that is there', async () => {
    const redis = await startRedis();
    const findings = await checkRedis({ REDIS_URL: redis.url });
    await redis.stop();
    expect(codes(findings)[0]).toBe('ok REDIS');
  });

  it('says so where there is none: a fault only for who has named one', async () => {
    const url = `redis://127.0.0.1:${await freePort()}`;
    expect(codes(await checkRedis({ REDIS_URL: url }))).toEqual(['fault REDIS_UNREACHABLE']);
  });

  it('finds what would lose jobs', () => {
    const info = ['redis_version:6.0.9', 'aof_enabled:0', 'maxmemory_policy:allkeys-lru'].join('\r\n');
    expect(codes(findingsOf(info))).toEqual([
      'ok REDIS',
      'fault REDIS_TOO_OLD',
      'fault REDIS_EVICTION',
      'advice REDIS_PERSISTENCE',
    ]);
    const sound = ['redis_version:7.0.15', 'aof_enabled:1', 'maxmemory_policy:noeviction'].join('\r\n');
    expect(codes(findingsOf(sound))).toEqual(['ok REDIS']);
  });
});
