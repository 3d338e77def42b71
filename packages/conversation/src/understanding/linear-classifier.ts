/** One known sentence: its features, and the index of the answer to the question that is asked of it. */
export interface Example {
  readonly features: ReadonlyMap<string, number>;
  readonly answer: number;
}

export interface Classification {
  /** Probability of each answer; together 1. */
  readonly probabilities: readonly number[];
  /** Cosine similarity to the nearest example of the answer that is watched, 0..1; 0 where none is. */
  readonly nearness: number;
}

export type Classify = (features: ReadonlyMap<string, number>) => Classification;

const epochs = 5;
const learningRate = 0.5;
const biasRate = 0.02;
/** A gradient smaller than this changes nothing worth its time. */
const negligible = 0.05;
/** A piece that only one sentence has says nothing about the next one. */
const minimumCount = 2;

interface Vector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

/**
 * Learns to answer a question about sentences: multinomial logistic regression over TF-IDF weighted features, trained
 * by AdaGrad (Duchi et al., 2011, https://jmlr.org/papers/v12/duchi11a.html).
 * Deterministic: the same examples in the same order give the same classifier.
 * @param size how many answers there are
 * @param watched the answer to whose examples the nearness is told
 */
export function trainClassifier(examples: readonly Example[], size: number, watched = -1): Classify {
  const vectorise = vectoriser(examples);
  const vectors = examples.map((example) => vectorise(example.features));
  const answers = examples.map(({ answer }) => answer);
  const probabilities = train(vectors, answers, size);
  const nearness = nearnessTo(vectors.filter((_, i) => answers[i] === watched));
  return (found) => {
    const vector = vectorise(found);
    return { probabilities: probabilities(vector), nearness: nearness(vector) };
  };
}

/** Turns features into vectors of length 1; rare features weigh more than common ones. */
function vectoriser(examples: readonly Example[]): (features: ReadonlyMap<string, number>) => Vector {
  const counts = new Map<string, number>();
  for (const example of examples) {
    for (const name of example.features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const known = new Map<string, { readonly index: number; readonly rarity: number }>();
  for (const [name, count] of counts) {
    if (count < minimumCount && (name.startsWith('#') || name.includes(' '))) continue;
    known.set(name, { index: known.size, rarity: Math.log(1 + examples.length / count) });
  }
  const unknownRarity = Math.log(1 + examples.length);
  return (features) => {
    const indices = new Int32Array(features.size);
    const values = new Float32Array(features.size);
    // What was never seen makes the vector longer too: a sentence of unknown words is like nothing.
    let square = 0;
    let filled = 0;
    for (const [name, weight] of features) {
      const feature = known.get(name);
      const value = weight * (feature?.rarity ?? unknownRarity);
      square += value * value;
      if (feature === undefined) continue;
      indices[filled] = feature.index;
      values[filled] = value;
      filled += 1;
    }
    const length = Math.sqrt(square) || 1;
    for (let i = 0; i < filled; i += 1) values[i] = (values[i] ?? 0) / length;
    return { indices: indices.subarray(0, filled), values: values.subarray(0, filled) };
  };
}

function train(
  vectors: readonly Vector[],
  answers: readonly number[],
  size: number,
): (vector: Vector) => readonly number[] {
  const width = widest(vectors);
  const weights = new Float32Array(width * size);
  const steps = new Float32Array(width * size).fill(0.01);
  const biases = new Float32Array(size);
  const order = vectors.map((_, i) => i);

  const probabilities = ({ indices, values }: Vector): Float64Array => {
    const scores = Float64Array.from(biases);
    for (let i = 0; i < indices.length; i += 1) {
      const offset = (indices[i] ?? 0) * size;
      const value = values[i] ?? 0;
      for (let c = 0; c < size; c += 1) scores[c] = (scores[c] ?? 0) + (weights[offset + c] ?? 0) * value;
    }
    let highest = Number.NEGATIVE_INFINITY;
    for (const score of scores) highest = Math.max(highest, score);
    let sum = 0;
    for (let c = 0; c < size; c += 1) sum += scores[c] = Math.exp((scores[c] ?? 0) - highest);
    for (let c = 0; c < size; c += 1) scores[c] = (scores[c] ?? 0) / sum;
    return scores;
  };

  const learn = ({ indices, values }: Vector, errors: Float64Array): void => {
    for (let c = 0; c < size; c += 1) {
      const error = errors[c] ?? 0;
      biases[c] = (biases[c] ?? 0) - biasRate * error;
      if (Math.abs(error) < negligible) continue;
      for (let i = 0; i < indices.length; i += 1) {
        const at = (indices[i] ?? 0) * size + c;
        const gradient = error * (values[i] ?? 0);
        const step = (steps[at] ?? 0) + gradient * gradient;
        steps[at] = step;
        weights[at] = (weights[at] ?? 0) - (learningRate * gradient) / Math.sqrt(step);
      }
    }
  };

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const i of shuffled(order, epoch + 1)) {
      const vector = vectors[i];
      if (vector === undefined) continue;
      const errors = probabilities(vector);
      const right = answers[i] ?? 0;
      errors[right] = (errors[right] ?? 0) - 1;
      learn(vector, errors);
    }
  }
  return (vector) => [...probabilities(vector)];
}

/** Cosine similarity to the nearest of some vectors, by an index of who has which feature. */
function nearnessTo(vectors: readonly Vector[]): (vector: Vector) => number {
  const owners = new Map<number, { readonly owner: number; readonly value: number }[]>();
  vectors.forEach(({ indices, values }, owner) => {
    indices.forEach((index, i) => {
      const list = owners.get(index) ?? [];
      list.push({ owner, value: values[i] ?? 0 });
      owners.set(index, list);
    });
  });
  return ({ indices, values }) => {
    const products = new Float32Array(vectors.length);
    indices.forEach((index, i) => {
      for (const { owner, value } of owners.get(index) ?? []) {
        products[owner] = (products[owner] ?? 0) + value * (values[i] ?? 0);
      }
    });
    return Math.min(
      1,
      products.reduce((a, b) => Math.max(a, b), 0),
    );
  };
}

/** Width of the space that vectors live in. */
function widest(vectors: readonly Vector[]): number {
  let width = 0;
  for (const { indices } of vectors) for (const index of indices) width = Math.max(width, index + 1);
  return width;
}

/** Fisher and Yates' shuffle, with the generator of Numerical Recipes: any order that does not follow the files will do. */
function shuffled(items: readonly number[], seed: number): readonly number[] {
  const mixed = [...items];
  let random = seed;
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((random / 2 ** 32) * (i + 1));
    const kept = mixed[i] ?? 0;
    mixed[i] = mixed[j] ?? 0;
    mixed[j] = kept;
  }
  return mixed;
}
