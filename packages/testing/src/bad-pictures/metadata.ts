import { deflateSync } from 'node:zlib';
import { type BadPicture, type Expected, picturesOf } from './bad-picture.js';
import { exif, exifTags as tags, exifTypes as types } from './exif.js';
import type { FilmFiles } from './film-files.js';
import { insertIntoJpeg, jpegSegment } from './jpeg.js';
import { deflatedZeros, insertIntoPng, pngChunk } from './png.js';
import { webp, webpChunk, webpExtended, webpPicture } from './webp.js';

const { light, heavy } = picturesOf('metadata');
const MiB = 1 << 20;

/** Blocks of EXIF that lie about themselves. None of them turns the picture. */
const hostileExif: Readonly<Record<string, Buffer>> = {
  'orientation 0': exif([[tags.orientation, types.short, 1, 0]]),
  'orientation 9': exif([[tags.orientation, types.short, 1, 9]]),
  'orientation 65,535': exif([[tags.orientation, types.short, 1, 65_535]]),
  'an orientation that is a fraction': exif([[tags.orientation, types.rational, 1, 0xfffffff0]]),
  'an orientation that is a text beyond the end': exif([[tags.orientation, types.ascii, 0xffff, 0x7fffffff]]),
  'an orientation of 4,294,967,295 values': exif([[tags.orientation, types.short, 0xffffffff, 8]]),
  'a directory that follows itself': exif([[tags.orientation, types.short, 1, 1]], 8),
  'a directory beyond the end': exif([[tags.orientation, types.short, 1, 1]], 0xfffffff0),
  'a directory of 65,535 entries': exif([[tags.orientation, types.short, 1, 1]], 0, 65_535),
  'an EXIF directory that is its own parent': exif([[tags.exif, types.long, 1, 8]]),
  'a GPS directory beyond the end': exif([[tags.gps, types.long, 1, 0x7ffffff0]]),
  'a thumbnail of 4 GB': exif([
    [tags.thumbnail, types.long, 1, 0],
    [0x0202, types.long, 1, 0xffffffff],
  ]),
  'notes of a maker beyond the end': exif([[tags.makerNote, types.undefined, 0x7fffffff, 0x10]]),
  'types that do not exist': exif([[0xffff, 0xffff, 0xffff, 0xffff]]),
  'a byte order that does not exist': Buffer.from('XX\0*\0\0\0\x08', 'latin1'),
  'nothing in it': Buffer.alloc(0),
  '8,000 entries': exif(Array.from({ length: 5_000 }, (_, i) => [i, types.short, 1, i] as const)),
};

/** Colour profiles that lie about themselves. `size` is what the profile says of its own length. */
function profile({
  size,
  tags: count,
  space = 'RGB ',
}: {
  size?: number;
  tags?: number;
  space?: string;
}): Buffer {
  const body = Buffer.alloc(132 + 12);
  body.writeUInt32BE(size ?? body.length, 0);
  body.write('lcms', 4, 'latin1');
  body.writeUInt32BE(0x02400000, 8);
  body.write(`mntr${space}XYZ `, 12, 'latin1');
  body.write('acsp', 36, 'latin1');
  body.writeUInt32BE(count ?? 0, 128);
  return body;
}

const hostileProfiles: Readonly<Record<string, Buffer>> = {
  'an empty colour profile': Buffer.alloc(0),
  'a colour profile of noise': Buffer.alloc(500, 0x5a),
  'a colour profile without tags': profile({}),
  'a colour profile that says 4 GB': profile({ size: 0xffffffff }),
  'a colour profile of 4,294,967,295 tags': profile({ tags: 0xffffffff }),
  'a colour profile for CMYK in a grey picture': profile({ space: 'CMYK' }),
  'a colour profile of 15 colours': profile({ space: 'FCLR' }),
};

const app1 = (body: Buffer) => jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), body]));
const app2 = (body: Buffer, part: number, of: number) =>
  jpegSegment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0', 'latin1'), Buffer.from([part, of]), body]));
const iccp = (deflated: Buffer) =>
  pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflated]));

/** What stands around the picture and must never matter: EXIF, colour profiles, XMP. */
export function metadata(
  { jpeg, png, webp: file }: FilmFiles,
  { width, height }: { width: number; height: number },
): BadPicture[] {
  const wrapped = (type: 'exif' | 'icc', chunk: string, body: Buffer) => {
    const picture = webpPicture(file);
    const around = webpChunk(chunk, body);
    const parts = type === 'icc' ? [around, picture] : [picture, around];
    return webp(webpExtended(width, height, type), ...parts);
  };
  const either: readonly Expected[] = ['film', 'damaged'];
  return [
    ...Object.entries(hostileExif).flatMap(([name, block]) => [
      ...(block.length < 65_000
        ? [light(`JPEG, EXIF with ${name}`, 'film', () => insertIntoJpeg(jpeg, app1(block)))]
        : []),
      light(`PNG, EXIF with ${name}`, 'film', () => insertIntoPng(png, pngChunk('eXIf', block))),
      light(`WebP, EXIF with ${name}`, 'film', () => wrapped('exif', 'EXIF', block)),
    ]),
    ...Object.entries(hostileProfiles).flatMap(([name, block]) => [
      light(`JPEG with ${name}`, 'film', () => insertIntoJpeg(jpeg, app2(block, 1, 1))),
      light(`PNG with ${name}`, 'film', () => insertIntoPng(png, iccp(deflateSync(block)))),
      light(`WebP with ${name}`, 'film', () => wrapped('icc', 'ICCP', block)),
    ]),
    light('JPEG with part 0 of 0 of a colour profile', 'film', () =>
      insertIntoJpeg(jpeg, app2(profile({}), 0, 0)),
    ),
    light('JPEG with part 7 of 3 of a colour profile', 'film', () =>
      insertIntoJpeg(jpeg, app2(profile({}), 7, 3)),
    ),
    light('JPEG with the same part of a colour profile twice', 'film', () =>
      insertIntoJpeg(jpeg, app2(profile({}), 1, 2), app2(profile({}), 1, 2)),
    ),
    heavy('JPEG with a colour profile of 15 MB', 'film', () =>
      insertIntoJpeg(
        jpeg,
        ...Array.from({ length: 240 }, (_, i) => app2(Buffer.alloc(65_000, i), i + 1, 240)),
      ),
    ),
    heavy('JPEG with 14 MB of EXIF', either, () =>
      insertIntoJpeg(jpeg, ...Array<Buffer>(220).fill(app1(Buffer.alloc(65_000)))),
    ),
    heavy('PNG with a colour profile that says 4 GB and inflates to 64 MB', either, async () =>
      insertIntoPng(png, iccp(await deflatedZeros(64 * MiB))),
    ),
    heavy('WebP with a colour profile of 12 MB', 'film', () =>
      wrapped('icc', 'ICCP', Buffer.alloc(12 * MiB, 7)),
    ),
    light('JPEG with an entity bomb in its XMP', 'film', () =>
      insertIntoJpeg(
        jpeg,
        jpegSegment(
          0xe1,
          Buffer.from(
            'http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
            'latin1',
          ),
        ),
      ),
    ),
  ];
}
