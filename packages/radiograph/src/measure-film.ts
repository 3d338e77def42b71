import type { Film } from './decode-radiograph.js';
import type { Pixels } from './pixels.js';
import { resample } from './resample.js';
import { regionOf } from './to-tensor.js';

/**
 * Side of the central square that is measured. Coarser than what a network sees: JPEG noise is averaged away and
 * what is still soft at this scale is soft indeed. A smaller film is measured at its own size.
 */
const MAX_SIDE = 128;

export interface Measures {
  /** Shorter side of the picture as it came, in pixels. */
  readonly shortSide: number;
  /** Mean grey level, 0..255. */
  readonly brightness: number;
  /** Distance between the 5th and the 95th percentile of grey levels, 0..255. */
  readonly contrast: number;
  /**
   * Variance of the Laplacian (Pech-Pacheco et al. 2000) as a share of the picture's own variance, so that a film
   * with little contrast does not pass for a blurred one.
   */
  readonly sharpness: number;
}

/**
 * Takes the figures that quality is judged by.
 *
 * @param thumb the film, small and grey.
 * @param original the film's sides as they came.
 */
export function measureFilm(thumb: Pixels, original: Pick<Film['original'], 'width' | 'height'>): Measures {
  const side = Math.min(MAX_SIDE, thumb.width, thumb.height);
  const { data } = resample(thumb, regionOf(thumb, 'centre-square'), side, side);
  const { mean, variance } = moments(data);
  return {
    shortSide: Math.min(original.width, original.height),
    brightness: mean,
    contrast: percentile(data, 0.95) - percentile(data, 0.05),
    sharpness: variance === 0 ? 0 : laplacianVariance(data, side) / variance,
  };
}

type Grey = Uint8Array | Uint8ClampedArray;

function moments(data: Grey): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (const value of data) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / data.length;
  return { mean, variance: Math.max(0, squares / data.length - mean * mean) };
}

function percentile(data: Grey, share: number): number {
  const histogram = new Uint32Array(256);
  for (const value of data) histogram[value] = (histogram[value] as number) + 1;
  let seen = 0;
  for (let level = 0; level < 256; level++) {
    seen += histogram[level] as number;
    if (seen > share * data.length) return level;
  }
  return 255;
}

function laplacianVariance(data: Grey, side: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < side - 1; y++) {
    for (let at = y * side + 1; at < (y + 1) * side - 1; at++) {
      const value =
        (data[at - 1] as number) +
        (data[at + 1] as number) +
        (data[at - side] as number) +
        (data[at + side] as number) -
        4 * (data[at] as number);
      sum += value;
      squares += value * value;
    }
  }
  const count = (side - 2) ** 2;
  return squares / count - (sum / count) ** 2;
}
