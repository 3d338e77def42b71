/** WebP by the chunk: https://developers.google.com/speed/webp/docs/riff_container */
export function webpChunk(type: string, body: Uint8Array, length = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

export function webp(...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

export function webpChunks(file: Uint8Array): { type: string; start: number; length: number }[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const chunks = [];
  for (let start = 12; start + 8 <= bytes.length; ) {
    const body = bytes.readUInt32LE(start + 4);
    const length = 8 + body + (body % 2);
    chunks.push({ type: bytes.toString('latin1', start, start + 4), start, length });
    start += length;
  }
  return chunks;
}

const flags = { icc: 0x20, alpha: 0x10, exif: 0x08, xmp: 0x04, animation: 0x02 } as const;

/** The header of the extended format: what follows and how large the canvas is. */
export function webpExtended(
  width: number,
  height: number,
  ...parts: readonly (keyof typeof flags)[]
): Buffer {
  const body = Buffer.alloc(10);
  body[0] = parts.reduce((sum, part) => sum | flags[part], 0);
  body.writeUIntLE(width - 1, 4, 3);
  body.writeUIntLE(height - 1, 7, 3);
  return webpChunk('VP8X', body);
}

/** The picture chunk of a plain WebP, to be put into other frames. */
export function webpPicture(file: Uint8Array): Uint8Array {
  const picture = webpChunks(file).find(({ type }) => type === 'VP8 ' || type === 'VP8L');
  if (picture === undefined) throw new Error('no picture in this WebP');
  return file.subarray(picture.start, picture.start + picture.length);
}

/** A frame of an animation, at the canvas' corner. */
export function webpFrame(width: number, height: number, picture: Uint8Array): Buffer {
  const head = Buffer.alloc(16);
  head.writeUIntLE(width - 1, 6, 3);
  head.writeUIntLE(height - 1, 9, 3);
  head.writeUIntLE(100, 12, 3);
  return webpChunk('ANMF', Buffer.concat([head, picture]));
}

export const webpLoop = webpChunk('ANIM', Buffer.alloc(6));
