import { type BadPicture, type Expected, picturesOf } from './bad-picture.js';
import type { FilmFiles } from './film-files.js';
import { jpegSegments, scan } from './jpeg.js';
import { pngChunks } from './png.js';
import { webp, webpChunk, webpChunks, webpExtended, webpPicture } from './webp.js';

const { light } = picturesOf('cut off');

/** Files that end too early: before, within and after each marker or chunk, and inside what compresses the picture. */
export function cutOff(files: FilmFiles): BadPicture[] {
  return [
    ...jpegCuts('JPEG', files.jpeg),
    ...jpegCuts('progressive JPEG', files.progressive),
    ...pngCuts('PNG', files.png, pngChunks(files.png)),
    ...pngCuts('interlaced PNG', files.interlaced, pngChunks(files.interlaced)),
    ...webpCuts('WebP', files.webp),
    ...webpCuts('lossless WebP', files.lossless),
    ...webpCuts('extended WebP', extended(files)),
  ];
}

function cut(
  name: string,
  file: Uint8Array,
  length: number,
  expected: Expected | readonly Expected[],
): BadPicture {
  return light(`${name}, ${length} of ${file.length} bytes`, expected, () => file.subarray(0, length));
}

function jpegCuts(name: string, file: Uint8Array): BadPicture[] {
  const lengths = new Set<number>();
  for (const { marker, start, end } of jpegSegments(file)) {
    for (const length of [start, start + 1, start + 2, start + 3, Math.floor((start + end) / 2)])
      lengths.add(length);
    if (marker !== scan) continue;
    for (const share of [0.02, 0.25, 0.75, 0.99]) lengths.add(Math.floor(start + share * (end - start)));
  }
  return [...lengths]
    .filter((length) => length > 0 && length < file.length)
    .map((length) => cut(name, file, length, length < 3 ? 'unsupported_type' : 'damaged'));
}

function pngCuts(
  name: string,
  file: Uint8Array,
  chunks: readonly { readonly start: number; readonly length: number }[],
): BadPicture[] {
  const lengths = new Set([1, 7, 8, 9]);
  for (const { start, length } of chunks) {
    for (const within of [0, 4, 8, Math.floor(length / 2), length - 4, length - 1])
      lengths.add(start + within);
  }
  return [...lengths]
    .filter((length) => length < file.length)
    .map((length) => cut(name, file, length, pngOutcome(file, length)));
}

/** Nothing of the picture is in the last chunk, IEND. */
function pngOutcome(file: Uint8Array, length: number): Expected {
  if (length < 8) return 'unsupported_type';
  return length < file.length - 12 ? 'damaged' : 'film';
}

function webpCuts(name: string, file: Uint8Array): BadPicture[] {
  const lengths = new Set([4, 8, 11, 12, 13]);
  for (const { start, length } of webpChunks(file)) {
    for (const within of [0, 4, 8, Math.floor(length / 4), Math.floor(length / 2), length - 2]) {
      lengths.add(start + within);
    }
  }
  return [...lengths]
    .filter((length) => length < file.length)
    .map((length) => cut(name, file, length, length < 12 ? 'unsupported_type' : 'damaged'));
}

/** With every chunk that an extended WebP may have around its picture. */
function extended({ webp: file }: FilmFiles): Uint8Array {
  const { width, height } = webpSize(file);
  return webp(
    webpExtended(width, height, 'exif', 'xmp'),
    webpPicture(file),
    webpChunk('EXIF', Buffer.alloc(64)),
    webpChunk('XMP ', Buffer.from('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')),
  );
}

/** Of a lossy WebP: RFC 6386, section 9.1. */
function webpSize(file: Uint8Array): { width: number; height: number } {
  const picture = Buffer.from(webpPicture(file));
  return { width: picture.readUInt16LE(14) & 0x3fff, height: picture.readUInt16LE(16) & 0x3fff };
}
