import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { type Manifest, manifestSchema } from './manifest.js';
import { ModelRefused } from './model-error.js';
import { type Label, labels } from './types.js';

/** A model as it lies on disk, its checksums verified. */
export interface Model {
  readonly manifest: Manifest;
  /** The classes in the order of the model's outputs. */
  readonly order: readonly Label[];
  readonly artifacts: io.ModelArtifacts;
}

/** The parts of TensorFlow.js' model.json that are checked here; the rest is for its loader. */
const modelJson = z.looseObject({
  modelTopology: z.looseObject({}),
  weightsManifest: z.array(
    z.looseObject({ paths: z.array(z.string()), weights: z.array(z.looseObject({ name: z.string() })) }),
  ),
});

const metadataJson = z.looseObject({ labels: z.array(z.string()) });

/**
 * Reads manifest, topology and weights of a model folder. Plain file reads: a path is never a URL, and no file
 * outside the folder is opened, whatever the model's JSON says.
 *
 * @throws ModelRefused with the reason, in words for an operator.
 */
export async function readModel(directory: string): Promise<Model> {
  const manifest = parse(manifestSchema, await read(directory, 'manifest.json'), 'manifest.json');
  const topology = await readVerified(directory, manifest, manifest.file);
  const { weightsManifest, ...json } = parse(modelJson, topology, manifest.file);
  const shards = weightsManifest.flatMap((group) => group.paths);
  const bytes = await Promise.all(shards.map((shard) => readVerified(directory, manifest, shard)));
  const artifacts: io.ModelArtifacts = {
    ...json,
    weightSpecs: weightsManifest.flatMap((group) => group.weights) as unknown as io.WeightsManifestEntry[],
    weightData: Uint8Array.from(Buffer.concat(bytes)).buffer,
  };
  return { manifest, order: await readOrder(directory, manifest), artifacts };
}

async function readOrder(directory: string, manifest: Manifest): Promise<readonly Label[]> {
  if (Array.isArray(manifest.labels)) return manifest.labels;
  const { file, names } = manifest.labels;
  const given = namesIn(await readVerified(directory, manifest, file), file);
  const missing = labels.find((label) => !given.includes(names[label]));
  if (missing !== undefined) {
    throw new ModelRefused(`${file} has no class "${names[missing]}", only ${given.join(', ')}`);
  }
  // Leaving a class out would spread its share over the others, as if it had never been likely.
  if (given.length !== labels.length) {
    throw new ModelRefused(
      `${file} names ${given.length} classes (${given.join(', ')}), and the line knows ${labels.length}`,
    );
  }
  return given.flatMap((name) => labels.filter((label) => names[label] === name));
}

/** The classes' names in a file of the export: Teachable Machine writes `metadata.json`, everything else a name a line. */
export function namesIn(bytes: Buffer, file: string): readonly string[] {
  if (file.endsWith('.json')) return parse(metadataJson, bytes, file).labels;
  const lines = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

async function readVerified(directory: string, manifest: Manifest, file: string): Promise<Buffer> {
  const expected = manifest.sha256[file];
  if (expected === undefined) throw new ModelRefused(`manifest.json has no checksum for ${basename(file)}`);
  const bytes = await read(directory, file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== expected) throw new ModelRefused(`the checksum of ${file} is not the one in manifest.json`);
  return bytes;
}

async function read(directory: string, file: string): Promise<Buffer> {
  try {
    return await readFile(join(directory, file));
  } catch (cause) {
    throw new ModelRefused(`${file} cannot be read in the model's folder`, { cause });
  }
}

function parse<T>(schema: z.ZodType<T>, bytes: Buffer, file: string): T {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new ModelRefused(`${file} is not JSON`, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new ModelRefused(`${file} does not fit${where === '' ? '' : ` at ${where}`}: ${issue?.message}`);
}
