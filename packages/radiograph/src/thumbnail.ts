import type { Pixels } from './pixels.js';

/** Shorter side that a thumbnail keeps at least, where the film has that much. */
const LEAST_SIDE = 128;

/**
 * A grey picture averaged over whole blocks of pixels, so that every check looks at a small picture that is made
 * once; a remainder at the right and lower edge is left out.
 */
export function thumbnail(grey: Pixels): Pixels {
  const block = Math.floor(Math.min(grey.width, grey.height) / LEAST_SIDE);
  if (block < 2) return grey;
  const width = Math.floor(grey.width / block);
  const height = Math.floor(grey.height / block);
  const data = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const area = block * block;
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = y * block; row < (y + 1) * block; row++) {
      let at = row * grey.width;
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let k = 0; k < block; k++) sum += grey.data[at++] as number;
        sums[x] = (sums[x] as number) + sum;
      }
    }
    for (let x = 0; x < width; x++) data[y * width + x] = ((sums[x] as number) + (area >> 1)) / area;
  }
  return { width, height, channels: 1, data };
}
