const palette = warmPalette();

/** Lays warmth, 0 to 255, over a grey level. */
export function tint(data: Uint8ClampedArray, at: number, level: number, warmth: number): void {
  const from = warmth * 4;
  const keep = palette[from] as number;
  const through = keep * level;
  data[at] = (through + (palette[from + 1] as number)) >> 8;
  data[at + 1] = (through + (palette[from + 2] as number)) >> 8;
  data[at + 2] = (through + (palette[from + 3] as number)) >> 8;
}

/**
 * For each warmth: the share of the film that shows through, and the red, green and blue laid over it. From clear
 * over yellow to red, in 256ths; faint warmth stays clear, and under the strongest more than half of the film still shows.
 */
function warmPalette(): Int32Array {
  const entries = new Int32Array(256 * 4);
  for (let i = 0; i < 256; i++) {
    const warmth = i / 255;
    const cover = 0.46 * Math.min(1, Math.max(0, (warmth - 0.25) / 0.45));
    const green = 215 * (1 - Math.max(0, (warmth - 0.4) / 0.6));
    entries.set(
      [1 - cover, cover * 255, cover * green, cover * 20].map((share) => Math.round(256 * share)),
      i * 4,
    );
  }
  return entries;
}
