import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toFloat16 } from './float16.js';
import type { Activation, Layer, Network, Weight } from './network.js';

/** Files of a TensorFlow.js graph model, by name. */
export type GraphFiles = ReadonlyMap<string, Uint8Array>;

type Attribute = Readonly<Record<string, unknown>>;

interface Node {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr: Readonly<Record<string, Attribute>>;
}

const FLOAT: Attribute = { type: 'DT_FLOAT' };
const INT: Attribute = { type: 'DT_INT32' };
/** Strings in a GraphDef are bytes, in JSON as base64. */
const text = (value: string): string => Buffer.from(value).toString('base64');
const texts = (values: readonly string[]): Attribute => ({ list: { s: values.map(text) } });
const integers = (values: readonly number[]): Attribute => ({ list: { i: values.map(String) } });

/**
 * Writes backbone and heads as a TensorFlow.js graph model of fused operations, three times as fast on WebAssembly
 * as separate ones. Outputs are `logits [N, classes]`, `gate [N, 1]` and `cam [N, h, w, classes]`, whose mean over
 * places is `logits`.
 *
 * @param weights all of the network's, and `class/kernel [channels, classes]`, `class/bias`, `gate/kernel`, `gate/bias`.
 * @param precision `float16` halves the file; engines widen it to float32 when they load it.
 */
export function exportGraph(
  network: Network,
  weights: ReadonlyMap<string, Weight>,
  size: number,
  precision: 'float32' | 'float16' = 'float16',
): GraphFiles {
  const constants = new Map<string, Weight | Int32Array>();
  const nodes: Node[] = [placeholder('image', [-1, size, size, 3])];
  const rename = (name: string): string => (name === network.input ? 'image' : name);
  const constant = (name: string, value: Weight | Int32Array): string => {
    constants.set(name, value);
    nodes.push(constantNode(name, value));
    return name;
  };
  const weight = (name: string, shape?: readonly number[]): string => {
    const found = weights.get(name);
    if (found === undefined) throw new Error(`No weight ${name} to export`);
    return constant(name, shape ? { ...found, shape } : found);
  };

  for (const layer of network.layers) nodes.push(layerNode(layer, rename, constant, weight));

  const classes = weights.get('class/bias')?.values.length ?? 0;
  const places = constant('places', Int32Array.of(1, 2));
  nodes.push(
    {
      name: 'cam',
      op: '_FusedConv2D',
      input: [
        network.output,
        weight('class/kernel', [1, 1, network.channels, classes]),
        weight('class/bias'),
      ],
      attr: convolution(1, 'valid', 'linear'),
    },
    { name: 'logits', op: 'Mean', input: ['cam', places], attr: MEAN },
    { name: 'pooled', op: 'Mean', input: [network.output, places], attr: MEAN },
    {
      name: 'gate',
      op: '_FusedMatMul',
      input: ['pooled', weight('gate/kernel'), weight('gate/bias')],
      attr: {
        T: FLOAT,
        fused_ops: texts(['BiasAdd']),
        num_args: { i: '1' },
        transpose_a: { b: false },
        transpose_b: { b: false },
      },
    },
  );
  return files(nodes, constants, size, classes, precision);
}

export async function writeGraph(folder: string, graph: GraphFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of graph) await writeFile(join(folder, name), bytes);
}

const MEAN = { T: FLOAT, Tidx: INT, keep_dims: { b: false } };

function layerNode(
  layer: Layer,
  rename: (name: string) => string,
  constant: (name: string, value: Int32Array) => string,
  weight: (name: string) => string,
): Node {
  const { name } = layer;
  if (layer.kind === 'add') {
    return { name, op: 'AddV2', input: [rename(layer.left), rename(layer.right)], attr: { T: FLOAT } };
  }
  if (layer.kind === 'pad') {
    const { before, after } = layer;
    const paddings = constant(`${name}/paddings`, Int32Array.of(0, 0, before, after, before, after, 0, 0));
    return { name, op: 'Pad', input: [rename(layer.input), paddings], attr: { T: FLOAT, Tpaddings: INT } };
  }
  return {
    name,
    op: layer.kind === 'conv' ? '_FusedConv2D' : 'FusedDepthwiseConv2dNative',
    input: [rename(layer.input), weight(`${name}/kernel`), weight(`${name}/bias`)],
    attr: convolution(layer.stride, layer.padding, layer.activation),
  };
}

function convolution(stride: number, padding: string, activation: Activation): Node['attr'] {
  const fused = { linear: [], relu: ['Relu'], relu6: ['Relu6'] }[activation];
  return {
    T: FLOAT,
    strides: integers([1, stride, stride, 1]),
    dilations: integers([1, 1, 1, 1]),
    padding: { s: text(padding.toUpperCase()) },
    data_format: { s: text('NHWC') },
    explicit_paddings: { list: {} },
    fused_ops: texts(['BiasAdd', ...fused]),
    num_args: { i: '1' },
    epsilon: { f: 0 },
  };
}

function placeholder(name: string, shape: readonly number[]): Node {
  return { name, op: 'Placeholder', attr: { dtype: FLOAT, shape: { shape: dimensions(shape) } } };
}

function constantNode(name: string, value: Weight | Int32Array): Node {
  const dtype = value instanceof Int32Array ? INT : FLOAT;
  return {
    name,
    op: 'Const',
    attr: {
      dtype,
      value: { tensor: { dtype: dtype['type'], tensorShape: dimensions(shapeOf(name, value)) } },
    },
  };
}

function dimensions(shape: readonly number[]): { dim: { size: string }[] } {
  return { dim: shape.map((side) => ({ size: String(side) })) };
}

function shapeOf(name: string, value: Weight | Int32Array): readonly number[] {
  if (!(value instanceof Int32Array)) return value.shape;
  return name.endsWith('/paddings') ? [4, 2] : [value.length];
}

function files(
  nodes: readonly Node[],
  constants: ReadonlyMap<string, Weight | Int32Array>,
  size: number,
  classes: number,
  precision: 'float32' | 'float16',
): GraphFiles {
  const entries: unknown[] = [];
  const parts: Uint8Array[] = [];
  for (const [name, value] of constants) {
    const shape = shapeOf(name, value);
    if (value instanceof Int32Array) {
      entries.push({ name, shape, dtype: 'int32' });
      parts.push(bytesOf(value));
    } else if (precision === 'float32') {
      entries.push({ name, shape, dtype: 'float32' });
      parts.push(bytesOf(value.values));
    } else {
      const quantization = { dtype: 'float16', original_dtype: 'float32' };
      entries.push({ name, shape, dtype: 'float32', quantization });
      parts.push(bytesOf(toFloat16(value.values)));
    }
  }
  const tensor = (name: string, shape: readonly number[]): Record<string, unknown> => ({
    [name]: { name: `${name}:0`, dtype: 'DT_FLOAT', tensorShape: dimensions(shape) },
  });
  const model = {
    format: 'graph-model',
    generatedBy: 'lungline',
    convertedBy: 'lungline train',
    signature: {
      inputs: tensor('image', [-1, size, size, 3]),
      outputs: {
        ...tensor('logits', [-1, classes]),
        ...tensor('gate', [-1, 1]),
        ...tensor('cam', [-1, -1, -1, classes]),
      },
    },
    modelTopology: { node: nodes, library: {}, versions: { producer: 1395 } },
    weightsManifest: [{ paths: ['weights.bin'], weights: entries }],
  };
  return new Map([
    ['model.json', Buffer.from(`${JSON.stringify(model)}\n`)],
    ['weights.bin', Buffer.concat(parts)],
  ]);
}

function bytesOf(values: Int32Array | Float32Array | Uint16Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
