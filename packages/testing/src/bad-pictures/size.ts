import sharp from 'sharp';
import { type BadPicture, picturesOf } from './bad-picture.js';
import { flat } from './film-files.js';
import { deflatedZeros, type PngHeader, png, pngChunk, rowBytes } from './png.js';

const { light, heavy } = picturesOf('size');

/** Sides that are too small, too long or far apart. What is left after reducing decides, not the header alone. */
export function size(film: Uint8Array): BadPicture[] {
  const black = (header: PngHeader) => async () =>
    png(header, pngChunk('IDAT', await deflatedZeros(rowBytes(header))));
  const jpeg = (width: number, height: number) => () => flat(width, height).jpeg().toBuffer();
  return [
    ...(['jpeg', 'png', 'webp'] as const).map((format) =>
      light(`1 x 1, ${format}`, 'too_few_pixels', () => flat(1, 1).toFormat(format).toBuffer()),
    ),
    light('31 x 31', 'too_few_pixels', jpeg(31, 31)),
    light('31 x 400', 'too_few_pixels', jpeg(31, 400)),
    light('400 x 31', 'too_few_pixels', jpeg(400, 31)),
    light('32 x 32', 'refused', jpeg(32, 32)),
    light('the film at 48 x 48', 'refused', () =>
      sharp(film).resize(48, 48, { fit: 'fill' }).png().toBuffer(),
    ),
    light('1 x 65,500', 'too_few_pixels', jpeg(1, 65_500)),
    light('65,500 x 1', 'too_few_pixels', jpeg(65_500, 1)),
    light('65,500 x 32, JPEG', 'too_few_pixels', jpeg(65_500, 32)),
    light('32 x 65,500, JPEG', 'too_few_pixels', jpeg(32, 65_500)),
    light('65,500 x 64, PNG', 'too_few_pixels', black({ width: 65_500, height: 64 })),
    light('64 x 65,500, PNG', 'too_few_pixels', black({ width: 64, height: 65_500 })),
    heavy('65,500 x 610, JPEG', 'too_few_pixels', jpeg(65_500, 610)),
    heavy('610 x 65,500, JPEG', 'too_few_pixels', jpeg(610, 65_500)),
    light(
      '2,000,000 x 32, PNG of 1 bit',
      'too_many_pixels',
      black({ width: 2_000_000, height: 32, depth: 1 }),
    ),
    light(
      '1,000,000 x 39, PNG of 1 bit',
      'too_few_pixels',
      black({ width: 1_000_000, height: 39, depth: 1 }),
    ),
    light('16,383 x 33, WebP', 'too_few_pixels', () =>
      flat(16_383, 33).webp({ lossless: true, effort: 0 }).toBuffer(),
    ),
    light('1,600 x 40: 40 to 1', 'too_few_pixels', jpeg(1_600, 40)),
    light('640 x 80: 8 to 1', 'refused', jpeg(640, 80)),
  ];
}
