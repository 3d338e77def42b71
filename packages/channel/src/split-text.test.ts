import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from './split-text.js';

describe('splitText', () => {
  it('leaves a text that fits alone', () => {
    expect(splitText('one\n\ntwo', 8)).toEqual(['one\n\ntwo']);
    expect(splitText('', 8)).toEqual(['']);
  });

  it.each([
    ['between paragraphs', 'first part\nof it\n\nsecond part', 20, ['first part\nof it', 'second part']],
    ['between lines', 'first line here\nsecond line here', 20, ['first line here', 'second line here']],
    [
      'between sentences',
      'It is one. It is two. It is three.',
      24,
      ['It is one. It is two.', 'It is three.'],
    ],
    ['after a danda', 'यह पहला वाक्य है। यह दूसरा वाक्य है।', 20, ['यह पहला वाक्य है।', 'यह दूसरा वाक्य है।']],
    ['between words', 'several words in a row', 10, ['several', 'words in a', 'row']],
    ['within a word that is too long', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ])('%s', (_, text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts);
  });

  it('never cuts a character in two', () => {
    expect(splitText('👍👍👍', 3)).toEqual(['👍', '👍', '👍']);
  });

  it('loses nothing but white space, and keeps every part within the limit', () => {
    const bare = (text: string) => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 12, max: 120 }),
        (text, limit) => {
          const parts = splitText(text, limit);
          expect(bare(parts.join(''))).toBe(bare(text));
          for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
