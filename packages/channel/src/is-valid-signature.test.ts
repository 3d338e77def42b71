import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { isValidSignature } from './is-valid-signature.js';

const url = 'https://line.example/webhooks/twilio/messages?tenant=1';
const form = { Body: 'hello', From: 'whatsapp:+15550100001', New: ['b', 'a'] };
const sign = (token: string) => twilio.getExpectedTwilioSignature(token, url, form);

describe('isValidSignature', () => {
  it('takes a signature made with any of the tokens', () => {
    for (const token of ['old', 'new']) {
      expect(isValidSignature(['old', 'new'], { signature: sign(token), url, form })).toBe(true);
    }
  });

  it.each([
    ['another token', { signature: sign('stolen'), url, form }],
    ['another address', { signature: sign('old'), url: `${url}0`, form }],
    ['a dropped parameter', { signature: sign('old'), url, form: { Body: 'hello', From: form.From } }],
    ['an added parameter', { signature: sign('old'), url, form: { ...form, Extra: '', Z: '1' } }],
    ['nothing', { signature: '', url, form }],
  ])('refuses %s', (_, request) => {
    expect(isValidSignature(['old', 'new'], request)).toBe(false);
  });
});
