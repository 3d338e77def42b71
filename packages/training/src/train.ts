import { readFile } from 'node:fs/promises';
import { labels } from '@lungline/classifier';
import * as tf from '@tensorflow/tfjs-core';
import { drawBatch, FILMS } from './batch.js';
import { asPhonePhoto } from './changes.js';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { type Item, readDataSet } from './data-set.js';
import { efficientNetLite0 } from './efficientnet-lite.js';
import { fitHeads, type PooledBatch } from './fit-heads.js';
import { features, type Weights } from './forward.js';
import { readGraph } from './graph-reader.js';
import { importGraph } from './import-graph.js';
import { type Learner, learner, toTensor } from './learner.js';
import { argmax, auc, balancedAccuracy, crossEntropy, mean, softmax } from './metrics.js';
import { mobilenetV2 } from './mobilenet-v2.js';
import { cutNetwork, type Network, type Weight } from './network.js';
import { random } from './random.js';
import { type Reader, type Reading, readItems } from './readings.js';
import { sampler } from './sampler.js';
import { CURRENT_EDITION, split } from './split.js';
import { makeViews, type Views } from './views.js';

export interface TrainingSettings {
  readonly seed: number;
  readonly epochs: number;
  readonly backbone: 'mobilenet-v2' | 'efficientnet-lite0';
  /** Blocks of the backbone from this one on are trained; those below keep their weights. */
  readonly unfreezeFrom: number;
  /** Augmented versions of each picture. */
  readonly views: number;
  /** Highest step of the backbone's weights (Adam), as a share of each tensor's size; the heads' is 1e-3. */
  readonly rate: number;
  /** Share of the batches whose styles are mixed between pictures. */
  readonly mixStyles: number;
  /** Epochs without a better validation loss before the run ends. */
  readonly patience: number;
  /** A source that training and validation do not see, to measure what another hospital would. */
  readonly leaveOut: string | undefined;
}

export interface TrainingPaths {
  readonly data: string;
  /** Where the run keeps its checkpoints. */
  readonly out: string;
  /** Where the views of the pictures are kept; runs with the same backbone, cut and seed share them. */
  readonly views: string;
  /** The file of pre-trained weights that EfficientNet-Lite0 begins with. */
  readonly pretrained: string | undefined;
  readonly resume: boolean;
  /** Folder of a shipped model to go on from, instead of the pre-trained backbone. */
  readonly from: string | undefined;
}

export type TrainingEvent =
  | { readonly type: 'views' | 'heads'; readonly done: number; readonly total: number }
  | {
      readonly type: 'step';
      readonly epoch: number;
      readonly done: number;
      readonly total: number;
      readonly loss: number;
    }
  | {
      readonly type: 'epoch';
      readonly epoch: number;
      readonly figures: Readonly<Record<string, number>>;
      readonly best: boolean;
    };

export interface Trained {
  readonly network: Network;
  /** The averaged weights of the best epoch. */
  readonly weights: ReadonlyMap<string, Weight>;
  readonly history: Checkpoint['history'];
}

/** So many batches are drawn to fit the heads before fine-tuning. */
const BATCHES_FOR_HEADS = 300;

/**
 * Fine-tunes the backbone with two heads, class and gate, on the data's training part; stops early on its
 * validation part; never reads its test part. Needs an engine with gradients of convolutions (the native one).
 *
 * @returns the weights' running average at the epoch of the lowest validation loss, over scans and simulated photos.
 */
export async function train(
  paths: TrainingPaths,
  settings: TrainingSettings,
  report: (event: TrainingEvent) => void,
): Promise<Trained> {
  const { data, out, resume } = paths;
  const network = await openBackbone(paths, settings);
  const { frozen, trained } = cutNetwork(network, settings.unfreezeFrom);
  const parts = split(
    (await readDataSet(data)).filter((item) => item.source !== settings.leaveOut),
    CURRENT_EDITION,
  );

  const before = resume ? await readCheckpoint(out, 'last') : undefined;
  if (before && JSON.stringify(before.settings) !== JSON.stringify(settings)) {
    throw new Error('The run to resume was started with other settings');
  }
  const fixed = tensorsOf(frozen, network.weights);
  const views = await makeViews(
    {
      data,
      folder: paths.views,
      items: parts.train,
      frozen,
      weights: fixed,
      views: settings.views,
      seed: settings.seed,
    },
    (done, total) => report({ type: 'views', done, total }),
  );
  const input: EpochInput = { items: parts.train, views, settings, report };
  const rest = weightsOf(trained, network.weights);
  const heads = before ? zeroHeads(network) : (headsOf(network) ?? (await firstHeads(trained, rest, input)));
  const start = new Map([...rest, ...heads]);
  const { rate, mixStyles } = settings;
  const state = learner({ trained, start, rate, mixStyles }, before);
  const history = [...(before?.history ?? [])];
  const steps = Math.ceil(parts.train.filter((item) => item.label).length / FILMS);

  const validate = async (epoch: number, trainingLoss: { loss?: number }): Promise<void> => {
    const reader = readerOf(frozen, fixed, state);
    const scans = validationFigures(await readItems(data, parts.validation, reader));
    const photos = validationFigures(await readItems(data, parts.validation, reader, asPhonePhoto));
    const figures = {
      ...trainingLoss,
      ...scans,
      photoBalancedAccuracy: photos.balancedAccuracy,
      photoCrossEntropy: photos.crossEntropy,
    };
    const best = judged(figures) < Math.min(...history.map(judged));
    history.push(figures);
    const saved = { settings: { ...settings }, epoch, history };
    const shipped = new Map([...fixed, ...state.averaged()]);
    if (best) await writeCheckpoint(out, 'best', { ...saved, tensors: await toWeights(shipped) });
    await writeCheckpoint(out, 'last', { ...saved, tensors: await toWeights(state.everything()) });
    report({ type: 'epoch', epoch, figures, best });
  };
  // The fitted heads are a model already, and the one to beat.
  if (!before) await validate(0, {});
  for (
    let epoch = before?.epoch ?? 0;
    epoch < settings.epochs && !spent(history, settings.patience);
    epoch++
  ) {
    const loss = await runEpoch(epoch, steps, state, input);
    await validate(epoch + 1, { loss });
  }
  await views.close();
  return readTrained(paths, settings);
}

/** What a run in `out` has brought forth so far. */
export async function readTrained(paths: TrainingPaths, settings: TrainingSettings): Promise<Trained> {
  const best = await readCheckpoint(paths.out, 'best');
  if (!best) throw new Error(`There is no finished epoch in ${paths.out}`);
  const last = await readCheckpoint(paths.out, 'last');
  const network = await openBackbone(paths, settings);
  return { network, weights: best.tensors, history: last?.history ?? best.history };
}

/** The backbone with the weights that the run begins with; those of the heads only where it goes on from a model. */
async function openBackbone(paths: TrainingPaths, { backbone }: TrainingSettings): Promise<Network> {
  const network = await pretrainedBackbone(backbone, paths.pretrained);
  if (!paths.from) return network;
  const weights = importGraph(await readGraph(paths.from));
  const missing = [...network.weights.keys()].find((name) => !weights.has(name));
  if (missing) throw new Error(`The model to go on from is no ${backbone}: it lacks ${missing}`);
  return { ...network, weights };
}

async function pretrainedBackbone(
  name: TrainingSettings['backbone'],
  file: string | undefined,
): Promise<Network> {
  if (name === 'mobilenet-v2') return mobilenetV2();
  if (!file) throw new Error(`${name} needs its pre-trained weights: name their file with --pretrained`);
  return efficientNetLite0(await readFile(file));
}

/** Scans and simulated photos of the same films count alike: people send both. */
function judged(figures: Readonly<Record<string, number>>): number {
  const { crossEntropy = Number.POSITIVE_INFINITY, photoCrossEntropy = crossEntropy } = figures;
  return (crossEntropy + photoCrossEntropy) / 2;
}

function spent(history: Checkpoint['history'], patience: number): boolean {
  const losses = history.map(judged);
  return losses.length - 1 - losses.indexOf(Math.min(...losses)) >= patience && losses.length > 0;
}

export function validationFigures(readings: readonly Reading[]): {
  crossEntropy: number;
  balancedAccuracy: number;
  macroAuc: number;
  filmsAccepted: number;
  othersRefused: number;
} {
  const films = readings.filter(({ item }) => item.label);
  const truth = films.map(({ item }) => (item.label ? labels.indexOf(item.label) : -1));
  const shares = films.map(({ logits }) => softmax(logits));
  const others = readings.filter(({ item }) => !item.label);
  return {
    crossEntropy: crossEntropy(truth, shares),
    balancedAccuracy: balancedAccuracy(truth, shares.map(argmax), labels.length),
    macroAuc: mean(
      labels.map((_, c) =>
        auc(
          shares.map((s) => s[c] ?? 0),
          truth.map((t) => t === c),
        ),
      ),
    ),
    filmsAccepted: mean(films.map(({ gate }) => (gate > 0 ? 1 : 0))),
    othersRefused: mean(others.map(({ gate }) => (gate > 0 ? 0 : 1))),
  };
}

interface EpochInput {
  readonly items: readonly Item[];
  readonly views: Views;
  readonly settings: TrainingSettings;
  readonly report: (event: TrainingEvent) => void;
}

/** Each epoch has a generator of its own, so that a resumed run draws what an uninterrupted one would have drawn. */
async function runEpoch(epoch: number, steps: number, state: Learner, input: EpochInput): Promise<number> {
  const draws = random(input.settings.seed * 1_000 + epoch);
  const draw = sampler(input.items, draws);
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const at = epoch * steps + step;
    const batch = await drawBatch(at, draw, input.views, draws);
    sum += await state.learn(batch, at, at / (steps * input.settings.epochs), draws);
    input.report({ type: 'step', epoch, done: step + 1, total: steps, loss: sum / (step + 1) });
  }
  return sum / steps;
}

function readerOf(frozen: Network, weights: Weights, state: Learner): Reader {
  return async (image, pictures) => {
    const side = Math.sqrt(image.length / pictures / 3);
    const [logits, gate] = tf.tidy(() => {
      const verdict = state.verdict(features(frozen, weights, tf.tensor4d(image, [pictures, side, side, 3])));
      return [verdict.logits, verdict.gate];
    }) as [tf.Tensor2D, tf.Tensor2D];
    const answer = { logits: await logits.array(), gate: Array.from(await gate.data()) };
    tf.dispose([logits, gate]);
    return answer;
  };
}

/** Those of the model to go on from; undefined where the run begins with a backbone alone. */
function headsOf({ weights }: Network): [string, Weight][] | undefined {
  const heads = HEADS.map((name) => [name, weights.get(name)] as const);
  const found = heads.flatMap(([name, weight]): [string, Weight][] => (weight ? [[name, weight]] : []));
  return found.length === HEADS.length ? found : undefined;
}

/** Whose values the checkpoint of a resumed run replaces. */
function zeroHeads({ channels }: Network): [string, Weight][] {
  const shapes = [[channels, labels.length], [labels.length], [channels, 1], [1]];
  return HEADS.map((name, i) => {
    const shape = shapes[i] ?? [];
    return [name, { shape, values: new Float32Array(shape.reduce((a, b) => a * b, 1)) }];
  });
}

const HEADS = ['class/kernel', 'class/bias', 'gate/kernel', 'gate/bias'] as const;

async function firstHeads(
  trained: Network,
  rest: readonly [string, Weight][],
  { items, views, settings, report }: EpochInput,
): Promise<Map<string, Weight>> {
  const draws = random(settings.seed);
  const draw = sampler(items, draws);
  const weights = new Map(rest.map(([name, weight]) => [name, toTensor(weight)]));
  const batches: PooledBatch[] = [];
  for (let step = 0; step < BATCHES_FOR_HEADS; step++) {
    const batch = await drawBatch(step, draw, views, draws);
    const pooled = tf.tidy(() =>
      tf.mean(features(trained, weights, tf.tensor4d(batch.activations, [...batch.shape])), [1, 2]),
    );
    batches.push({
      batch: { ...batch, activations: new Float32Array() },
      pooled: (await pooled.data()) as Float32Array,
    });
    pooled.dispose();
    report({ type: 'heads', done: step + 1, total: BATCHES_FOR_HEADS });
  }
  tf.dispose([...weights.values()]);
  return fitHeads(batches, trained.channels);
}

function weightsOf(network: Network, weights: ReadonlyMap<string, Weight>): [string, Weight][] {
  const names = new Set(network.layers.map(({ name }) => name));
  return [...weights].filter(([name]) => names.has(name.replace(/\/(kernel|bias)$/, '')));
}

function tensorsOf(network: Network, weights: ReadonlyMap<string, Weight>): Weights {
  return new Map(weightsOf(network, weights).map(([name, weight]) => [name, toTensor(weight)]));
}

async function toWeights(tensors: Weights): Promise<Map<string, Weight>> {
  const weights = new Map<string, Weight>();
  for (const [name, tensor] of tensors) {
    weights.set(name, { shape: tensor.shape, values: (await tensor.data()) as Float32Array });
  }
  return weights;
}
