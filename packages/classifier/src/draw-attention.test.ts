import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Attention,
  type AttentionPainter,
  type Display,
  displayFilm,
  heatOf,
  loadAttentionPainter,
} from './draw-attention.js';

const grey = (width: number, height: number): Promise<Display> =>
  displayFilm({ width, height, channels: 1, data: new Uint8Array(width * height).fill(100) });

/** COVID-19 speaks in the lower right corner of a 4 x 4 map, and everything speaks against normal. */
const maps = {
  width: 4,
  height: 4,
  values: Float32Array.from({ length: 4 * 4 * 3 }, (_, i) => (i % 3 === 0 ? -5 : i === 47 ? 8 : 0)),
};
const attention: Omit<Attention, 'film'> = {
  crop: 'centre-square',
  maps,
  label: 'covid19',
  probabilities: { normal: 0.05, pneumonia: 0.08, covid19: 0.87 },
  certain: true,
};

let paint: AttentionPainter;
beforeAll(async () => {
  paint = await loadAttentionPainter();
});

async function pixels(change: Partial<Attention> = {}) {
  const { data, info } = await sharp(await paint({ film: await grey(320, 320), ...attention, ...change }))
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
    const wide = await pixels({ film: await grey(640, 320) });
    expect(wide.at(40, 160)[0]).toBeLessThan(60);
    expect(wide.at(320, 100)[0]).toBeGreaterThan(90);
    expect((await pixels({ film: await grey(100, 400) })).width).toBe(480);
  });

  it('writes its legend without any font of the machine, one bar as long as its percentage', async () => {
    const low = await pixels({ probabilities: { normal: 0.86, pneumonia: 0.07, covid19: 0.07 } });
    const high = await pixels();
    expect(high.lit(640)).toBeGreaterThan(1500);
    expect(high.lit(640)).not.toBe(low.lit(640));
    // The third row's bar runs from x = 194 to 520.
    const isChosen = ([red = 0, green = 0, blue = 0]: number[]) => red > 200 && green > 150 && blue < 110;
    const y = 640 + 10 + 2 * 40 + 20;
    expect(isChosen(high.at(194 + 270, y))).toBe(true);
    expect(isChosen(high.at(194 + 300, y))).toBe(false);
    expect(isChosen(low.at(194 + 60, y))).toBe(false);
  });

  it('sets no class above the others where the outcome is open', async () => {
    const { at } = await pixels({ certain: false });
    const [red = 0, , blue = 0] = at(200, 640 + 10 + 2 * 40 + 20);
    expect(Math.abs(red - blue)).toBeLessThan(40);
  });
});
