/** One entry of a TIFF directory: tag, type, count and four bytes of value or offset. */
export type ExifEntry = readonly [tag: number, type: number, count: number, value: number];

export const exifTypes = {
  byte: 1,
  ascii: 2,
  short: 3,
  long: 4,
  rational: 5,
  undefined: 7,
  float: 11,
} as const;
export const exifTags = {
  orientation: 0x0112,
  thumbnail: 0x0201,
  exif: 0x8769,
  gps: 0x8825,
  makerNote: 0x927c,
} as const;

/** A TIFF block, big-endian, as EXIF carries it. `next` is the offset of the next directory. */
export function exif(entries: readonly ExifEntry[], next = 0, announced = entries.length): Buffer {
  const block = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  block.write('MM', 0, 'latin1');
  block.writeUInt16BE(42, 2);
  block.writeUInt32BE(8, 4);
  block.writeUInt16BE(announced, 8);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + i * 12;
    block.writeUInt16BE(tag, at);
    block.writeUInt16BE(type, at + 2);
    block.writeUInt32BE(count, at + 4);
    // A short stands in the first two bytes of the field.
    if (type === exifTypes.short && count === 1) block.writeUInt16BE(value, at + 8);
    else block.writeUInt32BE(value, at + 8);
  }
  block.writeUInt32BE(next, block.length - 4);
  return block;
}
