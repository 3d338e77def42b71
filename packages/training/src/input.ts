import { type Pixels, type TensorSpec, toTensor } from '@lungline/radiograph';
import type { Grey } from './grey.js';

/** How the shipped network takes its input; goes into the manifest as it stands. */
export const inputSpec = {
  size: 288,
  colour: 'grey',
  range: [-1, 1],
  crop: 'centre-square',
  equalise: 'clahe',
} as const satisfies TensorSpec;

/** The line's own way from a picture to network input, for a picture made here. */
export function greyToTensor(picture: Grey, into: Float32Array): void {
  toTensor(greyToPixels(picture), inputSpec, into);
}

export function greyToPixels({ width, height, pixels }: Grey): Pixels {
  const data = new Uint8ClampedArray(pixels.length);
  for (let i = 0; i < pixels.length; i++) data[i] = 255 * (pixels[i] as number);
  return { width, height, channels: 1, data };
}

export function pixelsToGrey({ width, height, data }: Pixels): Grey {
  const pixels = new Float32Array(data.length);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (data[i] as number) / 255;
  return { width, height, pixels };
}
