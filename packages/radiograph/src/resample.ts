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
  const across = taps(region.width, width);
  const down = taps(region.height, height);
  const rowLength = width * channels;
  const squeezed = new Float32Array(region.height * rowLength);
  for (let y = 0; y < region.height; y++) {
    const source = ((region.top + y) * picture.width + region.left) * channels;
    squeezeRow(picture.data, source, across, channels, squeezed, y * rowLength);
  }
  const data = new Uint8ClampedArray(height * rowLength);
  const sums = new Float32Array(rowLength);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let k = 0; k < down.count; k++) {
      const weight = down.weights[y * down.count + k] as number;
      if (weight === 0) continue;
      const from = Math.min((down.starts[y] as number) + k, region.height - 1) * rowLength;
      for (let x = 0; x < rowLength; x++) {
        sums[x] = (sums[x] as number) + weight * (squeezed[from + x] as number);
      }
    }
    data.set(sums, y * rowLength);
  }
  return { width, height, channels, data };
}

function squeezeRow(
  source: Pixels['data'],
  from: number,
  { starts, weights, count }: Taps,
  channels: number,
  target: Float32Array,
  to: number,
): void {
  for (let x = 0; x < starts.length; x++) {
    const start = from + (starts[x] as number) * channels;
    for (let c = 0; c < channels; c++) {
      let sum = 0;
      for (let k = 0; k < count; k++) {
        const weight = weights[x * count + k] as number;
        if (weight !== 0) sum += weight * (source[start + k * channels + c] as number);
      }
      target[to + x * channels + c] = sum;
    }
  }
}

interface Taps {
  /** First source pixel of each target pixel. */
  readonly starts: Int32Array;
  /** `count` weights a target pixel, adding up to 1; those past the edge are 0. */
  readonly weights: Float32Array;
  readonly count: number;
}

function taps(from: number, to: number): Taps {
  const scale = from / to;
  const reach = Math.max(scale, 1);
  const count = Math.min(Math.ceil(2 * reach) + 1, from);
  const starts = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.min(Math.max(Math.ceil(centre - reach), 0), from - count);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const weight = Math.max(0, 1 - Math.abs(start + k - centre) / reach);
      weights[i * count + k] = weight;
      sum += weight;
    }
    for (let k = 0; k < count; k++) weights[i * count + k] = (weights[i * count + k] as number) / sum;
    starts[i] = start;
  }
  return { starts, weights, count };
}
