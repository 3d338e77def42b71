import { labels } from '@lungline/classifier';
import type { Pixels } from '@lungline/radiograph';
import * as tf from '@tensorflow/tfjs-core';
import { type Adam, adam } from './adam.js';
import { type Batch, drawBatch, FILMS } from './batch.js';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { type Item, readDataSet } from './data-set.js';
import { features, heads, type Weights } from './forward.js';
import { readGraph } from './graph-reader.js';
import { importGraph } from './import-graph.js';
import { argmax, auc, balancedAccuracy, crossEntropy, mean, softmax } from './metrics.js';
import { mobilenetV2 } from './mobilenet-v2.js';
import type { Network, Weight } from './network.js';
import { pictureCache } from './picture-cache.js';
import { random } from './random.js';
import { type Reader, type Reading, readItems } from './readings.js';
import { sampler } from './sampler.js';
import { split } from './split.js';

export interface TrainingSettings {
  readonly seed: number;
  readonly epochs: number;
  /** Blocks of the backbone from this one on are trained; those below keep their weights. 0 trains all. */
  readonly unfreezeFrom: number;
  /** Highest learning rate of the backbone (Adam); the heads' is 1e-3. */
  readonly rate: number;
  /** Epochs without a better validation loss before the run ends. */
  readonly patience: number;
  /** A source that training and validation do not see, to measure what another hospital would. */
  readonly leaveOut: string | undefined;
}

export interface TrainingPaths {
  readonly data: string;
  /** Where the run keeps its checkpoints. */
  readonly out: string;
  readonly resume: boolean;
  /** Folder of a shipped model to go on from, instead of the pre-trained backbone. */
  readonly from: string | undefined;
}

export type TrainingEvent =
  | { readonly type: 'reading'; readonly done: number; readonly total: number }
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

/** Share of the steps in which only the heads learn, so that their first, random errors do not spoil the backbone. */
const HEADS_ALONE = 0.04;
const HEAD_RATE = 1e-3;
const DROPOUT = 0.3;
const GATE_WEIGHT = 0.5;

/**
 * Fine-tunes the backbone with two heads, class and gate, on the data's training part; stops early on its
 * validation part; never reads its test part. Needs an engine with gradients of convolutions (the native one).
 *
 * @returns the weights' running average at the epoch of the lowest validation loss.
 */
export async function train(
  { data, out, resume, from }: TrainingPaths,
  settings: TrainingSettings,
  report: (event: TrainingEvent) => void,
): Promise<Trained> {
  const network = mobilenetV2();
  const seen = (await readDataSet(data)).filter((item) => item.source !== settings.leaveOut);
  const parts = split(seen);
  const total = parts.train.length + parts.validation.length;
  const cache = await pictureCache(data, parts.train, (done) => report({ type: 'reading', done, total }));

  const before = resume ? await readCheckpoint(out, 'last') : undefined;
  if (before && JSON.stringify(before.settings) !== JSON.stringify(settings)) {
    throw new Error('The run to resume was started with other settings');
  }
  const start = new Map([...network.weights, ...freshHeads(network.channels)]);
  if (from) for (const [name, weight] of importGraph(await readGraph(from))) start.set(name, weight);
  const state = learner({ network, settings, start, headsAlone: from ? 0 : HEADS_ALONE }, before);
  const history = [...(before?.history ?? [])];
  const steps = Math.ceil(parts.train.filter((item) => item.label).length / FILMS);

  for (
    let epoch = before?.epoch ?? 0;
    epoch < settings.epochs && !spent(history, settings.patience);
    epoch++
  ) {
    const loss = await runEpoch(epoch, steps, state, { items: parts.train, cache, settings, report });
    const readings = await readItems(data, parts.validation, state.reader());
    const figures = { loss, ...validationFigures(readings) };
    const best =
      figures.crossEntropy < Math.min(...history.map((h) => h['crossEntropy'] ?? Number.POSITIVE_INFINITY));
    history.push(figures);
    const saved = { settings: { ...settings }, epoch: epoch + 1, history };
    if (best) await writeCheckpoint(out, 'best', { ...saved, tensors: await toWeights(state.averaged()) });
    await writeCheckpoint(out, 'last', { ...saved, tensors: await toWeights(state.everything()) });
    report({ type: 'epoch', epoch, figures, best });
  }
  return readTrained(out);
}

/** What a run in `out` has brought forth so far. */
export async function readTrained(out: string): Promise<Trained> {
  const best = await readCheckpoint(out, 'best');
  if (!best) throw new Error(`There is no finished epoch in ${out}`);
  const last = await readCheckpoint(out, 'last');
  return { network: mobilenetV2(), weights: best.tensors, history: last?.history ?? best.history };
}

function spent(history: Checkpoint['history'], patience: number): boolean {
  const losses = history.map((h) => h['crossEntropy'] ?? Number.POSITIVE_INFINITY);
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
  readonly cache: ReadonlyMap<Item, Pixels>;
  readonly settings: TrainingSettings;
  readonly report: (event: TrainingEvent) => void;
}

/** Each epoch has a generator of its own, so that a resumed run draws what an uninterrupted one would have drawn. */
async function runEpoch(epoch: number, steps: number, state: Learner, input: EpochInput): Promise<number> {
  const draws = random(input.settings.seed * 1_000 + epoch);
  const draw = sampler(input.items, draws);
  const total = steps * input.settings.epochs;
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const at = epoch * steps + step;
    sum += await state.learn(drawBatch(at, draw, input.cache, draws), at, total);
    input.report({ type: 'step', epoch, done: step + 1, total: steps, loss: sum / (step + 1) });
  }
  return sum / steps;
}

interface Learner {
  learn(batch: Batch, step: number, total: number): Promise<number>;
  /** The weights as averaged over the last steps. */
  averaged(): Weights;
  everything(): Weights;
  reader(): Reader;
}

interface Start {
  readonly network: Network;
  readonly settings: TrainingSettings;
  readonly start: ReadonlyMap<string, Weight>;
  /** Share of the steps in which only the heads learn. */
  readonly headsAlone: number;
}

function learner({ network, settings, start, headsAlone }: Start, before: Checkpoint | undefined): Learner {
  const saved = (name: string): Weight | undefined => before?.tensors.get(name);
  const variables = new Map<string, tf.Variable>();
  const weights = new Map<string, tf.Tensor>();
  for (const [name, weight] of start) {
    const tensor = toTensor(saved(`weight:${name}`) ?? weight);
    const learnt = isHead(name) || blockOf(name) >= settings.unfreezeFrom;
    weights.set(name, learnt ? tf.variable(tensor) : tensor);
    if (learnt) variables.set(name, weights.get(name) as tf.Variable);
  }
  const averages = new Map(
    [...variables].map(([name, v]) => {
      const kept = saved(`average:${name}`);
      return [name, tf.variable(kept ? toTensor(kept) : v.clone(), false)] as const;
    }),
  );
  const optimiser = adam(variables);
  for (const [name, moment] of optimiser.moments) {
    const kept = saved(`moment:${name}`);
    if (kept) moment.assign(toTensor(kept));
  }
  const averaged = (): Weights => new Map([...weights, ...averages]);
  return {
    averaged,
    everything: () =>
      new Map([
        ...prefixed('weight', weights),
        ...prefixed('average', averages),
        ...prefixed('moment', optimiser.moments),
      ]),
    reader: () => readerOf(network, averaged()),
    learn: (batch, step, total) =>
      learn({ network, settings, headsAlone, weights, variables, averages, optimiser }, batch, step, total),
  };
}

interface Parts {
  readonly network: Network;
  readonly settings: TrainingSettings;
  readonly headsAlone: number;
  readonly weights: Weights;
  readonly variables: ReadonlyMap<string, tf.Variable>;
  readonly averages: ReadonlyMap<string, tf.Variable>;
  readonly optimiser: Adam;
}

async function learn(parts: Parts, batch: Batch, step: number, total: number): Promise<number> {
  const { network, settings, headsAlone, weights, variables, averages, optimiser } = parts;
  const progress = step / total;
  const alone = progress < headsAlone;
  const decline = 0.5 + 0.5 * Math.cos(Math.PI * Math.max(0, (progress - headsAlone) / (1 - headsAlone)));
  const warmUp = Math.min(1, (progress - headsAlone) / 0.03 + 0.02);
  const learnt = [...variables].filter(([name]) => !alone || isHead(name)).map(([, variable]) => variable);
  const loss = tf.tidy(() => {
    const image = tf.tensor4d(batch.image, [batch.pictures, ...imageShape(batch)]);
    const { value, grads } = tf.variableGrads(() => {
      const verdict = heads(weights, features(network, weights, image), { rate: DROPOUT, seed: step });
      return lossOf(verdict.logits, verdict.gate, batch);
    }, learnt);
    optimiser.apply(grads, (name) => (isHead(name) ? HEAD_RATE * decline : settings.rate * warmUp * decline));
    // A running average over about a hundred steps generalises better than the last weights (Polyak).
    const keep = Math.min(0.99, (1 + step) / (10 + step));
    for (const [name, average] of averages) {
      average.assign(tf.add(tf.mul(average, keep), tf.mul(variables.get(name) as tf.Variable, 1 - keep)));
    }
    return value;
  });
  const [value = Number.NaN] = await loss.data();
  loss.dispose();
  if (!Number.isFinite(value)) throw new Error(`The loss is no number at step ${step}`);
  return value;
}

function lossOf(logits: tf.Tensor2D, gate: tf.Tensor2D, batch: Batch): tf.Scalar {
  const classes = tf.tensor2d(batch.classes, [batch.pictures, labels.length]);
  const classLoss = tf.div(tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), classes))), batch.films);
  const z = tf.reshape(gate, [batch.pictures]);
  const isFilm = tf.tensor1d(batch.isFilm);
  const softplus = tf.add(tf.relu(z), tf.log1p(tf.exp(tf.neg(tf.abs(z)))));
  const gateLoss = tf.mean(tf.mul(tf.sub(softplus, tf.mul(z, isFilm)), tf.tensor1d(batch.gateWeight)));
  return tf.add(classLoss, tf.mul(gateLoss, GATE_WEIGHT));
}

function readerOf(network: Network, weights: Weights): Reader {
  return async (image, pictures) => {
    const side = Math.sqrt(image.length / pictures / 3);
    const [logits, gate] = tf.tidy(() => {
      const verdict = heads(
        weights,
        features(network, weights, tf.tensor4d(image, [pictures, side, side, 3])),
      );
      return [verdict.logits, verdict.gate];
    }) as [tf.Tensor2D, tf.Tensor2D];
    const answer = { logits: await logits.array(), gate: Array.from(await gate.data()) };
    tf.dispose([logits, gate]);
    return answer;
  };
}

function freshHeads(channels: number): [string, Weight][] {
  const zeros = (...shape: number[]): Weight => ({
    shape,
    values: new Float32Array(shape.reduce((a, b) => a * b, 1)),
  });
  return [
    ['class/kernel', zeros(channels, labels.length)],
    ['class/bias', zeros(labels.length)],
    ['gate/kernel', zeros(channels, 1)],
    ['gate/bias', zeros(1)],
  ];
}

function isHead(name: string): boolean {
  return name.startsWith('class/') || name.startsWith('gate/');
}

/** `block_7_expand/kernel` is of block 7; what comes after the blocks counts as the last, what comes before as 0. */
function blockOf(name: string): number {
  const block = /^block_(\d+)_/.exec(name)?.[1];
  if (block !== undefined) return Number(block);
  return name.startsWith('Conv_1') ? Number.POSITIVE_INFINITY : 0;
}

function imageShape(batch: Batch): [number, number, number] {
  const side = Math.sqrt(batch.image.length / batch.pictures / 3);
  return [side, side, 3];
}

function toTensor({ shape, values }: Weight): tf.Tensor {
  return tf.tensor(values, [...shape]);
}

async function toWeights(tensors: Weights): Promise<Map<string, Weight>> {
  const weights = new Map<string, Weight>();
  for (const [name, tensor] of tensors) {
    weights.set(name, { shape: tensor.shape, values: (await tensor.data()) as Float32Array });
  }
  return weights;
}

function prefixed(prefix: string, tensors: Weights): [string, tf.Tensor][] {
  return [...tensors].map(([name, tensor]) => [`${prefix}:${name}`, tensor]);
}
