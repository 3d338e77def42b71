import type { Pixels } from '@lungline/radiograph';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Attention, type AttentionPainter, heatOf, loadAttentionPainter } from './draw-attention.js';

const grey = (width: number, height: number): Pixels => ({
  width,
  height,
  channels: 1,
  data: new Uint8Array(width * height).fill(100),
});

/** COVID-19 speaks in the lower right corner of a 4 x 4 map, and everything speaks against normal. */
const maps = {
  width: 4,
  height: 4,
  values: Float32Array.from({ length: 4 * 4 * 3 }, (_, i) => (i % 3 === 0 ? -5 : i === 47 ? 8 : 0)),
};
const attention: Attention = {
  film: grey(320, 320),
  crop: 'centre-square',
  maps,
  label: 'covid19',
  share: 0.87,
};

let paint: AttentionPainter;
beforeAll(async () => {
  paint = await loadAttentionPainter();
});

async function pixels(change: Partial<Attention> = {}) {
  const { data, info } = await sharp(await paint({ ...attention, ...change }))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  const lit = (top: number) => data.subarray(top * info.width * 3).filter((value) => value > 128).length;
  return { ...info, at, lit };
}

describe('the attention picture', () => {
  it('warms the place that spoke for the class and leaves the rest as it was', async () => {
    const { width, at } = await pixels();
    expect(width).toBe(640);
    const [red = 0, green = 0, blue = 0] = at(590, 590);
    expect(red).toBeGreaterThan(green + 60);
    expect(red).toBeGreaterThan(blue + 60);
    for (const value of at(100, 100)) expect(Math.abs(value - 100)).toBeLessThan(6);
  });

  it('shows no warmth where everything speaks against the class', async () => {
    const { at } = await pixels({ label: 'normal' });
    const [red = 0, , blue = 0] = at(590, 590);
    expect(Math.abs(red - blue)).toBeLessThan(8);
    expect(Math.max(...heatOf(maps, 'normal').data)).toBe(0);
  });

  it('darkens what the network did not see, and keeps a narrow film wide enough for its legend', async () => {
    const wide = await pixels({ film: grey(640, 320) });
    expect(wide.at(40, 160)[0]).toBeLessThan(60);
    expect(wide.at(320, 100)[0]).toBeGreaterThan(90);
    expect((await pixels({ film: grey(100, 400) })).width).toBe(400);
  });

  it('writes its legend without any font of the machine', async () => {
    const low = await pixels({ share: 0.07 });
    const high = await pixels({ share: 0.87 });
    expect(high.lit(640)).toBeGreaterThan(1500);
    expect(high.lit(640)).not.toBe(low.lit(640));
  });
});
