import { type Label, labels, type Manifest } from '@lungline/classifier';
import { asPhonePhoto, withoutLungs } from './changes.js';
import { type Item, readDataSet } from './data-set.js';
import {
  argmax,
  auc,
  balancedAccuracy,
  bootstrap,
  type CalibrationBin,
  calibrationError,
  confusion,
  type Interval,
  mean,
  reliability,
  sigmoid,
  softmax,
  wilson,
} from './metrics.js';
import { random } from './random.js';
import { type Reader, type Reading, readItems } from './readings.js';
import { groupsOf, type Part, split } from './split.js';

export interface Figure {
  readonly value: number;
  readonly interval: Interval;
}

export interface ClassFigures {
  readonly label: Label;
  readonly films: number;
  readonly sensitivity: Figure;
  readonly specificity: Figure;
  /** Predictive values at the shares of the classes in this data, which are not those of any clinic. */
  readonly positivePredictive: Figure;
  readonly negativePredictive: Figure;
  readonly auc: Figure;
}

export interface StratumFigures {
  readonly label: Label;
  readonly source: string;
  readonly films: number;
  readonly recalled: Figure;
}

export interface Report {
  readonly model: string;
  readonly part: Part | 'all';
  /** Films of one source only, where that was asked for. */
  readonly source: string | undefined;
  readonly films: number;
  readonly patients: number;
  readonly balancedAccuracy: Figure;
  readonly accuracy: Figure;
  readonly macroAuc: Figure;
  /** Rows are the truth, in the order of `labels`. */
  readonly confusion: readonly (readonly number[])[];
  readonly classes: readonly ClassFigures[];
  readonly sources: readonly StratumFigures[];
  /** Within sources that hold more than one class: balanced accuracy and AUC of each class against the rest. */
  readonly withinSources: readonly {
    readonly source: string;
    readonly films: number;
    readonly balancedAccuracy: Figure;
    readonly auc: Readonly<Partial<Record<Label, number>>>;
  }[];
  readonly calibration: {
    readonly temperature: number;
    readonly before: number;
    readonly after: number;
    readonly bins: readonly CalibrationBin[];
  };
  readonly uncertain: { readonly below: number; readonly share: Figure; readonly accuracyOfTheRest: Figure };
  readonly coverage: readonly { readonly from: number; readonly share: number; readonly accuracy: number }[];
  readonly phonePhotos: {
    readonly balancedAccuracy: Figure;
    readonly macroAuc: number;
    readonly accepted: Figure;
  };
  readonly lungsHidden: { readonly macroAuc: number; readonly balancedAccuracy: number };
  readonly gate: {
    readonly threshold: number;
    readonly filmsAccepted: Figure;
    readonly othersRefused: Figure;
    readonly kinds: readonly { readonly kind: string; readonly pictures: number; readonly refused: number }[];
  };
  readonly worst: readonly {
    readonly file: string;
    readonly truth: Label;
    readonly said: Label;
    readonly share: number;
  }[];
}

/** Measures a model on one part of a data set, through the line's own preprocessing. */
export async function evaluate(
  { data, part, source }: { data: string; part: Part | 'all'; source: string | undefined },
  manifest: Manifest,
  reader: Reader,
  report: (stage: string) => void,
): Promise<Report> {
  const everything = await readDataSet(data);
  const items = (part === 'all' ? everything : split(everything)[part]).filter(
    (item) => source === undefined || item.source === source,
  );
  const films = items.filter((item) => item.label);
  report('films and other pictures');
  const readings = await readItems(data, items, reader);
  report('simulated phone photos');
  const photos = await readItems(data, films, reader, asPhonePhoto);
  report('films with their lungs hidden');
  const hidden = await readItems(data, films, reader, withoutLungs);
  return { ...reportOn(manifest, readings, photos, hidden), part, source };
}

function reportOn(
  manifest: Manifest,
  readings: readonly Reading[],
  photos: readonly Reading[],
  hidden: readonly Reading[],
): Omit<Report, 'part' | 'source'> {
  const { temperature } = manifest.calibration;
  const threshold = manifest.gate?.threshold ?? 0.5;
  const accepts = ({ gate }: Reading): boolean => sigmoid(gate) >= threshold;
  const films = readings.filter(({ item }) => item.label);
  const others = readings.filter(({ item }) => !item.label);
  const scored = score(films, temperature);
  const { truth, said, shares } = scored;
  const bins = reliability(truth, shares);
  const below = manifest.decision.uncertainBelow;
  const sure = films.map((_, i) => i).filter((i) => Math.max(...(shares[i] ?? [])) >= below);
  const kinds = [...new Set(others.map(({ item }) => item.source))].sort();
  return {
    model: manifest.id,
    films: films.length,
    patients: groupsOf(films.map(({ item }) => item)).size,
    balancedAccuracy: balanced(scored),
    accuracy: shareOf(truth, (t, i) => t === said[i]),
    macroAuc: macro(scored),
    confusion: confusion(truth, said, labels.length),
    classes: labels.map((label, c) => classFigures(label, c, scored)),
    sources: strata(scored),
    withinSources: withinSources(scored),
    calibration: {
      temperature,
      before: calibrationError(reliability(truth, score(films, 1).shares)),
      after: calibrationError(bins),
      bins,
    },
    uncertain: {
      below,
      share: figure(films.length - sure.length, films.length),
      accuracyOfTheRest: figure(sure.filter((i) => truth[i] === said[i]).length, sure.length),
    },
    coverage: coverage(scored),
    phonePhotos: {
      balancedAccuracy: balanced(score(photos, temperature)),
      macroAuc: macro(score(photos, temperature)).value,
      accepted: shareOf(photos, accepts),
    },
    lungsHidden: {
      macroAuc: macro(score(hidden, temperature)).value,
      balancedAccuracy: balanced(score(hidden, temperature)).value,
    },
    gate: {
      threshold,
      filmsAccepted: shareOf(films, accepts),
      othersRefused: shareOf(others, (reading) => !accepts(reading)),
      kinds: kinds.map((kind) => {
        const members = others.filter(({ item }) => item.source === kind);
        return { kind, pictures: members.length, refused: members.filter((r) => !accepts(r)).length };
      }),
    },
    worst: worst(scored),
  };
}

interface Scored {
  readonly items: readonly Item[];
  readonly truth: readonly number[];
  readonly shares: readonly (readonly number[])[];
  readonly said: readonly number[];
}

function score(readings: readonly Reading[], temperature: number): Scored {
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

function aucOf({ truth, shares }: Scored, label: number): number {
  return auc(
    shares.map((row) => row[label] ?? 0),
    truth.map((t) => t === label),
  );
}

function balanced(scored: Scored): Figure {
  return resampled(scored, ({ truth, said }) => balancedAccuracy(truth, said, labels.length));
}

function macro(scored: Scored): Figure {
  return resampled(scored, (part) => mean(labels.map((_, c) => aucOf(part, c))));
}

/** A figure with the interval that resampling patients gives. */
function resampled(scored: Scored, figureOf: (part: Scored) => number): Figure {
  const index = new Map(scored.items.map((item, i) => [item, i]));
  const groups = [...groupsOf(scored.items).values()].map((group) =>
    group.map((item) => index.get(item) ?? 0),
  );
  const draws = random(7);
  return {
    value: figureOf(scored),
    interval: bootstrap(groups, (films) => figureOf(subset(scored, films)), draws.below, 500),
  };
}

function figure(hits: number, total: number): Figure {
  return { value: total > 0 ? hits / total : Number.NaN, interval: wilson(hits, total) };
}

function shareOf<T>(values: readonly T[], holds: (value: T, index: number) => boolean): Figure {
  return figure(values.filter(holds).length, values.length);
}

function classFigures(label: Label, c: number, scored: Scored): ClassFigures {
  const { truth, said } = scored;
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
    sensitivity: figure(hit, hit + missed),
    specificity: figure(rest, rest + wrong),
    positivePredictive: figure(hit, hit + wrong),
    negativePredictive: figure(rest, rest + missed),
    auc: resampled(scored, (part) => aucOf(part, c)),
  };
}

function strata({ items, truth, said }: Scored): StratumFigures[] {
  const names = [...new Set(items.map((item) => item.source))].sort();
  return labels.flatMap((label, c) =>
    names.flatMap((source) => {
      const films = items.map((_, i) => i).filter((i) => truth[i] === c && items[i]?.source === source);
      if (films.length === 0) return [];
      return [
        {
          label,
          source,
          films: films.length,
          recalled: figure(films.filter((i) => said[i] === c).length, films.length),
        },
      ];
    }),
  );
}

function withinSources(scored: Scored): Report['withinSources'] {
  const names = [...new Set(scored.items.map((item) => item.source))].sort();
  return names.flatMap((source) => {
    const part = subset(
      scored,
      scored.items.map((_, i) => i).filter((i) => scored.items[i]?.source === source),
    );
    const present = labels.filter((_, c) => part.truth.includes(c));
    if (present.length < 2) return [];
    return [
      {
        source,
        films: part.items.length,
        balancedAccuracy: balanced(part),
        auc: Object.fromEntries(present.map((label) => [label, aucOf(part, labels.indexOf(label))])),
      },
    ];
  });
}

function coverage({ truth, said, shares }: Scored): Report['coverage'] {
  return [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((from) => {
    const kept = shares.map((_, i) => i).filter((i) => Math.max(...(shares[i] ?? [])) >= from);
    return {
      from,
      share: kept.length / truth.length,
      accuracy: mean(kept.map((i) => (truth[i] === said[i] ? 1 : 0))),
    };
  });
}

function worst({ items, truth, said, shares }: Scored): Report['worst'] {
  return items
    .map((item, i) => ({
      file: item.file,
      truth: truth[i] ?? 0,
      said: said[i] ?? 0,
      share: Math.max(...(shares[i] ?? [0])),
    }))
    .filter((film) => film.truth !== film.said)
    .sort((a, b) => b.share - a.share)
    .slice(0, 24)
    .map((film) => ({ ...film, truth: labels[film.truth] as Label, said: labels[film.said] as Label }));
}
