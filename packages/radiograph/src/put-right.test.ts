import { expect, it } from 'vitest';
import type { Pixels } from './pixels.js';
import { cutOut, invert, turnClockwise } from './put-right.js';

const picture: Pixels = { width: 3, height: 2, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };

it('turns clockwise by quarters, and back', () => {
  expect(turnClockwise(picture, 1)).toEqual({
    ...picture,
    width: 2,
    height: 3,
    data: Uint8Array.of(4, 1, 5, 2, 6, 3),
  });
  expect([...turnClockwise(picture, 2).data]).toEqual([6, 5, 4, 3, 2, 1]);
  for (const quarters of [0, 1, 2, 3]) {
    expect(turnClockwise(turnClockwise(picture, quarters), (4 - quarters) % 4)).toEqual(picture);
  }
});

it('keeps the three values of a coloured pixel together', () => {
  const colours: Pixels = { width: 2, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  expect([...turnClockwise(colours, 2).data]).toEqual([4, 5, 6, 1, 2, 3]);
});

it('cuts out a part, and reverses greys', () => {
  expect([...cutOut(picture, { left: 1, top: 0, width: 2, height: 2 }).data]).toEqual([2, 3, 5, 6]);
  expect([...invert(picture).data]).toEqual([254, 253, 252, 251, 250, 249]);
});
