import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from './manifest.js';

export const SIZE = 32;
const FEATURES = 3;

type Node = Record<string, unknown>;

const node = (name: string, op: string, input: string[], attr: Record<string, unknown> = {}): Node => ({
  name,
  op,
  input,
  attr: { T: { type: 'DT_FLOAT' }, ...attr },
});

const ints = (...values: number[]) => ({ list: { i: values.map(String) } });

const variable = (name: string, shape: number[]) => ({
  name,
  op: 'Const',
  attr: {
    dtype: { type: 'DT_FLOAT' },
    value: {
      tensor: { dtype: 'DT_FLOAT', tensorShape: { dim: shape.map((size) => ({ size: String(size) })) } },
    },
  },
});

/** Top, middle and bottom of the picture speak for one class each; a dark picture is no film to this model. */
export const thirds = { normal: 'top', pneumonia: 'middle', covid19: 'bottom' } as const;

const topology = {
  versions: { producer: 27 },
  node: [
    {
      name: 'film',
      op: 'Placeholder',
      attr: {
        dtype: { type: 'DT_FLOAT' },
        shape: { shape: { dim: [-1, SIZE, SIZE, 3].map((size) => ({ size: String(size) })) } },
      },
    },
    variable('bands', [SIZE * SIZE * 3, FEATURES]),
    variable('gate_weights', [SIZE * SIZE * 3, 1]),
    variable('gate_bias', [1]),
    variable('cam_weights', [1, 1, 3, FEATURES]),
    {
      name: 'flat_shape',
      op: 'Const',
      attr: {
        dtype: { type: 'DT_INT32' },
        value: { tensor: { dtype: 'DT_INT32', tensorShape: { dim: [{ size: '2' }] } } },
      },
    },
    node('flat', 'Reshape', ['film', 'flat_shape'], { Tshape: { type: 'DT_INT32' } }),
    node('logits', 'MatMul', ['flat', 'bands'], { transpose_a: { b: false }, transpose_b: { b: false } }),
    node('gate_product', 'MatMul', ['flat', 'gate_weights'], {
      transpose_a: { b: false },
      transpose_b: { b: false },
    }),
    node('gate', 'BiasAdd', ['gate_product', 'gate_bias'], {
      data_format: { s: Buffer.from('NHWC').toString('base64') },
    }),
    node('pooled', 'AvgPool', ['film'], {
      ksize: ints(1, 4, 4, 1),
      strides: ints(1, 4, 4, 1),
      padding: { s: Buffer.from('VALID').toString('base64') },
      data_format: { s: Buffer.from('NHWC').toString('base64') },
    }),
    node('cam', 'Conv2D', ['pooled', 'cam_weights'], {
      strides: ints(1, 1, 1, 1),
      dilations: ints(1, 1, 1, 1),
      padding: { s: Buffer.from('VALID').toString('base64') },
      data_format: { s: Buffer.from('NHWC').toString('base64') },
      use_cudnn_on_gpu: { b: false },
    }),
  ],
};

function weights(): { specs: Node[]; bytes: Buffer } {
  const bands = new Float32Array(SIZE * SIZE * 3 * FEATURES);
  for (let i = 0; i < SIZE * SIZE * 3; i++) {
    const row = Math.floor(i / (SIZE * 3));
    const band = Math.min(FEATURES - 1, Math.floor((row * FEATURES) / SIZE));
    bands[i * FEATURES + band] = 12 / (SIZE * SIZE);
  }
  // Mean of the input (0..1) minus 0.1, times 100.
  const gateWeights = new Float32Array(SIZE * SIZE * 3).fill(100 / (SIZE * SIZE * 3));
  const gateBias = new Float32Array([-10]);
  const cam = new Float32Array(3 * FEATURES).fill(1);
  const floats = [
    { name: 'bands', shape: [SIZE * SIZE * 3, FEATURES], data: bands },
    { name: 'gate_weights', shape: [SIZE * SIZE * 3, 1], data: gateWeights },
    { name: 'gate_bias', shape: [1], data: gateBias },
    { name: 'cam_weights', shape: [1, 1, 3, FEATURES], data: cam },
  ];
  const shape = new Int32Array([-1, SIZE * SIZE * 3]);
  return {
    specs: [
      ...floats.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
      { name: 'flat_shape', shape: [2], dtype: 'int32' },
    ],
    bytes: Buffer.concat([...floats.map(({ data }) => Buffer.from(data.buffer)), Buffer.from(shape.buffer)]),
  };
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

/**
 * A graph model of a few operations, written by hand, for tests and trials: small enough to know what it must say.
 */
export async function makeModel(
  change: (manifest: Manifest) => unknown = (manifest) => manifest,
): Promise<{ readonly directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'lungline-model-'));
  const { specs, bytes } = weights();
  const json = JSON.stringify({
    format: 'graph-model',
    generatedBy: 'test',
    convertedBy: 'test',
    modelTopology: topology,
    weightsManifest: [{ paths: ['weights.bin'], weights: specs }],
  });
  const manifest: Manifest = {
    schema: 1,
    id: 'thirds-1',
    format: 'graph',
    file: 'model.json',
    sha256: { 'model.json': sha256(json), 'weights.bin': sha256(bytes) },
    input: { size: SIZE, colour: 'grey', range: [0, 1], crop: 'centre-square', equalise: 'none' },
    labels: ['normal', 'pneumonia', 'covid19'],
    outputs: { logits: 'logits', gate: 'gate', cam: 'cam' },
    calibration: { temperature: 1 },
    gate: { threshold: 0.5 },
    decision: { uncertainBelow: 0.5 },
  };
  await writeFile(join(directory, 'model.json'), json);
  await writeFile(join(directory, 'weights.bin'), bytes);
  await writeFile(join(directory, 'manifest.json'), JSON.stringify(change(manifest)));
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
