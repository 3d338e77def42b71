import { labels } from '@lungline/classifier';
import { describe, expect, it } from 'vitest';
import type { Item } from './data-set.js';
import {
  changedFigures,
  classFigures,
  coverage,
  score,
  strata,
  uncertainty,
  withinSources,
  worst,
} from './figures.js';
import { confusion, reliability } from './metrics.js';
import { random } from './random.js';
import type { Report } from './report.js';
import { reportHtml } from './report-html.js';

/** Ninety films of two sources, one of which has a name that is not to end up as markup. */
function report(): Report {
  const draws = random(1);
  const films = Array.from({ length: 90 }, (_, i) => {
    const label = labels[i % 3] ?? 'normal';
    const item: Item = {
      file: `${label}/${i}.jpg`,
      label,
      source: i % 2 === 0 ? '<b>one</b>' : 'two',
      ageGroup: 'adult',
      group: `patient ${i >> 1}`,
      sha256: undefined,
    };
    return { item, logits: labels.map((known) => (known === label ? 1.2 : 0) + draws.normal()) };
  });
  const plain = score(films, 1);
  const { truth, said, shares } = plain;
  const half = { value: 0.5, interval: [0.4, 0.6] } as const;
  const changed = changedFigures(plain, plain);
  return {
    model: 'tried-1',
    date: '2026-01-02',
    engine: 'wasm',
    part: 'test',
    source: undefined,
    films: 90,
    patients: 45,
    balancedAccuracy: half,
    accuracy: half,
    macroAuc: half,
    confusion: confusion(truth, said, 3),
    classes: labels.map((label, c) => classFigures(label, c, plain)),
    sources: strata(plain),
    withinSources: withinSources(plain),
    calibration: {
      temperature: 1,
      before: half,
      after: half,
      binsBefore: reliability(truth, shares),
      bins: reliability(truth, shares),
    },
    uncertain: uncertainty(plain, 0.6),
    coverage: coverage(plain),
    phonePhotos: changed,
    middleHidden: changed,
    lungs: undefined,
    gate: undefined,
    worst: worst(plain),
    comparison: undefined,
    leftOut: [],
  };
}

describe('reportHtml', () => {
  const page = reportHtml(report(), new Map());

  it('asks nothing of any network and runs no script', () => {
    expect(page).not.toMatch(/https?:|<script|<link|url\(/);
  });

  it('draws every figure as well-formed SVG', () => {
    const drawings = page.match(/<svg.*?<\/svg>/gs) ?? [];
    expect(drawings.length).toBeGreaterThan(10);
    for (const drawing of drawings) {
      expect(drawing).not.toMatch(/NaN|undefined|Infinity/);
      expect(drawing.match(/<(text|g|title)\b/g)?.length).toBe(drawing.match(/<\/(text|g|title)>/g)?.length);
    }
  });

  it('takes names for text and never for markup', () => {
    expect(page).toContain('&lt;b>one&lt;/b>');
    expect(page).not.toContain('<b>one');
  });

  it('says so where a model has no gate, and shows only what was measured', () => {
    expect(page).toContain('This model has none');
    expect(page).not.toContain('Sources never seen');
    expect(page).not.toContain('Against another model');
  });
});

describe('figures', () => {
  const { coverage: points, uncertain, phonePhotos, withinSources: within, worst: errors } = report();

  it('coverage falls while the share that is asked for rises', () => {
    expect(points[0]?.share).toBe(1);
    for (const [i, point] of points.entries()) {
      const next = points[i + 1];
      if (next) expect(next.share < point.share && next.from >= point.from).toBe(true);
    }
    const there = points.find(({ from }) => from >= uncertain.below);
    expect(there?.share).toBeLessThanOrEqual(1 - uncertain.share.value + 0.001);
  });

  it('a change that changes nothing loses nothing, in every resample', () => {
    expect(phonePhotos.lost).toEqual({ value: 0, interval: [0, 0] });
  });

  it('each class within a source has an AUC and an interval around it', () => {
    expect(within.map(({ source }) => source)).toEqual(['<b>one</b>', 'two']);
    for (const figure of within.flatMap(({ auc }) => Object.values(auc))) {
      expect(figure.value).toBeGreaterThan(figure.interval[0]);
      expect(figure.value).toBeLessThan(figure.interval[1]);
    }
  });

  it('the worst errors are errors, the surest first', () => {
    expect(errors.every(({ truth, said }) => truth !== said)).toBe(true);
    expect(errors.map(({ share }) => share)).toEqual(
      errors.map(({ share }) => share).toSorted((a, b) => b - a),
    );
  });
});
