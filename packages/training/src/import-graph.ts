import type { GraphFiles } from './export-graph.js';
import { fromFloat16 } from './float16.js';
import type { Weight } from './network.js';

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  readonly quantization?: { readonly dtype: 'float16' };
}

/** The weights of a graph that `exportGraph` wrote, under the names that training knows. */
export function importGraph(graph: GraphFiles): Map<string, Weight> {
  const model = JSON.parse(Buffer.from(graph.get('model.json') ?? []).toString());
  const bytes = Uint8Array.from(graph.get('weights.bin') ?? []);
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const { name, shape, dtype, quantization } of model.weightsManifest[0].weights as readonly Entry[]) {
    const count = shape.reduce((product, side) => product * side, 1);
    const size = count * (quantization ? 2 : 4);
    const data = bytes.slice(offset, offset + size).buffer;
    offset += size;
    if (dtype === 'int32') continue;
    const values = quantization ? fromFloat16(new Uint16Array(data)) : new Float32Array(data);
    // As a convolution over one place the head has two more sides than training gives it.
    weights.set(name, { shape: name === 'class/kernel' ? shape.slice(2) : shape, values });
  }
  return weights;
}
