import { describe, expect, it } from 'vitest';
import type { Pixels } from './pixels.js';
import { type TensorSpec, toTensor } from './to-tensor.js';

const spec: TensorSpec = {
  size: 32,
  colour: 'grey',
  range: [-1, 1],
  crop: 'centre-square',
  equalise: 'none',
};

const picture = (
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly number[],
): Pixels => {
  const data: number[] = [];
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.push(...pixel(x, y));
  return {
    width,
    height,
    channels: data.length === width * height ? 1 : 3,
    data: Uint8Array.from(data),
  };
};

describe('toTensor', () => {
  it('maps black and white to the ends of the range, on three equal planes', () => {
    const half = picture(64, 64, (x) => [x < 32 ? 0 : 255]);
    const tensor = toTensor(half, spec);
    expect(tensor).toHaveLength(32 * 32 * 3);
    expect([...tensor.slice(0, 3)]).toEqual([-1, -1, -1]);
    expect([...tensor.slice(31 * 3, 32 * 3)]).toEqual([1, 1, 1]);
  });

  it('sees the central square and nothing beside it', () => {
    const framed = picture(96, 32, (x) => [x >= 32 && x < 64 ? 200 : 7]);
    const grey = toTensor(framed, { ...spec, range: [0, 255] });
    expect(grey.every((value) => value === 200)).toBe(true);
    const stretched = toTensor(framed, { ...spec, range: [0, 255], crop: 'stretch' });
    expect(stretched[0]).toBe(7);
  });

  it('gives one plane alone where the network takes one', () => {
    const half = picture(64, 64, (x) => [x < 32 ? 0 : 255]);
    const tensor = toTensor(half, { ...spec, colour: 'mono' });
    expect(tensor).toHaveLength(32 * 32);
    expect([tensor[0], tensor[31]]).toEqual([-1, 1]);
  });

  it('takes mean and deviation of each channel off in the order of the channels', () => {
    const orange = picture(40, 40, () => [255, 51, 0]);
    const normalise = { mean: [0.5, 0.2, 0.1], deviation: [0.5, 0.1, 0.2] };
    const first = (colour: TensorSpec['colour']) =>
      [...toTensor(orange, { ...spec, colour, range: [0, 1], normalise }).slice(0, 3)].map((v) =>
        v.toFixed(2),
      );
    expect(first('rgb')).toEqual(['1.00', '0.00', '-0.50']);
    expect(first('bgr')).toEqual(['-1.00', '0.00', '4.50']);
  });

  it('keeps colours in the order asked for, and weighs them when it turns them to grey', () => {
    const orange = picture(40, 40, () => [255, 128, 0]);
    const first = (colour: TensorSpec['colour']) => [
      ...toTensor(orange, { ...spec, colour, range: [0, 255] }).slice(0, 3),
    ];
    expect(first('rgb')).toEqual([255, 128, 0]);
    expect(first('bgr')).toEqual([0, 128, 255]);
    expect(first('grey')).toEqual([151, 151, 151]);
  });

  it('averages fine stripes to their mean when it shrinks, and leaves a picture of its own size alone', () => {
    const stripes = picture(256, 256, (x) => [x % 2 === 0 ? 255 : 0]);
    for (const value of toTensor(stripes, { ...spec, range: [0, 255] }).slice(3 * 3, 29 * 3)) {
      expect(value).toBeGreaterThan(124);
      expect(value).toBeLessThan(131);
    }
    const noise = picture(32, 32, (x, y) => [(x * 31 + y * 57) % 256]);
    const same = toTensor(noise, { ...spec, range: [0, 255] });
    expect([...same].filter((_, i) => i % 3 === 0)).toEqual([...noise.data]);
  });

  it('enlarges a small picture smoothly', () => {
    const ramp = picture(8, 8, (x) => [x * 30]);
    const row = [...toTensor(ramp, { ...spec, range: [0, 255] }).slice(0, 32 * 3)].filter(
      (_, i) => i % 3 === 0,
    );
    expect(row).toEqual([...row].sort((a, b) => a - b));
    expect([row[0], row[31]]).toEqual([0, 210]);
  });

  it('writes into the slice of a batch that it is given', () => {
    const batch = new Float32Array(2 * 32 * 32 * 3).fill(9);
    toTensor(
      picture(32, 32, () => [255]),
      spec,
      batch.subarray(32 * 32 * 3),
    );
    expect(batch[0]).toBe(9);
    expect(batch[32 * 32 * 3]).toBe(1);
  });
});
