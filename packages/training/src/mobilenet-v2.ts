import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { foldLayersModel, type KerasLayer } from './fold-layers-model.js';
import type { Network, Weight } from './network.js';

interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  /** `value = code * scale + min`, one byte a weight. */
  readonly quantization: { readonly min: number; readonly scale: number; readonly dtype: 'uint8' };
}

interface LayersModel {
  readonly modelTopology: {
    readonly model_config: { readonly config: { readonly layers: readonly KerasLayer[] } };
  };
  readonly weightsManifest: readonly { readonly weights: readonly WeightEntry[] }[];
}

/**
 * MobileNetV2 (Sandler et al. 2018) up to its last 1,280 channels at 1/32 of the resolution, 2.2 million weights.
 *
 * From the npm package `nsfwjs` (MIT): weights that began with ImageNet and went on with a large collection of
 * photos. Only the convolutions are taken; its own head is left behind.
 */
export function mobilenetV2(): Network {
  const model = packaged('model.min.js') as LayersModel;
  const bytes = Buffer.from(packaged('group1-shard1of1.min.js') as string, 'base64');
  const { layers } = model.modelTopology.model_config.config;
  const origin =
    'A MobileNetV2 (MIT, trained on ImageNet and a collection of photos, weights from the npm package `nsfwjs`; fine-tuned here)';
  return foldLayersModel({ name: 'mobilenet-v2', origin }, layers, decode(model, bytes), 'out_relu');
}

/** The package keeps topology and weights as CommonJS modules below `dist/models`, not among its exports. */
function packaged(file: string): unknown {
  const require = createRequire(import.meta.url);
  const dist = dirname(dirname(require.resolve('nsfwjs')));
  const module = require(join(dist, 'models', 'mobilenet_v2', file));
  return module.default ?? module;
}

function decode(model: LayersModel, bytes: Buffer): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const { name, shape, quantization } of model.weightsManifest.flatMap((group) => group.weights)) {
    const count = shape.reduce((product, side) => product * side, 1);
    const codes = bytes.subarray(offset, offset + count);
    weights.set(name, {
      shape,
      values: Float32Array.from(codes, (code) => code * quantization.scale + quantization.min),
    });
    offset += count;
  }
  return weights;
}
