import { describe, expect, it } from 'vitest';
import { sniffType } from './sniff-type.js';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

describe('sniffType', () => {
  it.each([
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
    ['png', bytes([0x89], 'PNG\r\n\u001a\n', [0, 0, 0, 13])],
    ['webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')],
  ])('knows %s by its first bytes', (type, head) => {
    expect(sniffType(head)).toBe(type);
  });

  it.each([
    ['nothing', bytes('')],
    ['half a signature', bytes([0xff, 0xd8])],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['PDF', bytes('%PDF-1.7')],
    ['GIF', bytes('GIF89a')],
    ['HEIC', bytes([0, 0, 0, 24], 'ftypheic')],
    ['TIFF', bytes('II*\u0000')],
    ['a sound file', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt ')],
    ['text', bytes('covid test')],
  ])('refuses %s', (_, head) => {
    expect(sniffType(head)).toBeUndefined();
  });
});
