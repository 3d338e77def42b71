const bits = new Float32Array(1);
const word = new Uint32Array(bits.buffer);

/** IEEE 754 half precision, rounded to the nearest; beyond its range the largest finite value. */
export function toFloat16(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, half);
}

function half(value: number): number {
  bits[0] = value;
  const w = word[0] as number;
  const sign = (w >>> 16) & 0x8000;
  const exponent = ((w >>> 23) & 0xff) - 112;
  const fraction = w & 0x7fffff;
  if (exponent >= 31) return sign | 0x7bff;
  if (exponent > 0) {
    // The carry of the rounding may run into the exponent, which is then right as well.
    const rounded = ((exponent << 10) | (fraction >>> 13)) + ((fraction >>> 12) & 1);
    return sign | Math.min(rounded, 0x7bff);
  }
  if (exponent < -10) return sign;
  const subnormal = (fraction | 0x800000) >>> (14 - exponent);
  return sign | (subnormal + (((fraction | 0x800000) >>> (13 - exponent)) & 1));
}

/** The exact value of each half. */
export function fromFloat16(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >>> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}
