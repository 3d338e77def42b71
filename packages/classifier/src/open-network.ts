import { channelsOf } from '@lungline/radiograph';
import { dispose, type io, type Tensor, type TensorContainer, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Manifest } from './manifest.js';
import { ModelRefused } from './model-error.js';
import type { Model } from './read-model.js';
import { labels } from './types.js';

/** Activation maps: `width * height * 3` values, the class running fastest. */
export interface ActivationMaps {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** What the network says of one film, classes in the order of `labels`. */
export interface Reading {
  /** Three logits, or the logarithms of three probabilities. */
  readonly logits: readonly number[];
  /** Logit of "this is a frontal chest X-ray"; undefined where the model has no gate. */
  readonly gate: number | undefined;
  readonly maps: ActivationMaps | undefined;
}

export interface Network {
  /** @param input `Float32Array [size, size, channels]` as the manifest's `input` says. */
  read(input: Float32Array): Reading;
  close(): void;
}

type Runner = { run(input: Tensor): Tensor[]; close(): void };

/**
 * Loads a model into the engine of this thread and runs it once: that warms it up, and shows whether its inputs
 * and outputs are what the manifest says.
 *
 * @throws ModelRefused where they are not.
 */
export async function openNetwork({ manifest, order: given, artifacts }: Model): Promise<Network> {
  const { size } = manifest.input;
  const channels = channelsOf(manifest.input);
  const names = outputNames(manifest);
  const runner = await load(manifest, artifacts, names);
  const order = labels.map((label) => given.indexOf(label));

  function read(input: Float32Array): Reading {
    // The scope is left with plain numbers alone, which `tidy` has no type for.
    return tidy(() => {
      const outputs = runner.run(tensor4d(input, [1, size, size, channels]));
      const byRole = new Map(outputs.map((output, i) => [names[i]?.role, output]));
      return toReading(byRole, order) as unknown as TensorContainer;
    }) as unknown as Reading;
  }

  try {
    tryOut(read, manifest, size * size * channels);
  } catch (error) {
    runner.close();
    if (error instanceof ModelRefused) throw error;
    throw new ModelRefused(`a trial run failed: ${messageOf(error)}`, { cause: error });
  }
  return { read, close: runner.close };
}

/** Two pictures that are none, one flat and one not: enough to see whether the scores are what they are said to be. */
function tryOut(read: Network['read'], { outputs }: Manifest, values: number): void {
  const pictures = [new Float32Array(values), Float32Array.from({ length: values }, (_, i) => (i % 7) / 7)];
  const scores = pictures.map((picture) => read(picture).logits);
  if (outputs.logits !== undefined && scores.every(areShares)) {
    throw new ModelRefused(`${outputs.logits} are shares already: name them "probabilities", not "logits"`);
  }
}

function areShares(scores: readonly number[]): boolean {
  const sum = scores.reduce((total, score) => total + score, 0);
  return scores.every((score) => score >= 0 && score <= 1) && Math.abs(sum - 1) < 1e-3;
}

type Role = keyof Manifest['outputs'];

function outputNames({ outputs }: Manifest): readonly { readonly role: Role; readonly name: string }[] {
  const roles = ['logits', 'probabilities', 'gate', 'cam'] as const satisfies Role[];
  return roles.flatMap((role) => {
    const name = outputs[role];
    return name === undefined ? [] : [{ role, name }];
  });
}

async function load(
  manifest: Manifest,
  artifacts: io.ModelArtifacts,
  names: readonly { name: string }[],
): Promise<Runner> {
  const handler: io.IOHandler = { load: async () => artifacts };
  const wanted = names.map(({ name }) => name);
  try {
    return manifest.format === 'graph'
      ? await loadGraph(handler, manifest, wanted, nodesOf(artifacts))
      : await loadLayers(handler, manifest, wanted);
  } catch (error) {
    if (error instanceof ModelRefused) throw error;
    throw new ModelRefused(`TensorFlow.js cannot load it: ${messageOf(error)}`, { cause: error });
  }
}

function nodesOf({ modelTopology }: io.ModelArtifacts): readonly string[] {
  const { node = [] } = modelTopology as { node?: readonly { readonly name: string }[] };
  return node.map(({ name }) => name);
}

async function loadGraph(
  handler: io.IOHandler,
  { input }: Manifest,
  wanted: string[],
  nodes: readonly string[],
): Promise<Runner> {
  const { loadGraphModel } = await import('@tensorflow/tfjs-converter');
  const model = await loadGraphModel(handler);
  const missing = wanted.find((name) => !nodes.includes(name.replace(/:\d+$/, '')));
  if (missing !== undefined) {
    const known = model.outputs.map(({ name }) => name.replace(/:0$/, '')).join(', ');
    throw new ModelRefused(`the graph has no output ${missing}; its outputs are ${known}`);
  }
  const given = input.name === undefined ? model.inputs[0] : model.inputs.find((i) => i.name === input.name);
  if (given === undefined) throw new ModelRefused(`the graph has no input ${input.name ?? ''}`);
  fits(given.shape, input);
  return {
    run: (tensor) => [model.execute({ [given.name]: tensor }, wanted)].flat(),
    close: () => model.dispose(),
  };
}

async function loadLayers(handler: io.IOHandler, { input }: Manifest, wanted: string[]): Promise<Runner> {
  const { loadLayersModel, Sequential } = await import('@tensorflow/tfjs-layers');
  const model = await loadLayersModel(handler);
  // A Sequential (Teachable Machine's are) does not know its outputs before it is built.
  if (model instanceof Sequential) model.build();
  const missing = wanted.find((name) => !model.outputNames.includes(name));
  if (missing !== undefined) {
    throw new ModelRefused(`the model has no output ${missing}, only ${model.outputNames.join(', ')}`);
  }
  fits(model.inputs[0]?.shape, input);
  return {
    run(tensor) {
      const outputs = [model.predict(tensor)].flat();
      return wanted.map((name) => outputs[model.outputNames.indexOf(name)] as Tensor);
    },
    close: () => dispose(model.weights.map((weight) => weight.read())),
  };
}

/** A shape with unknown sides (null in layers models, -1 in graph models) fits any. */
function fits(shape: readonly (number | null)[] | undefined, input: Manifest['input']): void {
  const expected = [1, input.size, input.size, channelsOf(input)];
  const matches =
    shape === undefined ||
    (shape.length === 4 &&
      shape.every((side, i) => i === 0 || side === null || side < 0 || side === expected[i]));
  if (matches) return;
  const wanted = `manifest.json says [N, ${expected.slice(1).join(', ')}]`;
  const turned = shape[1] === expected[3] && shape[3] !== expected[3];
  throw new ModelRefused(
    `its input is [${shape.join(', ')}], and ${wanted}${turned ? '; channels come last here: export it as NHWC' : ''}`,
  );
}

function toReading(outputs: ReadonlyMap<Role | undefined, Tensor>, order: readonly number[]): Reading {
  const scores = outputs.get('logits') ?? outputs.get('probabilities');
  const given = scores === undefined ? [] : values(scores, 'the class scores', [1, order.length]);
  const isLogits = outputs.has('logits');
  if (!isLogits && !areShares([...given])) {
    throw new ModelRefused(
      'the scores named "probabilities" do not add up to 1: they are logits, or shares of a sigmoid each',
    );
  }
  const gate = outputs.get('gate');
  const cam = outputs.get('cam');
  return {
    logits: order.map((at) => {
      const value = given[at] as number;
      return isLogits ? value : Math.log(Math.max(value, Number.EPSILON));
    }),
    gate: gate === undefined ? undefined : values(gate, 'gate', [1, 1])[0],
    maps: cam === undefined ? undefined : toMaps(cam, order),
  };
}

function toMaps(cam: Tensor, order: readonly number[]): ActivationMaps {
  const [, height = 0, width = 0] = cam.shape;
  const given = values(cam, 'cam', [1, height, width, order.length]);
  const count = order.length;
  return {
    width,
    height,
    values: given.map((_, i) => given[i - (i % count) + (order[i % count] as number)] as number),
  };
}

function values(output: Tensor, name: string, shape: readonly number[]): Float32Array {
  if (output.shape.join() !== shape.join()) {
    throw new ModelRefused(`${name} come as [${output.shape.join(', ')}], not as [${shape.join(', ')}]`);
  }
  const data = output.dataSync<'float32'>();
  if (!data.every(Number.isFinite)) throw new Error(`${name} hold values that are not numbers`);
  return data;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
