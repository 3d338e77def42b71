const BINS = 256;

/**
 * Contrast-limited adaptive histogram equalisation (Zuiderveld, Graphics Gems IV, 1994) of a square grey picture.
 *
 * Grey levels of a film say more about the scanner, and of a photo more about the lamp, than about the lung; after
 * this step both count for little. `grey` holds size x size values 0..255; the result too.
 */
export function equalise(
  grey: Uint8Array | Uint8ClampedArray,
  size: number,
  tiles = 8,
  clip = 2,
): Uint8ClampedArray {
  const edge = size / tiles;
  const maps = new Float32Array(tiles * tiles * BINS);
  const histogram = new Float32Array(BINS);
  for (let ty = 0; ty < tiles; ty++) {
    for (let tx = 0; tx < tiles; tx++) {
      histogram.fill(0);
      const y0 = Math.round(ty * edge);
      const y1 = Math.round((ty + 1) * edge);
      const x0 = Math.round(tx * edge);
      const x1 = Math.round((tx + 1) * edge);
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          const level = grey[y * size + x] as number;
          histogram[level] = (histogram[level] as number) + 1;
        }
      }
      const area = (y1 - y0) * (x1 - x0);
      const limit = (clip * area) / BINS;
      let excess = 0;
      for (let i = 0; i < BINS; i++) {
        const over = (histogram[i] as number) - limit;
        if (over > 0) {
          excess += over;
          histogram[i] = limit;
        }
      }
      const share = excess / BINS;
      let sum = 0;
      const base = (ty * tiles + tx) * BINS;
      for (let i = 0; i < BINS; i++) {
        sum += (histogram[i] as number) + share;
        maps[base + i] = (255 * sum) / area;
      }
    }
  }
  const result = new Uint8ClampedArray(size * size);
  for (let y = 0; y < size; y++) {
    const gy = Math.min(Math.max((y + 0.5) / edge - 0.5, 0), tiles - 1);
    const ty0 = Math.floor(gy);
    const ty1 = Math.min(ty0 + 1, tiles - 1);
    const fy = gy - ty0;
    for (let x = 0; x < size; x++) {
      const gx = Math.min(Math.max((x + 0.5) / edge - 0.5, 0), tiles - 1);
      const tx0 = Math.floor(gx);
      const tx1 = Math.min(tx0 + 1, tiles - 1);
      const fx = gx - tx0;
      const level = grey[y * size + x] as number;
      const mapped = (ty: number, tx: number): number => maps[(ty * tiles + tx) * BINS + level] as number;
      const top = mapped(ty0, tx0) * (1 - fx) + mapped(ty0, tx1) * fx;
      const bottom = mapped(ty1, tx0) * (1 - fx) + mapped(ty1, tx1) * fx;
      result[y * size + x] = top * (1 - fy) + bottom * fy;
    }
  }
  return result;
}
