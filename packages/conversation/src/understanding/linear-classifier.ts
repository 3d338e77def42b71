/** One known sentence: its features and, for each question asked of it, the index of the answer (-1 for none). */
export interface Example {
  readonly features: ReadonlyMap<string, number>;
  readonly answers: readonly number[];
}

export interface Classification {
  /** For each question the probability of each answer. */
  readonly probabilities: readonly (readonly number[])[];
  /** Cosine similarity to the nearest example that answers all questions, 0..1. */
  readonly similarity: number;
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
 * Learns to answer questions about sentences: one multinomial logistic regression for each question over shared,
 * TF-IDF weighted features, trained by AdaGrad (Duchi et al., 2011, https://jmlr.org/papers/v12/duchi11a.html).
 * Deterministic: the same examples in the same order give the same classifier.
 * @param sizes how many answers each question has
 */
export function trainClassifier(examples: readonly Example[], sizes: readonly number[]): Classify {
  const vectorise = vectoriser(examples);
  const vectors = examples.map((example) => vectorise(example.features));
  const answers = sizes.map((size, question) =>
    train(
      vectors,
      examples.map((example) => example.answers[question] ?? -1),
      size,
    ),
  );
  const similarityTo = neighbours(
    vectors.filter((_, i) => examples[i]?.answers.every((answer) => answer >= 0)),
  );
  return (found) => {
    const vector = vectorise(found);
    return { probabilities: answers.map((answer) => answer(vector)), similarity: similarityTo(vector) };
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
    const indices: number[] = [];
    const values: number[] = [];
    // What was never seen makes the vector longer too: a sentence of unknown words is like nothing.
    let square = 0;
    for (const [name, weight] of features) {
      const feature = known.get(name);
      const value = weight * (feature?.rarity ?? unknownRarity);
      square += value * value;
      if (feature === undefined) continue;
      indices.push(feature.index);
      values.push(value);
    }
    const length = Math.sqrt(square) || 1;
    return {
      indices: Int32Array.from(indices),
      values: Float32Array.from(values, (value) => value / length),
    };
  };
}

function train(
  vectors: readonly Vector[],
  answers: readonly number[],
  size: number,
): (vector: Vector) => readonly number[] {
  const width = 1 + vectors.reduce((most, { indices }) => indices.reduce((a, b) => Math.max(a, b), most), -1);
  const weights = new Float32Array(width * size);
  const steps = new Float32Array(width * size).fill(0.01);
  const biases = new Float32Array(size);
  const taught = vectors.map((_, i) => i).filter((i) => (answers[i] ?? -1) >= 0);

  const probabilities = ({ indices, values }: Vector): Float64Array => {
    const scores = Float64Array.from(biases);
    for (let i = 0; i < indices.length; i += 1) {
      const offset = (indices[i] ?? 0) * size;
      const value = values[i] ?? 0;
      for (let c = 0; c < size; c += 1) scores[c] = (scores[c] ?? 0) + (weights[offset + c] ?? 0) * value;
    }
    const highest = scores.reduce((a, b) => Math.max(a, b));
    const powers = scores.map((score) => Math.exp(score - highest));
    const sum = powers.reduce((a, b) => a + b);
    return powers.map((power) => power / sum);
  };

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const i of shuffled(taught, epoch + 1)) {
      const vector = vectors[i];
      if (vector === undefined) continue;
      const errors = probabilities(vector);
      const right = answers[i] ?? 0;
      errors[right] = (errors[right] ?? 0) - 1;
      errors.forEach((error, c) => {
        biases[c] = (biases[c] ?? 0) - biasRate * error;
        if (Math.abs(error) < negligible) return;
        for (let j = 0; j < vector.indices.length; j += 1) {
          const at = (vector.indices[j] ?? 0) * size + c;
          const gradient = error * (vector.values[j] ?? 0);
          const step = (steps[at] ?? 0) + gradient * gradient;
          steps[at] = step;
          weights[at] = (weights[at] ?? 0) - (learningRate * gradient) / Math.sqrt(step);
        }
      });
    }
  }
  return (vector) => [...probabilities(vector)];
}

function neighbours(vectors: readonly Vector[]): (vector: Vector) => number {
  const postings = new Map<number, { readonly vector: number; readonly value: number }[]>();
  vectors.forEach(({ indices, values }, vector) => {
    indices.forEach((index, i) => {
      const list = postings.get(index) ?? [];
      list.push({ vector, value: values[i] ?? 0 });
      postings.set(index, list);
    });
  });
  return ({ indices, values }) => {
    const products = new Float32Array(vectors.length);
    indices.forEach((index, i) => {
      for (const { vector, value } of postings.get(index) ?? []) {
        products[vector] = (products[vector] ?? 0) + value * (values[i] ?? 0);
      }
    });
    return Math.min(
      1,
      products.reduce((a, b) => Math.max(a, b), 0),
    );
  };
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
