/** JPEG by the segment: ITU-T T.81, annex B. */
export interface Segment {
  /** The byte after 0xff. */
  readonly marker: number;
  readonly start: number;
  /** Up to the next marker: of a scan, its data included. */
  readonly end: number;
}

const bare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);

export const scan = 0xda;

export function jpegSegments(file: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at + 1 < file.length; ) {
    const marker = file[at + 1] ?? 0;
    let end = bare(marker) ? at + 2 : at + 2 + (((file[at + 2] ?? 0) << 8) | (file[at + 3] ?? 0));
    if (marker === scan) end = endOfScan(file, end);
    segments.push({ marker, start: at, end });
    at = end;
  }
  return segments;
}

/** Past stuffed zeros and restart markers. */
function endOfScan(file: Uint8Array, from: number): number {
  for (let at = from; at + 1 < file.length; at++) {
    const next = file[at + 1] ?? 0;
    if (file[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}

export function jpegSegment(marker: number, body: Uint8Array, length = body.length + 2): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), body]);
}

/** Puts parts behind the start of a whole JPEG. */
export function insertIntoJpeg(file: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([file.subarray(0, 2), ...parts, file.subarray(2)]);
}

const isFrame = ({ marker }: Segment) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Alters the frame header: other sizes than the data has, another process, another depth. */
export function alterFrame(
  file: Uint8Array,
  change: { width?: number; height?: number; marker?: number; depth?: number; components?: number },
): Buffer {
  const altered = Buffer.from(file);
  const frame = jpegSegments(file).find(isFrame);
  if (frame === undefined) throw new Error('no frame in this JPEG');
  if (change.marker !== undefined) altered[frame.start + 1] = change.marker;
  if (change.depth !== undefined) altered[frame.start + 4] = change.depth;
  if (change.height !== undefined) altered.writeUInt16BE(change.height, frame.start + 5);
  if (change.width !== undefined) altered.writeUInt16BE(change.width, frame.start + 7);
  if (change.components !== undefined) altered[frame.start + 9] = change.components;
  return altered;
}

/** Repeats the last scan of a progressive JPEG: each one costs the reader a pass over the whole picture. */
export function repeatLastScan(file: Uint8Array, times: number): Buffer {
  const last = jpegSegments(file).findLast(({ marker }) => marker === scan);
  if (last === undefined) throw new Error('no scan in this JPEG');
  const again = file.subarray(last.start, last.end);
  return Buffer.concat([
    file.subarray(0, last.end),
    ...Array<Uint8Array>(times).fill(again),
    file.subarray(last.end),
  ]);
}
