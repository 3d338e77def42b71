import type { Grey } from './grey.js';

/** Rows of five dots, bit 4 on the left: the letters of SYNTHETIC. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  C: [14, 17, 16, 16, 16, 17, 14],
  E: [31, 16, 16, 30, 16, 16, 31],
  H: [17, 17, 17, 31, 17, 17, 17],
  I: [14, 4, 4, 4, 4, 4, 14],
  N: [17, 25, 21, 19, 17, 17, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
  Y: [17, 17, 10, 4, 4, 4, 4],
};

/** Writes white letters on a dark strip into a picture, as lead letters show on a film; needs no font. */
export function stamp({ pixels, width }: Grey, text: string, left: number, top: number, dot: number): void {
  const set = (x: number, y: number, grey: number): void => {
    if (x >= 0 && x < width && y >= 0 && y * width + x < pixels.length) pixels[y * width + x] = grey;
  };
  for (let y = top - dot; y < top + 8 * dot; y++) {
    for (let x = left - dot; x < left + text.length * 6 * dot; x++) set(x, y, 0.05);
  }
  [...text].forEach((letter, place) => {
    LETTERS[letter]?.forEach((row, line) => {
      for (let column = 0; column < 5; column++) {
        if (((row >> (4 - column)) & 1) === 0) continue;
        for (let i = 0; i < dot * dot; i++) {
          set(left + (place * 6 + column) * dot + (i % dot), top + line * dot + Math.floor(i / dot), 0.95);
        }
      }
    });
  });
}
