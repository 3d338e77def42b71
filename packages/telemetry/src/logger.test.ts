import { describe, expect, it } from 'vitest';
import { createLogger, mask } from './index.js';

function capture() {
  const lines: string[] = [];
  const log = createLogger({
    app: 'test',
    level: 'info',
    destination: { write: (line) => lines.push(line) },
  });
  return { log, output: () => lines.join('') };
}

describe('createLogger', () => {
  it('writes named events as JSON', () => {
    const { log, output } = capture();
    log.info({ event: 'reply.sent', ms: 12 });
    expect(JSON.parse(output())).toMatchObject({ level: 'info', app: 'test', event: 'reply.sent', ms: 12 });
  });

  it('censors personal fields at any of the first three levels', () => {
    const { log, output } = capture();
    log.info({ From: 'marked', req: { body: 'marked', headers: { authorization: 'marked' } } });
    expect(output()).not.toContain('marked');
  });

  it('masks numbers and addresses inside error messages, stacks and causes', () => {
    const { log, output } = capture();
    const cause = new Error('fetch https://user:marked@host/path?token=marked failed');
    log.error({ err: new Error('send to whatsapp:+491701234567 failed', { cause }) });
    expect(output()).not.toMatch(/49170|marked/);
    expect(output()).toContain('https://[redacted]@host/path?[redacted]');
  });
});

describe('mask', () => {
  it('leaves ordinary text and ids alone', () => {
    expect(mask('job SM0123-r1 took 1200 ms')).toBe('job SM0123-r1 took 1200 ms');
  });

  it('masks a number written with spaces', () => {
    expect(mask('call +49 170 123 45 67 now')).toBe('call [number] now');
  });
});
