import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { countScans } from './count-scans.js';
import type { Pixels } from './pixels.js';
import { type PictureType, sniffType } from './sniff-type.js';

/** About 40 megapixels, four times what a messenger sends; sharp's own limit lets a 600 KB PNG ask for 700 MB. */
const MAX_PIXELS = 40_000_000;
/**
 * Where the decoder has to hold the whole picture: progressive JPEG (two bytes a sample), interlaced PNG (up to eight
 * a pixel), animated WebP. At 40 megapixels these took up to 350 MB, while the others are read row by row.
 */
const MAX_PIXELS_AT_ONCE = 20_000_000;
/** A shorter side below this shows nothing at all, as it came or once it is reduced. */
const MIN_SIDE = 32;
/**
 * Longer side after decoding. The original service reduced to 1,600 px; networks take 224 to 320, so 800 loses
 * nothing that they could see, and a JPEG of a messenger's 1,600 px then decodes at half scale in a third of the time.
 */
const READING_SIDE = 800;
const DECODE_SECONDS = 10;
/** Encoders make about ten; 100 of 20 megapixels take a second. */
const MAX_SCANS = 100;
/**
 * libjpeg's warning for a segment that holds less than it should. It would fill the rest with grey; other warnings,
 * such as stray bytes that some cameras leave, cost nothing of the picture.
 */
const PART_MISSING = /premature end of data segment/;

export type UnreadableReason =
  /** No bytes at all. */
  | 'empty'
  /** Not JPEG, PNG or WebP by its first bytes. */
  | 'unsupported_type'
  /** More than 40 megapixels; more than 20 where they cannot be read row by row. */
  | 'too_many_pixels'
  /** Shorter side under 32 px, as it came or reduced to 800 px on the longer one. */
  | 'too_few_pixels'
  /** Starts like a picture, but cut off, damaged, or split into more scans than anybody means well with. */
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
  if (format === 'jpeg' && countScans(bytes, MAX_SCANS + 1) > MAX_SCANS) return unreadable('damaged');
  // Without a limit, or else a picture that is too large could not be told from a damaged one.
  const header = await settle(open(bytes, { limitInputPixels: false }).metadata());
  if (header instanceof Error) return unreadable('damaged');
  const { width, height } = header.autoOrient;
  if (width * height > mostPixels(header)) return unreadable('too_many_pixels');
  if (Math.min(width, height) * reduction(width, height) < MIN_SIDE) return unreadable('too_few_pixels');

  const grey = header.space === 'b-w' || header.space === 'grey16';
  const decoded = await decode(bytes, format, grey ? 'b-w' : 'srgb');
  if (decoded instanceof Error) return unreadable('damaged');
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

/** Of an animation, sharp tells the pages; of a WebP that stands still, none. */
function mostPixels({ isProgressive, pages }: Metadata): number {
  return isProgressive === true || pages !== undefined ? MAX_PIXELS_AT_ONCE : MAX_PIXELS;
}

function reduction(width: number, height: number): number {
  return Math.min(1, READING_SIDE / Math.max(width, height));
}

async function decode(bytes: Uint8Array, format: PictureType, colourspace: 'b-w' | 'srgb') {
  const read = (failOn: 'error' | 'warning') =>
    settle(
      open(bytes, { limitInputPixels: MAX_PIXELS, failOn })
        .timeout({ seconds: DECODE_SECONDS })
        .autoOrient()
        .resize({ width: READING_SIDE, height: READING_SIDE, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#000' })
        .toColourspace(colourspace)
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true }),
    );
  if (format !== 'jpeg') return await read('error');
  const strict = await read('warning');
  return strict instanceof Error && !PART_MISSING.test(strict.message) ? await read('error') : strict;
}

function open(bytes: Uint8Array, options: Pick<SharpOptions, 'limitInputPixels' | 'failOn'>): Sharp {
  return sharp(bytes, { failOn: 'error', pages: 1, sequentialRead: true, ...options });
}

/** sharp throws plain errors, all of which mean that these bytes are no whole picture. */
async function settle<T>(work: Promise<T>): Promise<T | Error> {
  try {
    return await work;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function unreadable(reason: UnreadableReason): Unreadable {
  return { type: 'unreadable', reason };
}
