import { describe, expect, it } from 'vitest';
import { createPictureLinks } from './index.js';

const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const;
const at = (now: number, ...dataKeys: [Buffer, ...Buffer[]]) =>
  createPictureLinks({
    dataKeys,
    publicUrl: new URL('https://line.example/base/'),
    mediaLinkTtlSeconds: 60,
    clock: () => now,
  });

const query = (link: string) => Object.fromEntries(new URL(link).searchParams);

describe('picture links', () => {
  const link = at(0, keys[0]).sign('SM1-0');

  it('lead to the picture below the public URL', () => {
    expect(link).toMatch(/^https:\/\/line\.example\/base\/media\/SM1-0\?expires=60&signature=[\w-]{43}$/);
  });

  it('hold until they expire', () => {
    expect(at(60_000, keys[0]).verify('SM1-0', query(link))).toBe('valid');
    expect(at(60_001, keys[0]).verify('SM1-0', query(link))).toBe('expired');
  });

  it('hold for one picture alone, unaltered', () => {
    const { expires, signature } = query(link);
    const links = at(0, keys[0]);
    expect(links.verify('SM1-1', { expires, signature })).toBe('invalid');
    expect(links.verify('SM1-0', { expires: '61', signature })).toBe('invalid');
    expect(links.verify('SM1-0', { expires, signature: `${signature?.slice(0, -2)}AA` })).toBe('invalid');
    expect(links.verify('SM1-0', { expires, signature: ['a', 'b'] })).toBe('invalid');
    expect(links.verify('SM1-0', {})).toBe('invalid');
  });

  it('outlive the rotation of the key that signed them, not its removal', () => {
    expect(at(0, keys[1], keys[0]).verify('SM1-0', query(link))).toBe('valid');
    expect(at(0, keys[1]).verify('SM1-0', query(link))).toBe('invalid');
  });
});
