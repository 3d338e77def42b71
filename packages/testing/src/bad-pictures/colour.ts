import sharp from 'sharp';
import { type BadPicture, picturesOf } from './bad-picture.js';
import { jpegSegments } from './jpeg.js';
import { png, pngChunk, pngPixels } from './png.js';

const { light } = picturesOf('colour');

/** The film in every colour model, depth and kind of transparency; and pictures in which nothing can be seen. */
export async function colour(film: Uint8Array): Promise<BadPicture[]> {
  const { data, info } = await sharp(film).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const rows = (bytesPerRow: number, fill: (row: Buffer, y: number) => void) => {
    const raw = Buffer.alloc(height * (1 + bytesPerRow));
    for (let y = 0; y < height; y++)
      fill(raw.subarray(y * (1 + bytesPerRow) + 1, (y + 1) * (1 + bytesPerRow)), y);
    return pngPixels(raw);
  };
  const grey = (x: number, y: number) => data[y * width + x] ?? 0;
  const deep = (samples: number) =>
    rows(width * samples * 2, (row, y) => {
      for (let x = 0; x < width; x++) {
        for (let s = 0; s < samples; s++) {
          row.writeUInt16BE(s === 3 ? 0xffff : grey(x, y) * 257, (x * samples + s) * 2);
        }
      }
    });
  const few = (depth: 1 | 2 | 4) =>
    rows(Math.ceil((width * depth) / 8), (row, y) => {
      for (let x = 0; x < width; x++) {
        const at = Math.floor((x * depth) / 8);
        row[at] = (row[at] ?? 0) | ((grey(x, y) >> (8 - depth)) << (8 - depth - ((x * depth) % 8)));
      }
    });
  const palette = (length: number) =>
    pngChunk('PLTE', Buffer.from(Array.from({ length: length * 3 }, (_, i) => Math.floor(i / 3))));
  const indexes = rows(width, (row, y) => data.copy(row, 0, y * width, (y + 1) * width));
  const size = { width, height };
  const srgb = () => sharp(film).toColourspace('srgb');
  const cmyk = () => srgb().toColourspace('cmyk').jpeg({ quality: 92 }).toBuffer();
  return [
    light('CMYK JPEG', 'read', cmyk),
    light('CMYK JPEG without the marker that says so', 'read', async () => {
      const file = await cmyk();
      const kept = jpegSegments(file).filter(({ marker }) => marker !== 0xee);
      return Buffer.concat(kept.map(({ start, end }) => file.subarray(start, end)));
    }),
    light('grey PNG of 16 bits', 'film', () => png({ ...size, depth: 16 }, deep(1))),
    light('RGB PNG of 16 bits', 'film', () => png({ ...size, depth: 16, colour: 2 }, deep(3))),
    light('RGBA PNG of 16 bits', 'film', () => png({ ...size, depth: 16, colour: 6 }, deep(4))),
    light('PNG of 4 bits', 'read', () => png({ ...size, depth: 4 }, few(4))),
    light('PNG of 2 bits', 'read', () => png({ ...size, depth: 2 }, few(2))),
    light('PNG of 1 bit', 'read', () => png({ ...size, depth: 1 }, few(1))),
    light('PNG with a palette', 'film', () => png({ ...size, colour: 3 }, palette(256), indexes)),
    light('PNG with a palette that is too short', ['read', 'damaged'], () =>
      png({ ...size, colour: 3 }, palette(3), indexes),
    ),
    light('PNG with a palette of 300 colours', 'damaged', () =>
      png({ ...size, colour: 3 }, palette(300), indexes),
    ),
    light('PNG that is transparent all over', 'refused', () => srgb().ensureAlpha(0).png().toBuffer()),
    light('PNG with an opaque alpha channel', 'film', () => srgb().ensureAlpha(1).png().toBuffer()),
    light('WebP that is transparent all over', 'refused', () => srgb().ensureAlpha(0).webp().toBuffer()),
    light('grey PNG in which one grey is transparent', 'read', () =>
      png(size, pngChunk('tRNS', Buffer.from([0, 128])), indexes),
    ),
    light('PNG with gamma 0', ['film', 'damaged'], () =>
      png(size, pngChunk('gAMA', Buffer.alloc(4)), indexes),
    ),
    light('PNG with an extreme gamma', ['film', 'damaged'], () =>
      png(size, pngChunk('gAMA', Buffer.alloc(4, 0xff)), indexes),
    ),
    light('black', 'refused', () =>
      png(
        size,
        rows(width, () => undefined),
      ),
    ),
    light('white', 'refused', () =>
      png(
        size,
        rows(width, (row) => row.fill(255)),
      ),
    ),
    light('the film as its negative in 1 channel', 'read', () => sharp(film).negate().png().toBuffer()),
  ];
}
