import { describe, expect, it } from 'vitest';
import { parseStatus } from './parse-status.js';

const sid = `MM${'0b'.repeat(16)}`;

describe('parseStatus', () => {
  it.each([
    ['accepted', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['undelivered', 'undelivered'],
    ['canceled', 'failed'],
    ['a status of next year', 'queued'],
    ['constructor', 'queued'],
  ])('reads %s as %s', (from, status) => {
    expect(parseStatus({ MessageSid: sid, MessageStatus: from })).toEqual({
      type: 'parsed',
      value: { sid, status },
    });
  });

  it('takes the error code along', () => {
    expect(parseStatus({ MessageSid: sid, MessageStatus: 'failed', ErrorCode: '63016' })).toMatchObject({
      value: { providerCode: 63016 },
    });
  });

  it.each([[{ MessageSid: sid }], [{ MessageStatus: 'sent' }]])('calls %j invalid', (form) => {
    expect(parseStatus(form).type).toBe('invalid');
  });
});
