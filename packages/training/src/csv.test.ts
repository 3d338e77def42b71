import { expect, it } from 'vitest';
import { parseCsv } from './csv.js';

it('reads quoted commas, doubled quotes, empty cells and both line ends', () => {
  expect(parseCsv('file,licence,note\r\na.jpg,"CC BY 4.0 (a, b)",\nb.jpg,,"say ""no"""\n')).toEqual([
    { file: 'a.jpg', licence: 'CC BY 4.0 (a, b)', note: '' },
    { file: 'b.jpg', licence: '', note: 'say "no"' },
  ]);
});
