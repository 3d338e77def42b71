import { type BadPicture, picturesOf } from './bad-picture.js';
import type { Chance } from './chance.js';
import type { FilmFiles } from './film-files.js';
import { alterFrame, insertIntoJpeg, jpegSegment, jpegSegments, scan } from './jpeg.js';
import { insertIntoPng, png, pngChunk, pngChunks, pngHeader, pngPixels, pngSignature } from './png.js';
import { webp, webpChunk, webpExtended, webpPicture } from './webp.js';

const { light } = picturesOf('altered');
const FLIPS_PER_FILE = 8;

/** Whole files in which something is not as it says. */
export function altered(files: FilmFiles, random: Chance): BadPicture[] {
  return [...flipped(files, random), ...jpegs(files), ...pngs(files), ...webps(files)];
}

/** A few bytes of the first half kilobyte, or anywhere, replaced by chance: any outcome is right, a fault is not. */
function flipped(files: FilmFiles, random: Chance): BadPicture[] {
  return Object.entries(files).flatMap(([name, file]: [string, Buffer]) =>
    Array.from({ length: FLIPS_PER_FILE }, (_, i) => {
      const reach = i % 2 === 0 ? Math.min(512, file.length) : file.length;
      const places = Array.from({ length: 1 + random.below(6) }, () => 12 + random.below(reach - 12));
      const values = random.bytes(places.length);
      return light(
        `${name} with ${places.length} bytes changed, no. ${i + 1}`,
        ['read', 'damaged', 'too_few_pixels', 'too_many_pixels'],
        () => {
          const changed = Buffer.from(file);
          for (const [n, place] of places.entries()) changed[place] = values[n] ?? 0;
          return changed;
        },
      );
    }),
  );
}

function jpegs({ jpeg, progressive }: FilmFiles): BadPicture[] {
  const without = (marker: number) =>
    Buffer.concat(
      jpegSegments(jpeg)
        .filter((segment) => segment.marker !== marker)
        .map(({ start, end }) => jpeg.subarray(start, end)),
    );
  return [
    light('JPEG that says it is twice as high', 'damaged', () => alterFrame(jpeg, { height: 1_600 })),
    light('JPEG of height 0, to be told later', 'damaged', () => alterFrame(jpeg, { height: 0 })),
    light('JPEG of width 0', 'damaged', () => alterFrame(jpeg, { width: 0 })),
    light('JPEG with 255 components', 'damaged', () => alterFrame(jpeg, { components: 255 })),
    light('JPEG of 12 bits', 'damaged', () => alterFrame(jpeg, { depth: 12 })),
    light('JPEG said to be lossless', 'damaged', () => alterFrame(jpeg, { marker: 0xc3 })),
    light('JPEG said to be hierarchical', 'damaged', () => alterFrame(jpeg, { marker: 0xc5 })),
    light('JPEG said to be progressive', 'damaged', () => alterFrame(jpeg, { marker: 0xc2 })),
    light('progressive JPEG said to be baseline', ['read', 'damaged'], () =>
      alterFrame(progressive, { marker: 0xc0 }),
    ),
    light('JPEG without quantisation tables', 'damaged', () => without(0xdb)),
    light('JPEG without a frame', 'damaged', () => without(0xc0)),
    light('JPEG without a scan', 'damaged', () => without(scan)),
    light('JPEG with a segment of length 0', ['film', 'damaged'], () =>
      insertIntoJpeg(jpeg, jpegSegment(0xe5, Buffer.alloc(0), 0)),
    ),
    light('JPEG with a segment longer than the file', 'damaged', () =>
      Buffer.concat([jpeg.subarray(0, 2), jpegSegment(0xe5, Buffer.alloc(4), 0xffff)]),
    ),
    light('JPEG of two starts', ['film', 'damaged'], () => insertIntoJpeg(jpeg, Buffer.from([0xff, 0xd8]))),
  ];
}

function pngs({ png: file }: FilmFiles): BadPicture[] {
  const chunks = pngChunks(file);
  const part = (type: string) =>
    Buffer.concat(
      chunks
        .filter((chunk) => chunk.type === type)
        .map(({ start, length }) => file.subarray(start, start + length)),
    );
  const end = pngChunk('IEND', Buffer.alloc(0));
  const header = { width: 64, height: 64 };
  const raw = Buffer.alloc(64 * 65, 1);
  return [
    light('PNG with a wrong checksum of its header', 'damaged', () => {
      const changed = Buffer.from(file);
      changed[29] = (changed[29] ?? 0) ^ 0xff;
      return changed;
    }),
    light('PNG with a wrong checksum of its picture', 'damaged', () =>
      Buffer.concat([
        pngSignature,
        part('IHDR'),
        pngChunk('IDAT', part('IDAT').subarray(8, -4), { checksum: 7 }),
        end,
      ]),
    ),
    light('PNG without a header', 'damaged', () => Buffer.concat([pngSignature, part('IDAT'), end])),
    light('PNG without a picture', 'damaged', () => Buffer.concat([pngSignature, part('IHDR'), end])),
    light('PNG with two headers', 'damaged', () => insertIntoPng(file, part('IHDR'))),
    light('PNG of width 0', 'damaged', () => png({ ...header, width: 0 }, pngPixels(raw))),
    light('PNG of width 2^31', 'damaged', () => png({ ...header, width: 2 ** 31 }, pngPixels(raw))),
    light('PNG of colour type 5', 'damaged', () => png({ ...header, colour: 5 }, pngPixels(raw))),
    light('PNG of 3 bits', 'damaged', () => png({ ...header, depth: 3 }, pngPixels(raw))),
    light('PNG with colours and no palette', 'damaged', () => png({ ...header, colour: 3 }, pngPixels(raw))),
    light('PNG with too few rows', 'damaged', () => png(header, pngPixels(raw.subarray(0, 65 * 32)))),
    light('PNG with a filter that does not exist', 'damaged', () =>
      png(header, pngPixels(Buffer.alloc(64 * 65, 9))),
    ),
    light('PNG whose picture is no deflate', 'damaged', () =>
      png(header, pngChunk('IDAT', Buffer.alloc(99, 7))),
    ),
    light('PNG with a chunk longer than the file', 'damaged', () =>
      Buffer.concat([pngSignature, pngHeader(header), pngChunk('tEXt', raw, { length: 0x7fffffff })]),
    ),
    light('PNG with a critical chunk that nobody knows', 'damaged', () =>
      insertIntoPng(file, pngChunk('XXXX', Buffer.alloc(9))),
    ),
  ];
}

function webps({ webp: file, lossless }: FilmFiles): BadPicture[] {
  const sized = (length: number) => {
    const changed = Buffer.from(file);
    changed.writeUInt32LE(length, 4);
    return changed;
  };
  return [
    light('WebP that says it is empty', 'damaged', () => sized(0)),
    light('WebP that says it is longer', 'damaged', () => sized(0xfffffff0)),
    light('WebP whose picture is longer than the file', 'damaged', () =>
      webp(webpChunk('VP8 ', webpPicture(file).subarray(8, 80), 0x7ffffff0)),
    ),
    light('WebP with a canvas and no picture', 'damaged', () => webp(webpExtended(400, 400))),
    light('WebP with a canvas of another size', 'damaged', () =>
      webp(webpExtended(64, 64), webpPicture(file)),
    ),
    light('WebP with two pictures', ['film', 'damaged'], () =>
      webp(webpPicture(file), webpPicture(lossless)),
    ),
    light('WebP of a type that does not exist', 'damaged', () => webp(webpChunk('VP9 ', Buffer.alloc(64)))),
    light('lossless WebP in the name of a lossy one', 'damaged', () =>
      webp(webpChunk('VP8 ', webpPicture(lossless).subarray(8))),
    ),
  ];
}
