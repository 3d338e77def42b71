import { type EngineName, labels } from '@lungline/classifier';
import { compare } from './compare.js';
import { readDataSet } from './data-set.js';
import {
  balancedOf,
  calibrationErrorOf,
  changedFigures,
  classFigures,
  coverage,
  macroAucOf,
  resampled,
  resampledOver,
  type Scored,
  type Scores,
  score,
  shareOf,
  strata,
  uncertainty,
  withinSources,
  worst,
} from './figures.js';
import type { LungManifest, LungSegmenter } from './lung-segmenter.js';
import { type ChangeName, type Measured, measure, type OpenModel } from './measure.js';
import { confusion, mean, reliability, sigmoid } from './metrics.js';
import type { Figure, GateFigures, LungFigures, Report } from './report.js';
import { editionOf, groupsOf, type Part, split } from './split.js';

export interface Evaluation {
  readonly data: string;
  readonly part: Part | 'all';
  /** Films of this source alone. */
  readonly source: string | undefined;
  readonly engine: EngineName;
  readonly now: Date;
  /** Finds the lungs, to hide them; without it nothing is said of them. */
  readonly lungs: LungSegmenter | undefined;
  /** Another model, to be read on the same pictures. */
  readonly other: OpenModel | undefined;
}

export type Progress = (stage: string, done: number, total: number) => void;

/** Measures a model on one part of a data set, through the line's own preprocessing. */
export async function evaluate(
  { data, part, source, engine, now, lungs, other }: Evaluation,
  model: OpenModel,
  progress: Progress,
): Promise<Report> {
  const everything = await readDataSet(data);
  const items = (
    part === 'all' ? everything : split(everything, editionOf(model.manifest.training))[part]
  ).filter((item) => source === undefined || item.source === source);
  if (!items.some((item) => item.label))
    throw new Error('There is no film of that part and source in the data');
  const read = (opened: OpenModel): Promise<Measured[]> =>
    measure(data, items, opened, lungs, (done, total) => progress(opened.manifest.id, done, total));
  const measured = await read(model);
  const comparison =
    other && compare(scores(measured, model), scores(await read(other), other), other.manifest.id);
  return {
    model: model.manifest.id,
    date: now.toISOString().slice(0, 10),
    engine,
    part,
    source,
    ...figuresOf(measured, model),
    lungs: lungs && lungFigures(measured, model.manifest.calibration.temperature, lungs.manifest),
    comparison,
    leftOut: [],
  };
}

function scores(measured: readonly Measured[], { manifest }: OpenModel): Scores {
  const { temperature } = manifest.calibration;
  const films = measured.flatMap(({ item, plain, changed }) =>
    changed ? [{ item, plain, ...changed }] : [],
  );
  const of = (name: ChangeName | 'plain'): Scored =>
    score(
      films.map((film) => ({ item: film.item, logits: film[name].logits })),
      temperature,
    );
  return { plain: of('plain'), photo: of('photo'), middleHidden: of('middleHidden') };
}

type Figures = Omit<
  Report,
  'model' | 'date' | 'engine' | 'part' | 'source' | 'lungs' | 'comparison' | 'leftOut'
>;

function figuresOf(measured: readonly Measured[], model: OpenModel): Figures {
  const { plain, photo, middleHidden } = scores(measured, model);
  const { items, truth, said, shares } = plain;
  const raw = score(
    measured.flatMap(({ item, plain: { logits } }) => (item.label ? [{ item, logits }] : [])),
    1,
  );
  return {
    films: items.length,
    patients: groupsOf(items).size,
    balancedAccuracy: resampled(plain, balancedOf),
    accuracy: shareOf(truth, (t, i) => t === said[i]),
    macroAuc: resampled(plain, macroAucOf),
    confusion: confusion(truth, said, labels.length),
    classes: labels.map((label, c) => classFigures(label, c, plain)),
    sources: strata(plain),
    withinSources: withinSources(plain),
    calibration: {
      temperature: model.manifest.calibration.temperature,
      before: resampled(raw, calibrationErrorOf),
      after: resampled(plain, calibrationErrorOf),
      binsBefore: reliability(truth, raw.shares),
      bins: reliability(truth, shares),
    },
    uncertain: uncertainty(plain, model.manifest.decision.uncertainBelow),
    coverage: coverage(plain),
    phonePhotos: changedFigures(plain, photo),
    middleHidden: changedFigures(plain, middleHidden),
    gate: model.manifest.gate && gateFigures(measured, model.manifest.gate.threshold),
    worst: worst(plain),
  };
}

function lungFigures(
  measured: readonly Measured[],
  temperature: number,
  segmenter: LungManifest,
): LungFigures {
  const films = measured.flatMap(({ item, plain, lungs }) => (lungs ? [{ item, plain, ...lungs }] : []));
  const of = (name: 'plain' | 'hidden' | 'only' | 'boxHidden'): Scored =>
    score(
      films.map((film) => ({ item: film.item, logits: film[name].logits })),
      temperature,
    );
  const plain = of('plain');
  const told = films.flatMap(({ item, attention }) => (attention ? [{ item, ...attention }] : []));
  const meanOf = (pick: (film: (typeof told)[number]) => number): Figure =>
    resampledOver(
      told.map(({ item }) => item),
      (indices) => mean(indices.map((i) => pick(told[i] as (typeof told)[number]))),
    );
  return {
    segmenter: segmenter.id,
    dice: segmenter.figures.dice,
    films: films.length,
    hidden: changedFigures(plain, of('hidden')),
    only: changedFigures(plain, of('only')),
    boxHidden: changedFigures(plain, of('boxHidden')),
    attention:
      told.length === 0
        ? undefined
        : {
            inside: meanOf(({ inside }) => inside),
            area: meanOf(({ area }) => area),
            peaks: shareOf(told, ({ peak }) => peak),
          },
  };
}

function gateFigures(measured: readonly Measured[], threshold: number): GateFigures {
  const accepts = ({ gate = Number.NEGATIVE_INFINITY }: { gate: number | undefined }): boolean =>
    sigmoid(gate) >= threshold;
  const films = measured.filter(({ item }) => item.label);
  const others = measured.filter(({ item }) => !item.label);
  return {
    threshold,
    filmsAccepted: shareOf(films, ({ plain }) => accepts(plain)),
    photosAccepted: shareOf(films, ({ changed }) => changed !== undefined && accepts(changed.photo)),
    othersRefused: shareOf(others, ({ plain }) => !accepts(plain)),
    kinds: [...new Set(others.map(({ item }) => item.source))].sort().map((kind) => {
      const members = others.filter(({ item }) => item.source === kind);
      return { kind, pictures: members.length, refused: shareOf(members, ({ plain }) => !accepts(plain)) };
    }),
  };
}
