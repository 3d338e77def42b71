import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './index.js';

const twilio = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-of-16-chars, another-token-of-16',
  TWILIO_WHATSAPP_FROM: 'whatsapp:+14155238886',
};

describe('parseConfig', () => {
  it('fills in the documented defaults', () => {
    const config = parseConfig({});
    expect(config.redisUrl).toBe('redis://127.0.0.1:6379');
    expect(config.webhook).toEqual({ host: '127.0.0.1', port: 3000 });
    expect(config.console.port).toBe(3001);
    expect(config.simulator.port).toBe(3002);
    expect(config.worker.port).toBe(3003);
    expect(config.engine).toBe('auto');
  });

  it('splits auth tokens and keys that are being rotated, and derives the public address', () => {
    const key = Buffer.alloc(32, 1);
    const config = parseConfig(
      {
        ...twilio,
        DATA_KEY: `${key.toString('base64')},${Buffer.alloc(32, 2).toString('base64')}`,
        WEBHOOK_PORT: '4000',
      },
      { needs: ['twilio', 'dataKeys', 'publicUrl'] },
    );
    expect(config.twilio.authTokens).toEqual(['a-token-of-16-chars', 'another-token-of-16']);
    expect(config.dataKeys[0].equals(key)).toBe(true);
    expect(config.dataKeys).toHaveLength(2);
    expect(config.publicUrl.href).toBe('http://127.0.0.1:4000/');
  });

  it('treats an empty variable as missing', () => {
    expect(parseConfig({ MODEL_DIR: '', WEBHOOK_PORT: '' }).webhook.port).toBe(3000);
  });

  it('names every missing variable of a needed section at once', () => {
    expect(() => parseConfig({}, { needs: ['twilio', 'dataKeys'] })).toThrow(
      /TWILIO_ACCOUNT_SID[\s\S]*TWILIO_AUTH_TOKEN[\s\S]*TWILIO_WHATSAPP_FROM[\s\S]*DATA_KEY/,
    );
  });

  it.each([
    ['WEBHOOK_PORT', '70000'],
    ['REDIS_URL', 'http://secret-host'],
    ['TWILIO_ACCOUNT_SID', 'secret-value'],
    ['CLASSIFIER_ENGINE', 'secret-engine'],
    ['CONSOLE_USERS', 'ann:king:secret-password'],
    ['CONSOLE_USERS', 'ann:admin:secret-password,ann:viewer:secret-password'],
    ['DATA_KEY', 'secret'],
    ['PUBLIC_URL', 'ftp://secret-host'],
    ['CLASSIFIER_THREADS', '65'],
    ['API_KEYS', `${'k'.repeat(24)},secret-short`],
  ])('refuses a wrong %s by its name, without showing its value', (variable, value) => {
    const attempt = () => parseConfig({ [variable]: value });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(variable);
    expect(attempt).not.toThrow(/secret-/);
  });

  it('reads console users with roles', () => {
    expect(
      parseConfig({ CONSOLE_USERS: 'ann:admin:correct-horse:x, bo:viewer:battery-staple' }).consoleUsers,
    ).toEqual([
      { name: 'ann', role: 'admin', password: 'correct-horse:x' },
      { name: 'bo', role: 'viewer', password: 'battery-staple' },
    ]);
  });

  it('wants the two halves of an API key together', () => {
    expect(() => parseConfig({ TWILIO_API_KEY_SID: `SK${'0'.repeat(32)}` })).toThrow('TWILIO_API_KEY_SECRET');
  });
});
