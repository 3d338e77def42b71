import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import type { GraphFiles } from './export-graph.js';
import type { Reader } from './readings.js';

/** An exported graph on whichever engine is set. */
export async function graphReader(graph: GraphFiles): Promise<Reader> {
  const json = JSON.parse(Buffer.from(graph.get('model.json') ?? []).toString());
  const weights = graph.get('weights.bin') ?? new Uint8Array();
  const model = await loadGraphModel({
    load: async () => ({
      modelTopology: json.modelTopology,
      format: json.format,
      signature: json.signature,
      weightSpecs: json.weightsManifest[0].weights,
      weightData: new Uint8Array(weights).buffer,
    }),
  });
  return async (image, pictures) => {
    const side = Math.sqrt(image.length / pictures / 3);
    const input = tf.tensor4d(image, [pictures, side, side, 3]);
    const [logits, gate] = model.execute({ image: input }, ['logits', 'gate']) as [tf.Tensor2D, tf.Tensor2D];
    const answer = { logits: await logits.array(), gate: Array.from(await gate.data()) };
    tf.dispose([input, logits, gate]);
    return answer;
  };
}

export async function readGraph(folder: string): Promise<GraphFiles> {
  const names = ['model.json', 'weights.bin'];
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}
