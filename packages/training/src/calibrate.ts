import { argmax, crossEntropy, softmax } from './metrics.js';

/** Temperature scaling (Guo et al. 2017): the one divisor of the logits that makes the truth likeliest. */
export function fitTemperature(truth: readonly number[], logits: readonly (readonly number[])[]): number {
  const loss = (power: number): number =>
    crossEntropy(
      truth,
      logits.map((row) => softmax(row, Math.exp(power))),
    );
  // Golden-section search on the logarithm; the loss has a single valley.
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(0.2), Math.log(5)];
  while (high - low > 1e-4) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** Accuracy asked of the films that get an answer. */
const WANTED_ACCURACY = 0.9;
/** However hard the films, at most this part of them may go without one. */
const MOST_UNCERTAIN = 0.35;

/**
 * The rule for `uncertain`: the lowest top share above which nine of ten films held back were right, unless more
 * than a third of them would then go without an answer; then the share that leaves a third.
 */
export function uncertainBelow(truth: readonly number[], shares: readonly (readonly number[])[]): number {
  const films = shares
    .map((row, i) => ({ top: Math.max(...row), right: argmax(row) === truth[i] }))
    .sort((a, b) => b.top - a.top);
  let right = 0;
  let answered = 0;
  for (const [i, film] of films.entries()) {
    if (film.right) right++;
    if (right / (i + 1) >= WANTED_ACCURACY) answered = i + 1;
  }
  const least = Math.ceil(films.length * (1 - MOST_UNCERTAIN));
  const last = films[Math.max(answered, least) - 1];
  return Math.floor((last?.top ?? 0.5) * 100) / 100;
}

/**
 * The gate's threshold: half-way, in logits, between the least film-like hundredth of the films and the most
 * film-like hundredth of other pictures, within 0.1 and 0.9.
 */
export function gateThreshold(films: readonly number[], others: readonly number[]): number {
  const least = quantile(films, 0.01);
  const most = others.length > 0 ? quantile(others, 0.99) : -least;
  const share = 1 / (1 + Math.exp(-(least + most) / 2));
  return Math.round(Math.min(0.9, Math.max(0.1, share)) * 100) / 100;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}
