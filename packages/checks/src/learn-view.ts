import {
  aspectFeature,
  VIEW_SIDE,
  viewInput,
  viewLayers,
  viewOutputs,
} from '@lungline/radiograph/view-network';
import type { Random } from '@lungline/training/parts';
import * as tf from '@tensorflow/tfjs-core';
import { drawScene, type Scene, type Sources } from './scenes.js';

export interface LearnSettings {
  readonly steps: number;
  readonly batch: number;
  readonly rate: number;
}

interface Example {
  readonly input: Float32Array;
  readonly aspect: number;
  readonly scene: Scene;
}

/**
 * Learns the view network from drawn scenes, with Adam and a rate that falls as a half cosine.
 * @returns its weights, layer by layer, kernels before biases.
 */
export function learnView(
  sources: Sources,
  rng: Random,
  { steps, batch, rate }: LearnSettings,
  report: (step: number, loss: number) => void,
): Float32Array {
  const weights = initialWeights(rng);
  const optimizer = tf.train.adam(rate);
  let running = 0;
  for (let step = 0; step < steps; step++) {
    const examples = Array.from({ length: batch }, () => toExample(drawScene(sources, rng)));
    // The optimiser has no type for a rate that changes, though it reads it anew at each step.
    Object.assign(optimizer, {
      learningRate: rate * (0.01 + 0.99 * (0.5 + 0.5 * Math.cos((Math.PI * step) / steps))),
    });
    const loss = tf.tidy(
      () => optimizer.minimize(() => lossOf(weights, examples), true, weights)?.dataSync()[0],
    );
    running = step === 0 ? (loss ?? 0) : 0.98 * running + 0.02 * (loss ?? 0);
    report(step + 1, running);
  }
  const all = storedWeights(weights);
  tf.dispose(weights);
  optimizer.dispose();
  return all;
}

function toExample(scene: Scene): Example {
  return { input: viewInput(scene.picture), aspect: aspectFeature(scene.aspect), scene };
}

/** As they lie in the file: kernels before biases, layer by layer. */
export function storedWeights(weights: readonly tf.Variable[]): Float32Array {
  const parts = weights.map((variable) => variable.dataSync<'float32'>());
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Kernels as He et al. (2015) begin them, in the order in which they are stored. */
export function initialWeights(rng: Random): tf.Variable[] {
  const shapes: number[][] = [];
  let side: number = VIEW_SIDE;
  let channels = 1;
  let units: number | undefined;
  for (const layer of viewLayers) {
    if (layer.type === 'conv') {
      shapes.push([layer.kernel, layer.kernel, channels, layer.channels], [layer.channels]);
      side = Math.ceil(side / layer.stride);
    } else {
      shapes.push([units ?? side * side * channels + 1, layer.channels], [layer.channels]);
      units = layer.channels;
    }
    channels = layer.channels;
  }
  return shapes.map((shape, i) => {
    const count = shape.reduce((a, b) => a * b, 1);
    const fanIn = count / (shape.at(-1) as number);
    const deviation = shape.length === 1 ? 0 : Math.sqrt(2 / fanIn);
    const values = Float32Array.from({ length: count }, () => deviation * rng.normal());
    return tf.variable(tf.tensor(values, shape), true, `view-${i}`);
  });
}

/** Logits [N, 8]. */
export function forward(weights: readonly tf.Tensor[], input: tf.Tensor4D, aspect: tf.Tensor2D): tf.Tensor2D {
  let volume: tf.Tensor4D = input;
  let vector: tf.Tensor2D | undefined;
  viewLayers.forEach((layer, i) => {
    const [kernel, bias] = [weights[2 * i] as tf.Tensor, weights[2 * i + 1] as tf.Tensor];
    if (layer.type === 'conv') {
      volume = tf.relu(tf.add(tf.conv2d(volume, kernel as tf.Tensor4D, layer.stride, 'same'), bias));
      return;
    }
    const given: tf.Tensor2D =
      vector === undefined
        ? tf.concat([tf.reshape(volume, [volume.shape[0], -1]) as tf.Tensor2D, aspect], 1)
        : tf.relu(vector);
    vector = tf.add(tf.matMul(given, kernel as tf.Tensor2D), bias);
  });
  return vector as unknown as tf.Tensor2D;
}

function lossOf(weights: readonly tf.Variable[], examples: readonly Example[]): tf.Scalar {
  const count = examples.length;
  const image = new Float32Array(count * VIEW_SIDE * VIEW_SIDE);
  examples.forEach(({ input }, i) => {
    image.set(input, i * input.length);
  });
  const logits = forward(
    weights,
    tf.tensor4d(image, [count, VIEW_SIDE, VIEW_SIDE, 1]),
    tf.tensor2d(examples.map(({ aspect }) => [aspect])),
  );
  const turned = examples.map(({ scene }) => scene.turn);
  const turnLogits = tf.slice(logits, [0, viewOutputs.turns], [count, 4]);
  const turnLoss = tf.sum(
    tf.mul(
      tf.logSoftmax(turnLogits),
      tf.tensor2d(turned.map((turn) => [0, 1, 2, 3].map((at) => (at === turn ? -1 : 0)))),
    ),
  );
  const answers: [number, (scene: Scene) => boolean | undefined][] = [
    [viewOutputs.inverted, (scene) => scene.inverted],
    [viewOutputs.several, (scene) => scene.several],
    [viewOutputs.cutOff, (scene) => scene.cutOff],
    [viewOutputs.film, (scene) => scene.film],
  ];
  const losses = answers.map(([at, answer]) =>
    binaryLoss(
      tf.reshape(tf.slice(logits, [0, at], [count, 1]), [count]),
      examples.map(({ scene }) => answer(scene)),
    ),
  );
  const decay = tf.mul(2e-4 * count, tf.addN(weights.map((weight) => tf.sum(tf.square(weight)))));
  return tf.div(tf.addN([turnLoss, decay, ...losses]), count) as tf.Scalar;
}

/** Cross-entropy summed over the examples that have an answer. */
function binaryLoss(logits: tf.Tensor1D, answers: readonly (boolean | undefined)[]): tf.Scalar {
  const mask = tf.tensor1d(answers.map((answer) => (answer === undefined ? 0 : 1)));
  const signs = tf.tensor1d(answers.map((answer) => (answer ? -1 : 1)));
  return tf.sum(tf.mul(mask, tf.softplus(tf.mul(signs, logits))));
}
