import { deflateSync } from 'node:zlib';
import { type BadPicture, type Expected, picturesOf } from './bad-picture.js';
import { type FilmFiles, flat } from './film-files.js';
import { alterFrame, insertIntoJpeg, jpegSegment, repeatLastScan } from './jpeg.js';
import { manyScans } from './many-scans.js';
import { deflatedZeros, insertIntoPng, type PngHeader, png, pngChunk, rowBytes } from './png.js';
import { webp, webpChunk, webpExtended, webpFrame, webpLoop, webpPicture } from './webp.js';

const { light, heavy } = picturesOf('bomb');
const MiB = 1 << 20;

/** Small files that ask for much memory or time. 6,320 squared is just below 40 megapixels. */
export function bomb(files: FilmFiles): BadPicture[] {
  return [...pngBombs(files), ...jpegBombs(files), ...webpBombs(files)];
}

function pngBombs({ png: film }: FilmFiles): BadPicture[] {
  const zeros = (name: string, header: PngHeader, expected: Expected | readonly Expected[]) =>
    heavy(name, expected, async () => png(header, pngChunk('IDAT', await deflatedZeros(rowBytes(header)))));
  /** Interlaced rows are split in seven passes; a generous number of zeros serves them all. */
  const interlaced = (name: string, header: PngHeader, expected: Expected | readonly Expected[]) =>
    heavy(name, expected, async () =>
      png({ ...header, interlaced: true }, pngChunk('IDAT', await deflatedZeros(passBytes(header)))),
    );
  const text = (type: string) => async () =>
    insertIntoPng(
      film,
      pngChunk(type, Buffer.concat([Buffer.from('Comment\0\0'), await deflatedZeros(256 * MiB)])),
    );
  const utf8Text = async () =>
    insertIntoPng(
      film,
      pngChunk(
        'iTXt',
        Buffer.concat([Buffer.from('Comment\0\x01\0\0\0', 'latin1'), await deflatedZeros(256 * MiB)]),
      ),
    );
  return [
    zeros('PNG of 20,000 x 20,000 at 1 bit', { width: 20_000, height: 20_000, depth: 1 }, 'too_many_pixels'),
    light('PNG of 2,147,483,647 squared by its header', ['too_many_pixels', 'damaged'], () =>
      png({ width: 2 ** 31 - 1, height: 2 ** 31 - 1 }, pngChunk('IDAT', deflateSync(Buffer.alloc(99)))),
    ),
    light('PNG of 60,000 squared by its header', 'too_many_pixels', () =>
      png(
        { width: 60_000, height: 60_000, depth: 16, colour: 6 },
        pngChunk('IDAT', deflateSync(Buffer.alloc(99))),
      ),
    ),
    light('PNG of 6,320 squared by its header, hardly any rows', 'damaged', () =>
      png({ width: 6_320, height: 6_320, colour: 2 }, pngChunk('IDAT', deflateSync(Buffer.alloc(99_999)))),
    ),
    zeros('PNG of 40 megapixels, grey', { width: 6_320, height: 6_320 }, 'refused'),
    zeros(
      'PNG of 40 megapixels, RGB of 16 bits',
      { width: 6_320, height: 6_320, depth: 16, colour: 2 },
      'refused',
    ),
    zeros(
      'PNG of 40 megapixels, RGBA of 16 bits',
      { width: 6_320, height: 6_320, depth: 16, colour: 6 },
      'refused',
    ),
    interlaced('interlaced PNG of 40 megapixels, grey', { width: 6_320, height: 6_320 }, [
      'refused',
      'too_many_pixels',
    ]),
    interlaced(
      'interlaced PNG of 40 megapixels, RGBA of 16 bits',
      { width: 6_320, height: 6_320, depth: 16, colour: 6 },
      'too_many_pixels',
    ),
    heavy('PNG of 64 x 64 whose picture inflates to 1 GB', ['refused', 'damaged'], async () =>
      png({ width: 64, height: 64 }, pngChunk('IDAT', await deflatedZeros(1_024 * MiB))),
    ),
    heavy('PNG with a text that inflates to 256 MB', ['film', 'damaged'], text('zTXt')),
    heavy('PNG with a UTF-8 text that inflates to 256 MB', ['film', 'damaged'], utf8Text),
    heavy('PNG with a colour profile that inflates to 256 MB', ['film', 'damaged'], text('iCCP')),
    light('PNG with 100,000 texts', ['film', 'damaged'], () =>
      insertIntoPng(film, ...Array<Buffer>(100_000).fill(pngChunk('tEXt', Buffer.from('a\0b')))),
    ),
    light('PNG with 100,000 empty picture chunks', ['film', 'damaged'], () =>
      insertIntoPng(film, ...Array<Buffer>(100_000).fill(pngChunk('IDAT', Buffer.alloc(0)))),
    ),
  ];
}

function passBytes(header: PngHeader): number {
  return rowBytes(header) + 8 * (header.height + header.width) * 8;
}

function jpegBombs({ jpeg, progressive }: FilmFiles): BadPicture[] {
  const large = (options: { progressive?: boolean; chromaSubsampling?: '4:4:4' }) =>
    flat(6_320, 6_320)
      .jpeg({ quality: 30, ...options })
      .toBuffer();
  const cmyk = (side: number, progressive: boolean) =>
    flat(side, side)
      .toColourspace('cmyk')
      .jpeg({ quality: 30, progressive, chromaSubsampling: '4:4:4' })
      .toBuffer();
  return [
    light('JPEG of 65,500 squared by its header', 'too_many_pixels', () =>
      alterFrame(jpeg, { width: 65_500, height: 65_500 }),
    ),
    light('JPEG of 6,320 squared by its header', 'damaged', () =>
      alterFrame(jpeg, { width: 6_320, height: 6_320 }),
    ),
    light('progressive JPEG of 6,320 squared by its header', 'too_many_pixels', () =>
      alterFrame(progressive, { width: 6_320, height: 6_320 }),
    ),
    heavy('JPEG of 40 megapixels', 'refused', () => large({})),
    heavy('JPEG of 40 megapixels, CMYK', 'refused', () => cmyk(6_320, false)),
    heavy('progressive JPEG of 40 megapixels', 'too_many_pixels', () => large({ progressive: true })),
    heavy('progressive JPEG of 40 megapixels, colours at full size', 'too_many_pixels', () =>
      large({ progressive: true, chromaSubsampling: '4:4:4' }),
    ),
    heavy('progressive JPEG of 40 megapixels, CMYK', 'too_many_pixels', () => cmyk(6_320, true)),
    heavy('progressive JPEG of 19 megapixels, CMYK', 'refused', () => cmyk(4_400, true)),
    heavy('progressive JPEG of 4 megapixels with 3,000 scans', 'damaged', async () =>
      repeatLastScan(await flat(2_000, 2_000).jpeg({ quality: 30, progressive: true }).toBuffer(), 3_000),
    ),
    heavy('progressive JPEG of 36 megapixels with 1,000 scans', ['damaged', 'too_many_pixels'], async () =>
      repeatLastScan(await flat(6_000, 6_000).jpeg({ quality: 30, progressive: true }).toBuffer(), 1_000),
    ),
    heavy('progressive JPEG of 19 megapixels in 883 rightful scans', 'damaged', () => manyScans(4_400, 1)),
    heavy('progressive JPEG of 19 megapixels in 2,649 rightful scans', 'damaged', () => manyScans(4_400, 3)),
    light('progressive JPEG of the film with 200 scans', 'damaged', () => repeatLastScan(progressive, 200)),
    light('JPEG with 50,000 comments', 'film', () =>
      insertIntoJpeg(jpeg, ...Array<Buffer>(50_000).fill(jpegSegment(0xfe, Buffer.from('x')))),
    ),
    light('JPEG with 80,000 empty segments', ['film', 'damaged'], () =>
      insertIntoJpeg(jpeg, ...Array<Buffer>(80_000).fill(jpegSegment(0xed, Buffer.alloc(0)))),
    ),
    light('JPEG with 2 MB of fill bytes', ['film', 'damaged'], () =>
      insertIntoJpeg(jpeg, Buffer.alloc(2 * MiB, 0xff)),
    ),
  ];
}

function webpBombs({ webp: film }: FilmFiles): BadPicture[] {
  const large = (width: number, height: number) =>
    flat(width, height).webp({ lossless: true, effort: 0 }).toBuffer();
  return [
    heavy('WebP of 12,000 squared, lossless', 'too_many_pixels', () => large(12_000, 12_000)),
    heavy('WebP of 40 megapixels, lossless', ['refused', 'too_many_pixels'], () => large(6_320, 6_320)),
    heavy('WebP of 36 megapixels, lossy', ['refused', 'too_many_pixels'], () =>
      flat(6_000, 6_000).webp({ quality: 10, effort: 0 }).toBuffer(),
    ),
    light('WebP with a canvas of 16,777,216 squared', ['too_many_pixels', 'damaged'], () =>
      webp(webpExtended(2 ** 24, 2 ** 24), webpPicture(film)),
    ),
    light('WebP animation on a canvas of 16,383 squared', ['too_many_pixels', 'damaged'], () =>
      webp(webpExtended(16_383, 16_383, 'animation'), webpLoop, webpFrame(400, 400, webpPicture(film))),
    ),
    heavy(
      'WebP animation on a canvas of 40 megapixels',
      ['refused', 'too_many_pixels', 'damaged'],
      async () => {
        const dot = webpPicture(await large(64, 64));
        return webp(webpExtended(6_320, 6_320, 'animation'), webpLoop, webpFrame(64, 64, dot));
      },
    ),
    light('WebP animation of 10,000 frames', 'refused', async () => {
      const dot = webpPicture(await large(64, 64));
      const frame = webpFrame(64, 64, dot);
      return webp(webpExtended(64, 64, 'animation'), webpLoop, ...Array<Buffer>(10_000).fill(frame));
    }),
    light('WebP with 100,000 unknown chunks', ['film', 'damaged'], () =>
      webp(webpPicture(film), ...Array<Buffer>(100_000).fill(webpChunk('JUNK', Buffer.alloc(2)))),
    ),
  ];
}
