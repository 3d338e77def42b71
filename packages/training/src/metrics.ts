/** Area under the ROC curve by ranks, ties shared (the Mann-Whitney statistic); NaN where one side is empty. */
export function auc(scores: readonly number[], positive: readonly boolean[]): number {
  const ranked = scores
    .map((score, i) => ({ score, positive: positive[i] === true }))
    .sort((a, b) => a.score - b.score);
  let rankSum = 0;
  let positives = 0;
  for (let from = 0; from < ranked.length; ) {
    let to = from;
    while (ranked[to]?.score === ranked[from]?.score && to < ranked.length) to++;
    const hits = ranked.slice(from, to).filter((item) => item.positive).length;
    positives += hits;
    rankSum += (hits * (from + to + 1)) / 2;
    from = to;
  }
  const negatives = scores.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/**
 * The ROC curve from (0, 0) to (1, 1): share of the negatives taken for positive, share of the positives found. Only
 * its corners, so that the curve is exact and short.
 */
export function roc(
  scores: readonly number[],
  positive: readonly boolean[],
): (readonly [x: number, y: number])[] {
  const ranked = scores
    .map((score, i) => ({ score, positive: positive[i] === true }))
    .sort((a, b) => b.score - a.score);
  const positives = ranked.filter((item) => item.positive).length;
  const negatives = ranked.length - positives;
  const points: [number, number][] = [[0, 0]];
  let [hits, wrong] = [0, 0];
  for (const [i, item] of ranked.entries()) {
    if (item.positive) hits++;
    else wrong++;
    if (ranked[i + 1]?.score === item.score) continue;
    const point: [number, number] = [wrong / negatives, hits / positives];
    const [before, last] = points.slice(-2);
    const straight = before && last && straightOn(before, last, point);
    if (straight) points.pop();
    points.push(point);
  }
  return points;
}

function straightOn(a: readonly number[], b: readonly number[], c: readonly number[]): boolean {
  return (a[0] === b[0] && b[0] === c[0]) || (a[1] === b[1] && b[1] === c[1]);
}

export function softmax(logits: readonly number[], temperature = 1): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - top) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

export function argmax(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}

/** Rows are the truth, columns what was said. */
export function confusion(truth: readonly number[], said: readonly number[], classes: number): number[][] {
  return Array.from({ length: classes }, (_, row) =>
    Array.from(
      { length: classes },
      (_, column) => truth.filter((t, i) => t === row && said[i] === column).length,
    ),
  );
}

/** Mean of the recalls of the classes that occur. */
export function balancedAccuracy(truth: readonly number[], said: readonly number[], classes: number): number {
  const recalls = confusion(truth, said, classes).flatMap((row, label) => {
    const films = row.reduce((a, b) => a + b, 0);
    return films > 0 ? [(row[label] as number) / films] : [];
  });
  return mean(recalls);
}

export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** Mean negative log likelihood of the truth. */
export function crossEntropy(
  truth: readonly number[],
  probabilities: readonly (readonly number[])[],
): number {
  return mean(truth.map((label, i) => -Math.log(Math.max(probabilities[i]?.[label] ?? 0, 1e-12))));
}

export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly films: number;
  /** Mean top share and the part of the films that were right. */
  readonly confidence: number;
  readonly accuracy: number;
  /** Of the accuracy, 95 %. */
  readonly interval: Interval;
}

/** Reliability of the top share in bins of equal width (Guo et al. 2017); empty bins are left out. */
export function reliability(
  truth: readonly number[],
  probabilities: readonly (readonly number[])[],
  bins = 10,
): CalibrationBin[] {
  const tops = probabilities.map((p, i) => ({ share: Math.max(...p), right: argmax(p) === truth[i] }));
  return Array.from({ length: bins }, (_, bin) => {
    const inside = tops.filter(({ share }) => Math.min(Math.floor(share * bins), bins - 1) === bin);
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      films: inside.length,
      confidence: mean(inside.map(({ share }) => share)),
      accuracy: mean(inside.map(({ right }) => (right ? 1 : 0))),
      interval: wilson(inside.filter(({ right }) => right).length, inside.length),
    };
  }).filter(({ films }) => films > 0);
}

/** Expected calibration error: the bins' gaps between confidence and accuracy, weighted by their films. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const films = bins.reduce((sum, bin) => sum + bin.films, 0);
  return bins.reduce((sum, bin) => sum + (bin.films / films) * Math.abs(bin.confidence - bin.accuracy), 0);
}

export type Interval = readonly [low: number, high: number];

/** 95 % interval of a share (Wilson 1927), right for small counts and shares near 0 or 1. */
export function wilson(hits: number, total: number): Interval {
  if (total === 0) return [0, 1];
  const z = 1.96;
  const share = hits / total;
  const centre = share + (z * z) / (2 * total);
  const reach = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return [Math.max(0, (centre - reach) / scale), Math.min(1, (centre + reach) / scale)];
}

/**
 * 95 % interval of any figure by resampling whole groups (patients), since films of one patient are not independent.
 *
 * @param groups indices of the films of each group.
 */
export function bootstrap(
  groups: readonly (readonly number[])[],
  figure: (films: readonly number[]) => number,
  draw: (bound: number) => number,
  rounds = 1000,
): Interval {
  const figures: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const films = groups.flatMap(() => groups[draw(groups.length)] ?? []);
    const value = figure(films);
    if (Number.isFinite(value)) figures.push(value);
  }
  figures.sort((a, b) => a - b);
  const at = (share: number): number => figures[Math.floor(share * (figures.length - 1))] ?? Number.NaN;
  return [at(0.025), at(0.975)];
}
