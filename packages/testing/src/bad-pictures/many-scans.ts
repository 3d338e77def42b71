import { jpegSegment, scan } from './jpeg.js';

/**
 * A black progressive JPEG that splits its picture into as many scans as the standard allows: for each component and
 * coefficient one scan a bit (ITU-T T.81, annex G). Nothing in it is wrong; each scan is some dozens of bytes and costs
 * the reader a pass over every block. See the report of 2015, "Two Issues with the JPEG Standard", of libjpeg-turbo.
 */
export function manyScans(side: number, components: 1 | 3): Buffer {
  const blocks = Math.ceil(side / 8) ** 2;
  const ids = Array.from({ length: components }, (_, i) => i + 1);
  const frame = Buffer.from([8, 0, 0, 0, 0, components, ...ids.flatMap((id) => [id, 0x11, 0])]);
  frame.writeUInt16BE(side, 1);
  frame.writeUInt16BE(side, 3);
  const quantisation = Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)]);
  const parts = [
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xdb, quantisation),
    jpegSegment(0xc2, frame),
    jpegSegment(0xc4, huffmanTable(0x00, [0])),
    jpegSegment(
      0xc4,
      huffmanTable(
        0x10,
        Array.from({ length: 15 }, (_, bits) => bits << 4),
      ),
    ),
  ];
  for (const id of ids) parts.push(scanOf(id, 0, 0, 0), zeroDifferences(blocks));
  const nothing = endOfBlockRuns(blocks);
  for (const id of ids) {
    for (let coefficient = 1; coefficient < 64; coefficient++) {
      for (let bit = MOST_BITS; bit >= 0; bit--) {
        const approximation = bit === MOST_BITS ? bit : ((bit + 1) << 4) | bit;
        parts.push(scanOf(id, coefficient, coefficient, approximation), nothing);
      }
    }
  }
  return Buffer.concat([...parts, Buffer.from([0xff, 0xd9])]);
}

const MOST_BITS = 13;
/** Codes of this length for at most 15 symbols: the code of all ones is reserved. */
const CODE_LENGTH = 4;

function huffmanTable(destination: number, symbols: readonly number[]): Buffer {
  const lengths = Buffer.alloc(16);
  lengths[CODE_LENGTH - 1] = symbols.length;
  return Buffer.concat([Buffer.from([destination]), lengths, Buffer.from(symbols)]);
}

function scanOf(component: number, from: number, to: number, approximation: number): Buffer {
  return jpegSegment(scan, Buffer.from([1, component, 0x00, from, to, approximation]));
}

/** Every block's mean is that of the one before it: the symbol 0, four zero bits each. */
function zeroDifferences(blocks: number): Buffer {
  return Buffer.alloc(Math.ceil((blocks * CODE_LENGTH) / 8));
}

/** "Nothing more in the next n blocks", until all blocks are through. */
function endOfBlockRuns(blocks: number): Buffer {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  for (let left = blocks; left > 0; ) {
    const run = Math.min(left, 0x7fff);
    const size = Math.floor(Math.log2(run));
    push(size, CODE_LENGTH);
    push(run - 2 ** size, size);
    left -= run;
  }
  while (bits.length % 8 > 0) bits.push(1);
  const bytes = Array.from({ length: bits.length / 8 }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
  // A byte of ones is followed by a zero, or it would start a marker.
  return Buffer.from(bytes.flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte])));
}
