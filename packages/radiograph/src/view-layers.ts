/** The small network that looks at how a film lies in its picture: what it is built of, for learning and for reading. */
export const viewLayers = [
  { type: 'conv', kernel: 5, stride: 2, channels: 12 },
  { type: 'conv', kernel: 3, stride: 2, channels: 24 },
  { type: 'conv', kernel: 3, stride: 2, channels: 48 },
  { type: 'conv', kernel: 1, stride: 1, channels: 16 },
  { type: 'dense', channels: 48 },
  { type: 'dense', channels: 8 },
] as const;

/** Side of the square into which the whole picture is squeezed. */
export const VIEW_SIDE = 48;

/** Where each answer stands among the eight outputs, all of them logits. */
export const viewOutputs = { turns: 0, inverted: 4, several: 5, cutOff: 6, film: 7 } as const;

export type Volume = { readonly side: number; readonly channels: number; readonly data: Float32Array };

/** Convolution with `SAME` padding as TensorFlow pads, and a ramp behind it. `weights` [k, k, in, out], then biases [out]. */
export function convolve(
  input: Volume,
  layer: { readonly kernel: number; readonly stride: number; readonly channels: number },
  weights: Float32Array,
): Volume {
  const { kernel, stride, channels } = layer;
  const side = Math.ceil(input.side / stride);
  const before = Math.max((side - 1) * stride + kernel - input.side, 0) >> 1;
  const count = kernel * kernel * input.channels * channels;
  const biases = weights.subarray(count, count + channels);
  const data = new Float32Array(side * side * channels);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const out = data.subarray((y * side + x) * channels, (y * side + x + 1) * channels);
      out.set(biases);
      for (let ky = 0; ky < kernel; ky++) {
        const sy = y * stride - before + ky;
        if (sy < 0 || sy >= input.side) continue;
        for (let kx = 0; kx < kernel; kx++) {
          const sx = x * stride - before + kx;
          if (sx < 0 || sx >= input.side) continue;
          const from = (sy * input.side + sx) * input.channels;
          multiply(
            input.data,
            from,
            input.channels,
            weights,
            (ky * kernel + kx) * input.channels * channels,
            out,
          );
        }
      }
      for (let c = 0; c < channels; c++) if ((out[c] as number) < 0) out[c] = 0;
    }
  }
  return { side, channels, data };
}

/** `weights` [in, out], then biases [out]. */
export function dense(input: Float32Array, channels: number, weights: Float32Array): Float32Array {
  const out = weights.slice(input.length * channels, (input.length + 1) * channels);
  multiply(input, 0, input.length, weights, 0, out);
  return out;
}

function multiply(
  input: Float32Array,
  from: number,
  count: number,
  weights: Float32Array,
  at: number,
  out: Float32Array,
): void {
  const channels = out.length;
  for (let i = 0; i < count; i++) {
    const value = input[from + i] as number;
    if (value === 0) continue;
    const row = at + i * channels;
    for (let c = 0; c < channels; c++) out[c] = (out[c] as number) + value * (weights[row + c] as number);
  }
}
