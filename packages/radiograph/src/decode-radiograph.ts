import sharp, { type Sharp } from 'sharp';
import type { Pixels } from './pixels.js';
import { type PictureType, sniffType } from './sniff-type.js';

/** About 40 megapixels, four times what a messenger sends; sharp's own limit lets a 600 KB PNG ask for 700 MB. */
const MAX_PIXELS = 40_000_000;
/** A shorter side below this shows nothing at all. */
const MIN_SIDE = 32;
/**
 * Longer side after decoding. The original service reduced to 1,600 px; networks take 224 to 320, so 800 loses
 * nothing that they could see, and a JPEG of a messenger's 1,600 px then decodes at half scale in a third of the time.
 */
const READING_SIDE = 800;
const DECODE_SECONDS = 10;

export type UnreadableReason =
  /** No bytes at all. */
  | 'empty'
  /** Not JPEG, PNG or WebP by its first bytes. */
  | 'unsupported_type'
  /** More than 40 megapixels. */
  | 'too_many_pixels'
  /** Shorter side under 32 px. */
  | 'too_few_pixels'
  /** Starts like a picture, but cut off, damaged or never ending. */
  | 'damaged';

/** A picture that could be read: upright, without metadata, at most 800 px on its longer side. */
export interface Film extends Pixels {
  readonly type: 'film';
  /** As it came, after its orientation was applied. */
  readonly original: { readonly format: PictureType; readonly width: number; readonly height: number };
}

export interface Unreadable {
  readonly type: 'unreadable';
  readonly reason: UnreadableReason;
}

/**
 * Reads a picture from bytes that nobody has looked at before. Never throws for what the bytes hold.
 *
 * Orientation from EXIF is applied and all metadata dropped; transparency becomes black; of several pages or
 * frames only the first is read. A film saved in grey stays one channel.
 */
export async function decodeRadiograph(bytes: Uint8Array): Promise<Film | Unreadable> {
  if (bytes.length === 0) return unreadable('empty');
  const format = sniffType(bytes);
  if (format === undefined) return unreadable('unsupported_type');
  const header = await settle(open(bytes, false).metadata());
  if (header === undefined) return unreadable('damaged');
  const { width, height } = header.autoOrient;
  if (width * height > MAX_PIXELS) return unreadable('too_many_pixels');
  if (Math.min(width, height) < MIN_SIDE) return unreadable('too_few_pixels');

  const grey = header.space === 'b-w' || header.space === 'grey16';
  const decoded = await settle(
    open(bytes, MAX_PIXELS)
      .timeout({ seconds: DECODE_SECONDS })
      .autoOrient()
      .resize({ width: READING_SIDE, height: READING_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#000' })
      .toColourspace(grey ? 'b-w' : 'srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  );
  if (decoded === undefined) return unreadable('damaged');
  const { data, info } = decoded;
  return {
    type: 'film',
    width: info.width,
    height: info.height,
    channels: info.channels === 1 ? 1 : 3,
    data,
    original: { format, width, height },
  };
}

/** The header is read without a limit, or else a picture that is too large could not be told from a damaged one. */
function open(bytes: Uint8Array, limitInputPixels: number | false): Sharp {
  return sharp(bytes, { limitInputPixels, failOn: 'error', pages: 1, sequentialRead: true });
}

/** sharp throws plain errors, all of which mean that these bytes are no whole picture. */
async function settle<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}

function unreadable(reason: UnreadableReason): Unreadable {
  return { type: 'unreadable', reason };
}
