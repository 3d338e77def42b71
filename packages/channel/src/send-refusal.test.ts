import { describe, expect, it } from 'vitest';
import { readRefusal } from './send-refusal.js';

describe('readRefusal', () => {
  it.each([
    [429, 20429, 'SEND_THROTTLED', true],
    [400, 63018, 'SEND_THROTTLED', true],
    [400, 63017, 'SEND_UNAVAILABLE', true],
    [400, 63016, 'SEND_WINDOW_CLOSED', false],
    ...[63024, 63003, 63014, 63013, 63019, 63021].map((code) => [400, code, 'SEND_REFUSED', false] as const),
    ...[20003, 63020].map((code) => [400, code, 'SEND_MISCONFIGURED', false] as const),
    [429, 63038, 'SEND_LIMITED', true],
  ] as const)('reads HTTP %i with %i as %s', (status, providerCode, code, retryable) => {
    expect(readRefusal(status, providerCode)).toEqual({ code, retryable });
  });

  it('falls back on the HTTP status for a code that it does not know', () => {
    expect(readRefusal(429, 99_999)).toMatchObject({ code: 'SEND_THROTTLED' });
    expect(readRefusal(401, undefined)).toMatchObject({ code: 'SEND_MISCONFIGURED' });
    expect(readRefusal(422, 99_999)).toMatchObject({ code: 'SEND_REFUSED', retryable: false });
  });

  it('leaves open whether a message was taken when Twilio itself failed', () => {
    expect(readRefusal(500, undefined)).toBeNull();
    expect(readRefusal(503, 20503)).toBeNull();
  });
});
