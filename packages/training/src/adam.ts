import * as tf from '@tensorflow/tfjs-core';

/** Adam (Kingma and Ba 2015) whose moments can be saved and set, so that a run goes on where it stopped. */
export interface Adam {
  /** One step on those of the variables that have a gradient, each at its own rate. */
  apply(gradients: tf.NamedTensorMap, rateOf: (name: string) => number): void;
  readonly moments: ReadonlyMap<string, tf.Variable>;
}

const MEAN_DECAY = 0.9;
const SQUARE_DECAY = 0.999;

export function adam(variables: ReadonlyMap<string, tf.Variable>): Adam {
  const moments = new Map<string, tf.Variable>();
  for (const [name, variable] of variables) {
    moments.set(`${name}/mean`, tf.variable(tf.zerosLike(variable), false));
    moments.set(`${name}/square`, tf.variable(tf.zerosLike(variable), false));
    moments.set(`${name}/steps`, tf.variable(tf.scalar(0), false));
  }
  const moment = (name: string): tf.Variable => moments.get(name) as tf.Variable;
  return {
    moments,
    apply: (gradients, rateOf) =>
      tf.tidy(() => {
        for (const [name, variable] of variables) {
          const gradient = gradients[variable.name];
          if (!gradient) continue;
          const mean = moment(`${name}/mean`);
          const square = moment(`${name}/square`);
          const steps = moment(`${name}/steps`);
          steps.assign(tf.add(steps, 1));
          mean.assign(tf.add(tf.mul(mean, MEAN_DECAY), tf.mul(gradient, 1 - MEAN_DECAY)));
          square.assign(tf.add(tf.mul(square, SQUARE_DECAY), tf.mul(tf.square(gradient), 1 - SQUARE_DECAY)));
          const unbiased = tf.div(mean, tf.sub(1, tf.pow(MEAN_DECAY, steps)));
          const scale = tf.sqrt(tf.div(square, tf.sub(1, tf.pow(SQUARE_DECAY, steps))));
          const step = tf.mul(tf.div(unbiased, tf.add(scale, 1e-7)), rateOf(name));
          variable.assign(tf.sub(variable, step));
        }
      }),
  };
}
