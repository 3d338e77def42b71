import { type Label, labels } from '@lungline/classifier';
import type { Item } from './data-set.js';
import type { ChangeName } from './measure.js';
import {
  argmax,
  auc,
  balancedAccuracy,
  bootstrap,
  calibrationError,
  mean,
  reliability,
  roc,
  softmax,
  wilson,
} from './metrics.js';
import { random } from './random.js';
import type {
  ChangedFigures,
  ClassFigures,
  CoveragePoint,
  Figure,
  Report,
  StratumFigures,
  WithinSource,
} from './report.js';
import { groupsOf } from './split.js';

/** Films, what they are, and the calibrated shares that a model gave them; all arrays run alike. */
export interface Scored {
  readonly items: readonly Item[];
  /** Index into `labels`. */
  readonly truth: readonly number[];
  readonly shares: readonly (readonly number[])[];
  readonly said: readonly number[];
}

/** The same films as they are and changed. */
export interface Scores extends Readonly<Record<ChangeName, Scored>> {
  readonly plain: Scored;
}

const ROUNDS = 500;
const WORST = 24;

export function score(
  readings: readonly { readonly item: Item; readonly logits: readonly number[] }[],
  temperature: number,
): Scored {
  const shares = readings.map(({ logits }) => softmax(logits, temperature));
  return {
    items: readings.map(({ item }) => item),
    truth: readings.map(({ item }) => (item.label ? labels.indexOf(item.label) : -1)),
    shares,
    said: shares.map(argmax),
  };
}

function subset({ items, truth, shares, said }: Scored, keep: readonly number[]): Scored {
  const pick = <T>(values: readonly T[]): T[] => keep.map((i) => values[i] as T);
  return { items: pick(items), truth: pick(truth), shares: pick(shares), said: pick(said) };
}

export function ofSource(scored: Scored, source: string): Scored {
  return subset(
    scored,
    indices(scored).filter((i) => scored.items[i]?.source === source),
  );
}

const indices = ({ truth }: Scored): number[] => truth.map((_, i) => i);

export function balancedOf({ truth, said }: Scored): number {
  return balancedAccuracy(truth, said, labels.length);
}

export function aucOf({ truth, shares }: Scored, label: number): number {
  return auc(
    shares.map((row) => row[label] ?? 0),
    truth.map((t) => t === label),
  );
}

export function macroAucOf(scored: Scored): number {
  return mean(labels.map((_, c) => aucOf(scored, c)));
}

export function calibrationErrorOf({ truth, shares }: Scored): number {
  return calibrationError(reliability(truth, shares));
}

/** A figure with the interval that resampling patients gives. */
export function resampled(scored: Scored, figureOf: (part: Scored) => number): Figure {
  return resampledOver(scored.items, (films) => figureOf(subset(scored, films)));
}

/** What one reading of the films has over another, patients resampled for both alike. */
export function difference(here: Scored, there: Scored, figureOf: (part: Scored) => number): Figure {
  return resampledOver(here.items, (films) => figureOf(subset(here, films)) - figureOf(subset(there, films)));
}

/** @param figureOf takes indices of films, some of them more than once. */
export function resampledOver(
  items: readonly Item[],
  figureOf: (films: readonly number[]) => number,
): Figure {
  const index = new Map(items.map((item, i) => [item, i]));
  const groups = [...groupsOf(items).values()].map((group) => group.map((item) => index.get(item) ?? 0));
  const draws = random(7);
  return {
    value: figureOf(items.map((_, i) => i)),
    interval: bootstrap(groups, figureOf, draws.below, ROUNDS),
  };
}

export function shareOf<T>(values: readonly T[], holds: (value: T, index: number) => boolean): Figure {
  return share(values.filter(holds).length, values.length);
}

function share(hits: number, total: number): Figure {
  return { value: total > 0 ? hits / total : Number.NaN, interval: wilson(hits, total) };
}

export function classFigures(label: Label, c: number, scored: Scored): ClassFigures {
  const { truth, said, shares } = scored;
  const count = (isTruth: boolean, isSaid: boolean): number =>
    truth.filter((t, i) => (t === c) === isTruth && (said[i] === c) === isSaid).length;
  const [hit, missed, wrong, rest] = [
    count(true, true),
    count(true, false),
    count(false, true),
    count(false, false),
  ];
  return {
    label,
    films: hit + missed,
    sensitivity: share(hit, hit + missed),
    specificity: share(rest, rest + wrong),
    positivePredictive: share(hit, hit + wrong),
    negativePredictive: share(rest, rest + missed),
    auc: resampled(scored, (part) => aucOf(part, c)),
    roc: roc(
      shares.map((row) => row[c] ?? 0),
      truth.map((t) => t === c),
    ),
  };
}

export function strata(scored: Scored): StratumFigures[] {
  return labels.flatMap((label, c) =>
    sourcesOf(scored).flatMap((source) => {
      const { truth, said } = ofSource(scored, source);
      const films = truth.filter((t) => t === c).length;
      const right = truth.filter((t, i) => t === c && said[i] === c).length;
      return films === 0 ? [] : [{ label, source, films, recalled: share(right, films) }];
    }),
  );
}

export function withinSources(scored: Scored): WithinSource[] {
  return sourcesOf(scored).flatMap((source) => {
    const part = ofSource(scored, source);
    const present = labels.filter((_, c) => part.truth.includes(c));
    if (present.length < 2) return [];
    return [
      {
        source,
        films: part.items.length,
        balancedAccuracy: resampled(part, balancedOf),
        auc: Object.fromEntries(
          present.map((label) => [label, resampled(part, (films) => aucOf(films, labels.indexOf(label)))]),
        ),
      },
    ];
  });
}

export function sourcesOf({ items }: Scored): string[] {
  return [...new Set(items.map((item) => item.source))].sort();
}

/** Accuracy of the surest films, from all of them down to a tenth. */
export function coverage(scored: Scored): CoveragePoint[] {
  const { truth, said, shares } = scored;
  const surest = shares
    .map((row, i) => ({ top: Math.max(...row), right: truth[i] === said[i] }))
    .sort((a, b) => b.top - a.top);
  return Array.from({ length: 19 }, (_, step) => {
    const kept = surest.slice(0, Math.max(1, Math.round(surest.length * (1 - step * 0.05))));
    return {
      from: kept.at(-1)?.top ?? 0,
      share: kept.length / surest.length,
      accuracy: shareOf(kept, ({ right }) => right),
    };
  });
}

export function uncertainty(scored: Scored, below: number): Report['uncertain'] {
  const { truth, said, shares } = scored;
  const sure = indices(scored).filter((i) => Math.max(...(shares[i] ?? [])) >= below);
  return {
    below,
    share: share(truth.length - sure.length, truth.length),
    accuracyOfTheRest: shareOf(sure, (i) => truth[i] === said[i]),
  };
}

export function changedFigures(plain: Scored, changed: Scored): ChangedFigures {
  return {
    balancedAccuracy: resampled(changed, balancedOf),
    macroAuc: resampled(changed, macroAucOf),
    lost: difference(plain, changed, balancedOf),
  };
}

/** The surest of the wrong answers. */
export function worst({ items, truth, said, shares }: Scored): Report['worst'] {
  return items
    .map((item, i) => ({
      item,
      truth: truth[i] ?? 0,
      said: said[i] ?? 0,
      top: Math.max(...(shares[i] ?? [0])),
    }))
    .filter((film) => film.truth !== film.said)
    .sort((a, b) => b.top - a.top)
    .slice(0, WORST)
    .map((film) => ({
      file: film.item.file,
      source: film.item.source,
      truth: labels[film.truth] as Label,
      said: labels[film.said] as Label,
      share: film.top,
    }));
}
