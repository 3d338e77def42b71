import { labels } from '@lungline/classifier';
import {
  aucOf,
  balancedOf,
  calibrationErrorOf,
  difference,
  macroAucOf,
  ofSource,
  type Scored,
  type Scores,
  sourcesOf,
} from './figures.js';
import type { Comparison } from './report.js';

/** Two models on the same films: each figure's difference, with the patients resampled for both alike. */
export function compare(here: Scores, there: Scores, model: string): Comparison {
  const row = (
    name: string,
    figureOf: (scored: Scored) => number,
    of: (scores: Scores) => Scored = ({ plain }) => plain,
  ): Comparison['rows'] => {
    const [a, b] = [of(here), of(there)];
    const values = [figureOf(a), figureOf(b)] as const;
    // Where a source lacks the class there is nothing to compare.
    if (!values.every(Number.isFinite)) return [];
    return [{ name, here: values[0], there: values[1], difference: difference(a, b, figureOf) }];
  };
  const mixed = sourcesOf(here.plain).filter(
    (source) => new Set(ofSource(here.plain, source).truth).size > 1,
  );
  return {
    model,
    rows: [
      row('balanced accuracy', balancedOf),
      row('macro AUC', macroAucOf),
      labels.flatMap((label, c) => row(`AUC ${label}`, (scored) => aucOf(scored, c))),
      row('calibration error', calibrationErrorOf),
      row('balanced accuracy on phone photos', balancedOf, ({ photo }) => photo),
      row('macro AUC with the middle hidden', macroAucOf, ({ middleHidden }) => middleHidden),
      mixed.flatMap((source) =>
        labels.flatMap((label, c) =>
          row(
            `AUC ${label} within ${source}`,
            (scored) => aucOf(scored, c),
            ({ plain }) => ofSource(plain, source),
          ),
        ),
      ),
    ].flat(),
  };
}
