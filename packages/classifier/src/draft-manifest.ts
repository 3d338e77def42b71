import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Manifest, manifestSchema } from './manifest.js';
import { ModelRefused } from './model-error.js';
import { namesIn } from './read-model.js';
import { type Label, labels } from './types.js';

/** A class as the model's maker named it, where it cannot be told from the name. */
export type ClassNames = Readonly<Partial<Record<Label, string>>>;

const layer: z.ZodType<Layer> = z.looseObject({
  class_name: z.string(),
  config: z.looseObject({
    name: z.string().optional(),
    activation: z.string().optional(),
    batch_input_shape: z.array(z.int().nullable()).optional(),
    get layers() {
      return z.array(layer).optional();
    },
    output_layers: z.array(z.tuple([z.string()], z.unknown())).optional(),
  }),
});

interface Layer {
  readonly class_name: string;
  readonly config: {
    readonly name?: string | undefined;
    readonly activation?: string | undefined;
    readonly batch_input_shape?: readonly (number | null)[] | undefined;
    readonly layers?: readonly Layer[] | undefined;
    readonly output_layers?: readonly (readonly [string, ...unknown[]])[] | undefined;
  };
}

const node = z.looseObject({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.looseObject({ shape: z.unknown().optional() }).optional(),
});
type Node = z.output<typeof node>;

const modelJson = z.looseObject({
  modelTopology: z.looseObject({ node: z.array(node).optional(), model_config: layer.optional() }),
  weightsManifest: z.array(z.looseObject({ paths: z.array(z.string()) })),
});

/** What of the manifest can be read off the network itself. */
interface Network {
  readonly format: Manifest['format'];
  readonly size: number;
  readonly channels: number;
  readonly output: string;
  readonly isSoftmax: boolean;
}

/**
 * A manifest for a model that was exported elsewhere, as far as its files tell: format, checksums, size, output, names of
 * the classes, and how Teachable Machine (metadata.json) and Custom Vision (labels.txt) feed theirs. How a Keras model
 * was fed only its maker knows: 0 to 1 is assumed.
 *
 * @throws ModelRefused where something is missing that only a person can say.
 */
export async function draftManifest(directory: string, given: ClassNames = {}): Promise<Manifest> {
  const file = 'model.json';
  const read = async (name: string): Promise<Buffer> => {
    if (!existsSync(join(directory, name))) throw new ModelRefused(`the folder holds no ${name}`);
    return await readFile(join(directory, name));
  };
  const parsed = modelJson.safeParse(JSON.parse((await read(file)).toString('utf8')));
  if (!parsed.success)
    throw new ModelRefused(`${file} is no TensorFlow.js model: ${parsed.error.issues[0]?.message}`);
  const { modelTopology, weightsManifest } = parsed.data;
  const network = modelTopology.node ? fromGraph(modelTopology.node) : fromLayers(modelTopology.model_config);
  const namesFile = ['metadata.json', 'labels.txt'].find((name) => existsSync(join(directory, name)));
  const files = [file, ...weightsManifest.flatMap(({ paths }) => paths), ...(namesFile ? [namesFile] : [])];
  const sums = await Promise.all(
    files.map(
      async (name) =>
        [
          name,
          createHash('sha256')
            .update(await read(name))
            .digest('hex'),
        ] as const,
    ),
  );
  return manifestSchema.parse({
    schema: 1,
    id: basename(directory)
      .replace(/[^A-Za-z0-9._-]/g, '-')
      .slice(0, 64),
    format: network.format,
    file,
    sha256: Object.fromEntries(sums),
    input: { size: network.size, ...feeding(network, namesFile), equalise: 'none' },
    labels: namesFile
      ? { file: namesFile, names: classNames(namesIn(await read(namesFile), namesFile), given) }
      : labels,
    outputs: { [network.isSoftmax ? 'probabilities' : 'logits']: network.output },
    calibration: { temperature: 1 },
    decision: { uncertainBelow: 0.6 },
  });
}

function feeding(
  { channels }: Network,
  namesFile: string | undefined,
): Pick<Manifest['input'], 'colour' | 'range' | 'crop'> {
  if (namesFile === 'metadata.json')
    return { colour: 'rgb', range: [-1, 255 / 127 - 1], crop: 'centre-square' };
  if (namesFile === 'labels.txt') return { colour: 'bgr', range: [0, 255], crop: 'centre-square' };
  return { colour: channels === 1 ? 'mono' : 'rgb', range: [0, 1], crop: 'centre-square' };
}

const likelyNames: Readonly<Record<Label, RegExp>> = {
  covid19: /covid|corona|sars/i,
  pneumonia: /pneumon|infect|opacity/i,
  normal: /normal|healthy|negative|no.?finding/i,
};

function classNames(known: readonly string[], given: ClassNames): Record<Label, string> {
  const nameOf = (label: Label): string => {
    const [name, ...others] = known.filter((candidate) => likelyNames[label].test(candidate));
    const told = given[label] ?? (others.length === 0 ? name : undefined);
    if (told === undefined) {
      throw new ModelRefused(`which of its classes is ${label} cannot be told from their names: say it`);
    }
    return told;
  };
  return { normal: nameOf('normal'), pneumonia: nameOf('pneumonia'), covid19: nameOf('covid19') };
}

function fromGraph(nodes: readonly Node[]): Network {
  const shape = JSON.stringify(nodes.find(({ op }) => op === 'Placeholder')?.attr?.shape ?? {});
  const sides = [...shape.matchAll(/"size":"?(-?\d+)/g)].map(([, side]) => Number(side));
  const used = new Set(nodes.flatMap(({ input }) => input.map((name) => name.replace(/^\^|:\d+$/g, ''))));
  const output = nodes.find(({ name, op }) => !used.has(name) && op !== 'Const' && op !== 'Placeholder');
  if (!output) throw new ModelRefused('its graph has no output');
  const byName = new Map(nodes.map((entry) => [entry.name, entry]));
  let last: Node | undefined = output;
  while (last?.op === 'Identity') last = byName.get(last.input[0] ?? '');
  return { format: 'graph', ...sizeOf(sides), output: output.name, isSoftmax: last?.op === 'Softmax' };
}

function fromLayers(model: Layer | undefined): Network {
  if (!model) throw new ModelRefused('model.json holds neither a graph nor layers');
  const name = model.config.output_layers?.[0]?.[0] ?? model.config.layers?.at(-1)?.config.name;
  if (!name) throw new ModelRefused('its layers have no output');
  const last = lastLayer(model, name);
  return {
    format: 'layers',
    ...sizeOf(inputShape(model) ?? []),
    output: name,
    isSoftmax: last.class_name === 'Softmax' || last.config.activation === 'softmax',
  };
}

function lastLayer({ config }: Layer, name?: string): Layer {
  const last = config.layers?.find((candidate) => candidate.config.name === name) ?? config.layers?.at(-1);
  return last?.config.layers ? lastLayer(last) : (last ?? { class_name: '', config });
}

function inputShape({ config }: Layer): readonly (number | null)[] | undefined {
  if (config.batch_input_shape) return config.batch_input_shape;
  for (const inner of config.layers ?? []) {
    const shape = inputShape(inner);
    if (shape) return shape;
  }
  return undefined;
}

function sizeOf(shape: readonly (number | null)[]): { size: number; channels: number } {
  const [, height, width, channels] = shape;
  if (!height || height < 0 || height !== width || (channels !== 1 && channels !== 3)) {
    throw new ModelRefused(
      `its input is [${shape.join(', ')}], not a square with one or three channels last`,
    );
  }
  return { size: height, channels };
}
