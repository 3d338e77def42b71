import { describe, expect, it } from 'vitest';
import { publicHostRule, twilioMediaRule } from './host-rules.js';

describe('twilioMediaRule', () => {
  const rule = twilioMediaRule(new URL('http://127.0.0.1:3002'));

  it.each([
    'https://api.twilio.com/2010-04-01/Accounts/AC0/Messages/MM0/Media/ME0',
    'https://mms.twiliocdn.com/AC0/0',
    'https://s3-external-1.amazonaws.com/media.twiliocdn.com/AC0/0',
    'https://media.twiliocdn.com.s3-external-1.amazonaws.com/AC0/0',
    'http://127.0.0.1:3002/media',
    'http://127.0.0.1:4999/media',
  ])('permits %s', (url) => {
    expect(rule.permits(new URL(url))).toBe(true);
  });

  it.each([
    'http://api.twilio.com/',
    'https://api.twilio.com:8443/',
    'https://twilio.com.evil.example/',
    'https://eviltwilio.com/',
    'https://evil.example/?x=.twilio.com',
    'https://api.twilio.com@evil.example/',
    'https://api.twilio.com./',
    'https://s3.amazonaws.com/evil-bucket/media.twiliocdn.com/',
    'https://s3.amazonaws.com/media.twiliocdn.com/../evil-bucket/0',
    'https://evil.s3.amazonaws.com/media.twiliocdn.com/0',
    'http://127.0.0.2:3002/',
    'http://localhost:3002/',
  ])('refuses %s', (url) => {
    expect(rule.permits(new URL(url))).toBe(false);
  });
});

describe('publicHostRule', () => {
  it('permits the usual ports, and the emulator on its own port alone', () => {
    const rule = publicHostRule(new URL('http://127.0.0.1:3002'));
    expect(rule.permits(new URL('https://photos.example/a'))).toBe(true);
    expect(rule.permits(new URL('http://photos.example:8080/a'))).toBe(true);
    expect(rule.permits(new URL('http://photos.example:6379/a'))).toBe(false);
    expect(rule.permits(new URL('http://127.0.0.1:3002/films/1.jpg'))).toBe(true);
    expect(rule.permits(new URL('http://127.0.0.1:6379/'))).toBe(false);
    expect(rule.permits(new URL('http://127.0.0.1/'))).toBe(false);
  });
});
