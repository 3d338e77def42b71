import { readFileSync } from 'node:fs';
import type { Pixels } from './pixels.js';
import { resample } from './resample.js';
import { convolve, dense, VIEW_SIDE, type Volume, viewLayers, viewOutputs } from './view-layers.js';

/** How a film lies in its picture, in shares 0..1. */
export interface View {
  /** That it stands upright, or is turned clockwise by one, two or three quarters; they add up to 1. */
  readonly turns: readonly [number, number, number, number];
  /** That its greys are reversed: bones black, air white. */
  readonly inverted: number;
  /** That the picture holds more than one film. */
  readonly several: number;
  /** That so much of the film is missing that a lung cannot be judged. */
  readonly cutOff: number;
  /** That there is a frontal film at all, however it lies. Coarser than a model's gate, and only to doubt the rest by. */
  readonly film: number;
}

let weights: Float32Array | undefined;

/** Looks at the whole of a grey picture. The weights are learned in packages/checks and read on the first call. */
export function readView(grey: Pixels, aspect = grey.width / grey.height): View {
  weights ??= readWeights();
  return toView(viewLogits(viewInput(grey), aspect, weights));
}

/** The picture squeezed into the small square, mean 0 and deviation 1. */
export function viewInput(grey: Pixels): Float32Array {
  const whole = { left: 0, top: 0, width: grey.width, height: grey.height };
  const { data } = resample(grey, whole, VIEW_SIDE, VIEW_SIDE);
  let sum = 0;
  let squares = 0;
  for (const level of data) {
    sum += level;
    squares += level * level;
  }
  const mean = sum / data.length;
  const deviation = Math.sqrt(Math.max(squares / data.length - mean * mean, 1));
  return Float32Array.from(data, (level) => (level - mean) / deviation);
}

/** The eight outputs. The picture's aspect joins behind the convolutions: squeezed, two films side by side look narrow. */
export function viewLogits(input: Float32Array, aspect: number, all: Float32Array): Float32Array {
  let volume: Volume = { side: VIEW_SIDE, channels: 1, data: input };
  let vector: Float32Array | undefined;
  let from = 0;
  for (const layer of viewLayers) {
    const rest = all.subarray(from);
    if (layer.type === 'conv') {
      from += (layer.kernel ** 2 * volume.channels + 1) * layer.channels;
      volume = convolve(volume, layer, rest);
      continue;
    }
    const given: Float32Array =
      vector?.map((value) => Math.max(value, 0)) ?? Float32Array.of(...volume.data, aspectFeature(aspect));
    from += (given.length + 1) * layer.channels;
    vector = dense(given, layer.channels, rest);
  }
  if (vector === undefined || from !== all.length) throw new Error('the view network and its weights differ');
  return vector;
}

export function aspectFeature(aspect: number): number {
  return Math.max(-1, Math.min(1, Math.log2(aspect)));
}

function toView(logits: Float32Array): View {
  const sigmoid = (at: number): number => 1 / (1 + Math.exp(-(logits[at] as number)));
  const top = Math.max(...logits.subarray(0, 4));
  const powers = [0, 1, 2, 3].map((at) => Math.exp((logits[at] as number) - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  const [a = 0, b = 0, c = 0, d = 0] = powers.map((power) => power / sum);
  return {
    turns: [a, b, c, d],
    inverted: sigmoid(viewOutputs.inverted),
    several: sigmoid(viewOutputs.several),
    cutOff: sigmoid(viewOutputs.cutOff),
    film: sigmoid(viewOutputs.film),
  };
}

function readWeights(): Float32Array {
  const bytes = readFileSync(new URL('../assets/view-network.bin', import.meta.url));
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
