export type PictureType = 'jpeg' | 'png' | 'webp';

/**
 * What a file is by its first bytes; what it is called or declared to be does not count. Everything but the three
 * types that a messenger makes of a photo is undefined: SVG and PDF can reach out to other files, HEIC and TIFF
 * bring decoders that nobody here needs.
 */
export function sniffType(bytes: Uint8Array): PictureType | undefined {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  // 'RIFF', four bytes of length, 'WEBP'.
  if (startsWith(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, 8, [0x57, 0x45, 0x42, 0x50])) {
    return 'webp';
  }
  return undefined;
}

function startsWith(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, i) => bytes[offset + i] === byte);
}
