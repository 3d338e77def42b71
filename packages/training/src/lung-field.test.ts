import type { Pixels } from '@lungline/radiograph';
import { describe, expect, it } from 'vitest';
import { attentionInLungs } from './attention-in-lungs.js';
import { dice, hideLungBox, hideLungs, keepLungs, type LungField, lungsOf, seenField } from './lung-field.js';

const SIZE = 50;

/** Two upright boxes, left and right of the middle, and whatever else is asked for. */
function field(also: (x: number, y: number) => boolean = () => false): LungField {
  const places = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => {
    const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
    const lung = y >= 10 && y < 40 && ((x >= 8 && x < 20) || (x >= 30 && x < 42));
    return lung || also(x, y) ? 1 : 0;
  });
  return { size: SIZE, places };
}

const white: Pixels = { width: 100, height: 200, channels: 1, data: new Uint8Array(20_000).fill(255) };
const at = ({ data, width }: Pixels, x: number, y: number): number => data[y * width + x] ?? -1;

describe('hiding lungs', () => {
  it('paints them and a margin black, and leaves the rest', () => {
    const hidden = hideLungs(white, field());
    expect([at(hidden, 28, 100), at(hidden, 14, 100), at(hidden, 50, 100), at(hidden, 2, 2)]).toEqual([
      0, 0, 255, 255,
    ]);
  });

  it('leaves the film itself alone, which sharp gives as a Buffer', () => {
    const film: Pixels = { ...white, data: Buffer.alloc(20_000, 255) };
    hideLungs(film, field());
    expect(film.data.every((value) => value === 255)).toBe(true);
  });

  it('keeps what hiding takes away, and nothing else', () => {
    const [hidden, kept] = [hideLungs(white, field()), keepLungs(white, field())];
    expect(kept.data.every((value, i) => value + (hidden.data[i] ?? 0) === 255)).toBe(true);
  });

  it('paints over the heart too where the box goes', () => {
    const boxed = hideLungBox(white, field());
    expect([at(boxed, 50, 100), at(boxed, 50, 10), at(boxed, 2, 100)]).toEqual([0, 255, 255]);
  });
});

describe('lungsOf', () => {
  it('keeps the two largest parts and drops specks', () => {
    const speckled = field((x, y) => x === 25 && y < 4);
    expect(lungsOf(speckled)?.places).toEqual(field().places);
  });

  it('finds none where hardly anything is marked', () => {
    const places = new Uint8Array(SIZE * SIZE).fill(1, 0, 60);
    expect(lungsOf({ size: SIZE, places })).toBeUndefined();
  });

  it('overlaps wholly with itself and not at all with its opposite', () => {
    const lungs = field();
    const rest = { size: SIZE, places: lungs.places.map((lung) => 1 - lung) };
    expect([dice(lungs, lungs), dice(lungs, rest)]).toEqual([1, 0]);
  });
});

describe('attentionInLungs', () => {
  const film = { width: 100, height: 100 };
  const seen = seenField(field(), film, 'centre-square', 112);
  /** One warm place for the first class on a map of five by five; the other two classes are warm everywhere. */
  const warmAt = (x: number, y: number) =>
    Float32Array.from({ length: 75 }, (_, i) => (i % 3 > 0 || i === (y * 5 + x) * 3 ? 1 : 0));
  const reading = (values: Float32Array) => ({
    logits: [2, 0, 1],
    gate: undefined,
    maps: { width: 5, height: 5, values },
  });

  it('tells warmth in a lung from warmth in a corner', () => {
    const lung = attentionInLungs(reading(warmAt(1, 2)), seen);
    const corner = attentionInLungs(reading(warmAt(0, 4)), seen);
    expect(lung?.peak).toBe(true);
    expect(corner?.peak).toBe(false);
    expect(lung?.inside).toBeGreaterThan(2 * (corner?.inside ?? 1));
    expect(lung?.area).toBeCloseTo((2 * 12 * 30) / (SIZE * SIZE), 1);
  });

  it('an even map has as much inside as the lungs have of the picture', () => {
    const even = attentionInLungs(reading(new Float32Array(75).fill(1)), seen);
    expect(even?.inside).toBeCloseTo(even?.area ?? 0, 5);
  });

  it('says nothing where nothing spoke for the class', () => {
    expect(attentionInLungs(reading(new Float32Array(75)), seen)).toBeUndefined();
  });
});
