/**
 * What must come of a bad picture. `film`: it holds the whole film, so it is read like the film itself. `refused`: it
 * can be read and is no good film, so it gets no percentages. `read`: it can be read, and what the model says of it is
 * its own affair, since its pixels are not the film's any more. Everything else: unreadable, for this reason.
 */
export type Expected =
  | 'film'
  | 'refused'
  | 'read'
  | 'empty'
  | 'unsupported_type'
  | 'too_many_pixels'
  | 'too_few_pixels'
  | 'damaged';

export const families = [
  'nothing',
  'wrong type',
  'vector',
  'cut off',
  'altered',
  'size',
  'bomb',
  'colour',
  'animation',
  'polyglot',
  'metadata',
] as const;
export type Family = (typeof families)[number];

/** One file that nobody should be able to harm the line with. */
export interface BadPicture {
  /** What is bad about it, in words. */
  readonly name: string;
  readonly family: Family;
  /** The outcomes that are right; more than one where what chance did to the file decides. */
  readonly expected: readonly Expected[];
  /** True where making and reading it takes milliseconds. */
  readonly light: boolean;
  /** Makes the file: the same bytes each time. */
  readonly bytes: () => Promise<Uint8Array>;
}

/** The film that bad pictures are made of, whole and in three wrappers, and the chance that alters them. */
export interface Ingredients {
  /** Grey, upright, 8 bits, as PNG. */
  readonly film: Uint8Array;
  readonly seed: number;
}

type Bytes = Uint8Array | Promise<Uint8Array>;

/** Shorthand for the lists of each family. */
export function picturesOf(family: Family) {
  const entry =
    (light: boolean) =>
    (name: string, expected: Expected | readonly Expected[], bytes: () => Bytes): BadPicture => ({
      name,
      family,
      expected: typeof expected === 'string' ? [expected] : expected,
      light,
      bytes: async () => await bytes(),
    });
  return { light: entry(true), heavy: entry(false) };
}
