import { crc32, createDeflate, deflateSync } from 'node:zlib';

/** PNG by the chunk: https://www.w3.org/TR/png-3/ */
export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** `checksum` and `length` are right unless given. */
export function pngChunk(type: string, body: Uint8Array, wrong: { checksum?: number; length?: number } = {}) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(wrong.length ?? body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(wrong.checksum ?? crc32(named), named.length + 4);
  return framed;
}

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colour?: number;
  readonly interlaced?: boolean;
}

export function pngHeader({ width, height, depth = 8, colour = 0, interlaced = false }: PngHeader): Buffer {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8);
  return pngChunk('IHDR', body);
}

/** A PNG of these parts between header and end. */
export function png(header: PngHeader, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([pngSignature, pngHeader(header), ...parts, pngChunk('IEND', Buffer.alloc(0))]);
}

export function pngPixels(raw: Uint8Array): Buffer {
  return pngChunk('IDAT', deflateSync(raw));
}

/** A thousandth of `length` bytes that inflate to that many zeros; made without holding them. */
export async function deflatedZeros(length: number): Promise<Buffer> {
  const deflate = createDeflate({ level: 9 });
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  const zeros = Buffer.alloc(1 << 20);
  for (let left = length; left > 0; left -= zeros.length) {
    const whole = deflate.write(zeros.subarray(0, Math.min(left, zeros.length)));
    if (!whole) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  await new Promise<void>((resolve) => deflate.once('end', resolve).end());
  return Buffer.concat(parts);
}

/** How many bytes the rows of a picture that is not interlaced take, each with its filter byte. */
export function rowBytes({ width, height, depth = 8, colour = 0 }: PngHeader): number {
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 1;
  return height * (1 + Math.ceil((width * samples * depth) / 8));
}

/** Where each chunk of a PNG starts, and how long it is with its frame. */
export function pngChunks(file: Uint8Array): { type: string; start: number; length: number }[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const chunks = [];
  for (let start = pngSignature.length; start + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(start) + 12;
    chunks.push({ type: bytes.toString('latin1', start + 4, start + 8), start, length });
    start += length;
  }
  return chunks;
}

/** Puts parts behind the header of a whole PNG. */
export function insertIntoPng(file: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const afterHeader = pngSignature.length + 25;
  return Buffer.concat([file.subarray(0, afterHeader), ...parts, file.subarray(afterHeader)]);
}
