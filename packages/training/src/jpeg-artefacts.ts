/** Luminance quantisation table of the JPEG standard (ITU-T T.81, table K.1). */
const TABLE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

const COSINE = new Float32Array(64);
for (let k = 0; k < 8; k++)
  for (let n = 0; n < 8; n++)
    COSINE[k * 8 + n] = (k === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * n + 1) * k * Math.PI) / 16);

const TRANSPOSED = COSINE.map((_, i) => COSINE[(i % 8) * 8 + (i >> 3)] as number);

/** What JPEG of a given quality (1..100) does to grey levels 0..1, in place; sizes are multiples of eight. */
export function jpegArtefacts(pixels: Float32Array, width: number, height: number, quality: number): void {
  const scale = (quality < 50 ? 5000 / quality : 200 - 2 * quality) / 100;
  const steps = TABLE.map((q) => Math.max(1, q * scale) / 255);
  const block = new Float32Array(64);
  const half = new Float32Array(64);
  for (let by = 0; by + 8 <= height; by += 8) {
    for (let bx = 0; bx + 8 <= width; bx += 8) {
      for (let y = 0; y < 8; y++)
        for (let x = 0; x < 8; x++) block[y * 8 + x] = pixels[(by + y) * width + bx + x] as number;
      transform(block, half, true);
      for (let i = 0; i < 64; i++) {
        const step = steps[i] as number;
        block[i] = Math.round((block[i] as number) / step) * step;
      }
      transform(block, half, false);
      for (let y = 0; y < 8; y++)
        for (let x = 0; x < 8; x++) pixels[(by + y) * width + bx + x] = block[y * 8 + x] as number;
    }
  }
}

/** Two-dimensional DCT of an 8x8 block, or its inverse. */
function transform(block: Float32Array, half: Float32Array, forward: boolean): void {
  const matrix = forward ? COSINE : TRANSPOSED;
  multiply(block, half, matrix, 8, 1);
  multiply(half, block, matrix, 1, 8);
}

function multiply(
  from: Float32Array,
  to: Float32Array,
  matrix: Float32Array,
  line: number,
  step: number,
): void {
  for (let r = 0; r < 8; r++) {
    for (let k = 0; k < 8; k++) {
      let sum = 0;
      for (let n = 0; n < 8; n++)
        sum += (from[r * line + n * step] as number) * (matrix[k * 8 + n] as number);
      to[r * line + k * step] = sum;
    }
  }
}
