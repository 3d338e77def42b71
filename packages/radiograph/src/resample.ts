import type { Pixels } from './pixels.js';

/** A rectangle inside a picture, in whole pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Scales a region of a picture to `width` x `height` with a triangle filter that widens when it shrinks (what
 * Pillow and TensorFlow call antialiased bilinear), so that fine ribs do not turn into moire.
 */
export function resample(picture: Pixels, region: Region, width: number, height: number): Pixels {
  const { channels } = picture;
  const down = taps(region.height, height);
  const across = taps(region.width, width);
  const data = new Uint8ClampedArray(width * height * channels);
  const row = new Float64Array(region.width * channels);
  for (let y = 0; y < height; y++) {
    blendRows(picture, region, down, y, row);
    squeezeRow(row, across, channels, data.subarray(y * width * channels));
  }
  return { width, height, channels, data };
}

/** Fills `row` with target row `y`, still at the region's full width. Rows first: long loops over neighbours in memory. */
function blendRows(
  { data, width, channels }: Pixels,
  region: Region,
  down: Taps,
  y: number,
  row: Float64Array,
): void {
  row.fill(0);
  for (let k = 0; k < down.count; k++) {
    const weight = down.weights[y * down.count + k] as number;
    if (weight === 0) continue;
    const sourceRow = region.top + (down.starts[y] as number) + k;
    const from = (sourceRow * width + region.left) * channels;
    for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) + weight * (data[from + i] as number);
  }
}

function squeezeRow(row: Float64Array, across: Taps, channels: number, target: Uint8ClampedArray): void {
  const { starts, weights, count } = across;
  for (let x = 0; x < starts.length; x++) {
    for (let c = 0; c < channels; c++) {
      let at = (starts[x] as number) * channels + c;
      let sum = 0;
      for (let k = x * count; k < (x + 1) * count; k++, at += channels) {
        sum += (weights[k] as number) * (row[at] as number);
      }
      target[x * channels + c] = sum;
    }
  }
}

interface Taps {
  /** First source pixel of each target pixel; `count` of them lie within the source. */
  readonly starts: Int32Array;
  /** `count` weights a target pixel, adding up to 1. */
  readonly weights: Float64Array;
  readonly count: number;
}

function taps(from: number, to: number): Taps {
  const scale = from / to;
  const reach = Math.max(scale, 1);
  const count = Math.min(Math.ceil(2 * reach) + 1, from);
  const starts = new Int32Array(to);
  const weights = new Float64Array(to * count);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.min(Math.max(Math.ceil(centre - reach), 0), from - count);
    starts[i] = start;
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const weight = Math.max(0, 1 - Math.abs(start + k - centre) / reach);
      weights[i * count + k] = weight;
      sum += weight;
    }
    for (let k = 0; k < count; k++) weights[i * count + k] = (weights[i * count + k] as number) / sum;
  }
  return { starts, weights, count };
}
