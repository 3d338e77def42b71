import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Pixels, toTensor } from '@lungline/radiograph';
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { fromFloat16, toFloat16 } from './float16.js';
import { type LungField, lungsOf } from './lung-field.js';
import { LUNG_SIDE, lungLogits } from './lung-network.js';
import type { Weight } from './network.js';

const manifestSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  /** Of `weights.bin`: float16, one tensor after the other. */
  sha256: z.string(),
  tensors: z.array(z.strictObject({ name: z.string(), shape: z.array(z.int()) })),
  /** On films of patients that took no part in training. */
  figures: z.strictObject({
    films: z.int(),
    patients: z.int(),
    dice: z.strictObject({ value: z.number(), interval: z.tuple([z.number(), z.number()]) }),
    lowest: z.number(),
  }),
  training: z.record(z.string(), z.unknown()),
});

export type LungManifest = z.output<typeof manifestSchema>;

/** Finds the lungs on films; on whichever engine is set. */
export interface LungSegmenter {
  readonly manifest: LungManifest;
  /** Undefined where it finds none. */
  find(film: Pixels): LungField | undefined;
}

/** @throws where the folder's weights are not those of its manifest. */
export async function openLungSegmenter(folder: string): Promise<LungSegmenter> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'lungs.json'), 'utf8')));
  const bytes = await readFile(join(folder, 'weights.bin'));
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.sha256) {
    throw new Error(`The weights in ${folder} are not those of lungs.json`);
  }
  const values = fromFloat16(new Uint16Array(Uint8Array.from(bytes).buffer));
  const weights = new Map<string, tf.Tensor>();
  let from = 0;
  for (const { name, shape } of manifest.tensors) {
    const count = shape.reduce((product, side) => product * side, 1);
    weights.set(name, tf.tensor(values.slice(from, from + count), shape));
    from += count;
  }
  return { manifest, find: (film) => lungsOf(markedLungs(weights, lungInput(film))) };
}

export async function writeLungs(
  folder: string,
  weights: ReadonlyMap<string, Weight>,
  { figures, training, day }: Pick<LungManifest, 'figures' | 'training'> & { readonly day: string },
): Promise<LungManifest> {
  const bytes = Buffer.concat(
    [...weights.values()].map(({ values }) => Buffer.from(toFloat16(values).buffer)),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const manifest: LungManifest = {
    schema: 1,
    id: `lungline-lungs-${day.replaceAll('-', '')}-${sha256.slice(0, 8)}`,
    sha256,
    tensors: [...weights].map(([name, { shape }]) => ({ name, shape: [...shape] })),
    figures,
    training: { ...training, date: day },
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'weights.bin'), bytes);
  await writeFile(join(folder, 'lungs.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** `Float32Array [128, 128]`, -1..1: the whole film in a square, its grey levels equalised. */
export function lungInput(film: Pixels): Float32Array {
  const spec = {
    size: LUNG_SIDE,
    colour: 'grey',
    range: [-1, 1],
    crop: 'stretch',
    equalise: 'clahe',
  } as const;
  // The three channels that the line's preprocessing gives are one and the same.
  return toTensor(film, spec).filter((_, i) => i % 3 === 0);
}

/** What the network takes for lung, before anything is tidied up. */
export function markedLungs(weights: ReadonlyMap<string, tf.Tensor>, input: Float32Array): LungField {
  const logits = tf.tidy(() =>
    lungLogits(weights, tf.tensor4d(input, [1, LUNG_SIDE, LUNG_SIDE, 1])).dataSync<'float32'>(),
  ) as unknown as Float32Array;
  return { size: LUNG_SIDE, places: Uint8Array.from(logits, (logit) => (logit > 0 ? 1 : 0)) };
}
