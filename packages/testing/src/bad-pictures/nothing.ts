import { type BadPicture, picturesOf } from './bad-picture.js';
import type { Chance } from './chance.js';
import { pngSignature } from './png.js';

const { light, heavy } = picturesOf('nothing');
const MiB = 1 << 20;

/** No picture at all: no bytes, zeros, noise, a signature and no more. */
export function nothing(random: Chance): BadPicture[] {
  const signatures: readonly [string, Buffer][] = [
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff])],
    ['PNG', pngSignature],
    ['WebP', Buffer.from('RIFF\xff\xff\0\0WEBP', 'latin1')],
  ];
  return [
    light('no bytes', 'empty', () => new Uint8Array()),
    ...[1, 2, 3, 11, 1_000].map((n) => light(`${n} zero bytes`, 'unsupported_type', () => Buffer.alloc(n))),
    heavy('16 MB of zeros', 'unsupported_type', () => Buffer.alloc(16 * MiB)),
    ...[1, 2, 3, 12, 100, 4_000, 60_000].map((n) => {
      const noise = random.bytes(n);
      return light(`${n} random bytes`, 'unsupported_type', () => noise);
    }),
    ...signatures.flatMap(([type, signature]) => [
      light(`the signature of ${type} alone`, 'damaged', () => signature),
      ...[10, 100, 1_000, 20_000].map((n) => {
        const noise = random.bytes(n);
        return light(`the signature of ${type}, then ${n} random bytes`, 'damaged', () =>
          Buffer.concat([signature, noise]),
        );
      }),
      light(`the signature of ${type}, then 100,000 zeros`, 'damaged', () =>
        Buffer.concat([signature, Buffer.alloc(100_000)]),
      ),
      heavy(`the signature of ${type}, then 16 MB of 0xff`, 'damaged', () =>
        Buffer.concat([signature, Buffer.alloc(16 * MiB - 12, 0xff)]),
      ),
    ]),
  ];
}
