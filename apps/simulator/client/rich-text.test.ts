import { describe, expect, it } from 'vitest';
import { richText } from './rich-text.js';

describe('richText', () => {
  it.each([
    ['plain words', [['plain', 'plain words']]],
    [
      '*COVID-19*: 82 %',
      [
        ['bold', 'COVID-19'],
        ['plain', ': 82 %'],
      ],
    ],
    [
      'a _b_ ~c~',
      [
        ['plain', 'a '],
        ['italic', 'b'],
        ['plain', ' '],
        ['strike', 'c'],
      ],
    ],
    ['```x *y*```', [['code', 'x *y*']]],
    ['2*3*4 and snake_case_name', [['plain', '2*3*4 and snake_case_name']]],
    ['* not bold *', [['plain', '* not bold *']]],
    [
      'see https://example.org/a_b_c.',
      [
        ['plain', 'see '],
        ['link', 'https://example.org/a_b_c'],
        ['plain', '.'],
      ],
    ],
    ['', []],
  ])('%s', (text, runs) => {
    expect(richText(text).map(({ style, text: run }) => [style, run])).toEqual(runs);
  });
});
