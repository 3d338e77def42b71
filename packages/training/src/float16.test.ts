import { expect, it } from 'vitest';
import { fromFloat16, toFloat16 } from './float16.js';

it('rounds to half precision as IEEE 754 does', () => {
  const values = Float32Array.of(0, 1, -2, 0.1, 65_504, 1e6, 6e-8, 1e-9, 1.0004883);
  expect([...toFloat16(values)]).toEqual([0, 0x3c00, 0xc000, 0x2e66, 0x7bff, 0x7bff, 1, 0, 0x3c01]);
});

it('comes back within a thousandth', () => {
  const values = Float32Array.from({ length: 2_000 }, (_, i) => (i - 1_000) * 0.0137);
  fromFloat16(toFloat16(values)).forEach((back, i) => {
    expect(Math.abs(back - (values[i] as number))).toBeLessThanOrEqual(Math.abs(values[i] as number) / 1_000);
  });
});
