import { describe, expect, it } from 'vitest';
import { readConnectionOverrides } from './connection-overrides.js';

const url = 'https://line.example/webhooks?tenant=1';
const read = (fragment: string) => {
  const { retryOn, ...rest } = readConnectionOverrides(`${url}${fragment}`);
  return { ...rest, retryOn: [...retryOn].sort() };
};

describe('readConnectionOverrides', () => {
  it('tries a failed connection once more where nothing is said', () => {
    expect(read('')).toEqual({ url, retries: 1, retryOn: ['ct'], totalTimeoutMs: 15_000 });
  });

  it('reads what the address asks for, and calls it without the fragment', () => {
    expect(read('#rc=3&rp=all')).toMatchObject({ url, retries: 3, retryOn: ['4xx', '5xx', 'ct', 'rt'] });
    expect(read('#rc=0&rp=5xx,rt&tt=2000')).toMatchObject({
      retries: 0,
      retryOn: ['5xx', 'rt'],
      totalTimeoutMs: 2_000,
    });
  });

  it('takes no notice of numbers that Twilio would not take', () => {
    expect(read('#rc=99&tt=1')).toMatchObject({ retries: 1, totalTimeoutMs: 15_000 });
  });
});
