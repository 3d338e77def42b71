import { type Label, labels } from '@lungline/classifier';
import {
  colours,
  confusionChart,
  coverageChart,
  escaped,
  intervalBar,
  reliabilityChart,
  rocChart,
} from './charts.js';
import type { Comparison, Figure, GateFigures, LeftOut, LungFigures, Report } from './report.js';

/** The whole report as one page without scripts or requests; `thumbnails` are data URLs of the worst errors, by file. */
export function reportHtml(report: Report, thumbnails: ReadonlyMap<string, string>): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evaluation of ${escaped(report.model)}</title>
<style>${STYLE}</style>
<header>
<h1>Evaluation of ${escaped(report.model)}</h1>
<p>${scopeOf(report)} Brackets hold 95 % intervals: Wilson's for shares, resampled patients for the others.</p>
<p class="notice">Decision support and research software, not a diagnosis. The pictures below are of people: keep this page with the data.</p>
</header>
<main>
${[
  tiles(report),
  classes(report),
  calibration(report),
  bySource(report),
  leftOut(report.leftOut),
  changes(report),
  lungs(report.lungs),
  gate(report.gate),
  comparison(report),
  worst(report, thumbnails),
]
  .filter((section) => section !== '')
  .join('\n')}
</main>
</html>
`;
}

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; color: #1d2733; background: #f5f7fa; }
header, main { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.55rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0 0 .6rem; }
h3 { font-size: .95rem; margin: 1rem 0 .3rem; }
p { margin: .3rem 0 .7rem; max-width: 52rem; }
.notice { color: #7a3b00; }
section { background: #fff; border: 1px solid #e1e7ee; border-radius: 10px; padding: 1.1rem 1.25rem; margin: 0 0 1.1rem; overflow-x: auto; }
table { border-collapse: collapse; margin: .3rem 0 .8rem; font-variant-numeric: tabular-nums; }
th, td { padding: .28rem .75rem .28rem 0; text-align: left; border-bottom: 1px solid #edf1f5; vertical-align: middle; white-space: nowrap; }
th { font-weight: 600; color: #5b6876; font-size: .85rem; }
td small { color: #5b6876; }
svg { display: inline-block; vertical-align: middle; max-width: 100%; }
.side { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.6rem, 1fr)); gap: .8rem; margin-bottom: 1.1rem; }
.tile { background: #fff; border: 1px solid #e1e7ee; border-radius: 10px; padding: .8rem 1rem; }
.tile b { display: block; font-size: 1.5rem; line-height: 1.25; }
.tile span { color: #5b6876; font-size: .85rem; display: block; }
.films { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.4rem, 1fr)); gap: .8rem; }
figure { margin: 0; font-size: .78rem; line-height: 1.35; overflow-wrap: anywhere; }
figure img { width: 100%; aspect-ratio: 1; object-fit: cover; border-radius: 6px; background: #10151b; display: block; margin-bottom: .3rem; }
.tag { display: inline-block; padding: 0 .4em; border-radius: 4px; color: #fff; font-weight: 600; }
@media print { body { background: #fff; } section, .tile { break-inside: avoid; } }
`;

function scopeOf({ films, patients, part, source, date, engine }: Report): string {
  const of = part === 'all' ? 'all parts of the data' : `the ${part} part of the data`;
  const only = source === undefined ? '' : `, source ${escaped(source)} alone`;
  return `${films} films of ${patients} patients, or groups that may be of one patient: ${of}${only}. ${date}, ${engine} engine.`;
}

function tiles({ balancedAccuracy, macroAuc, calibration, uncertain, phonePhotos, gate }: Report): string {
  const entries: (readonly [name: string, value: string, note: string])[] = [
    ['Balanced accuracy', digits(balancedAccuracy.value), brackets(balancedAccuracy)],
    ['Macro AUC', digits(macroAuc.value), brackets(macroAuc)],
    ['Calibration error', digits(calibration.after.value), `${digits(calibration.before.value)} before`],
    [
      'Right where sure',
      digits(uncertain.accuracyOfTheRest.value),
      `${percent(uncertain.share.value)} are uncertain`,
    ],
    [
      'On phone photos',
      digits(phonePhotos.balancedAccuracy.value),
      `simulated; ${signed(-phonePhotos.lost.value)}`,
    ],
  ];
  if (gate) {
    entries.push([
      'Others refused',
      digits(gate.othersRefused.value),
      `${percent(gate.filmsAccepted.value)} of films accepted`,
    ]);
  }
  const tile = ([name, value, note]: readonly [string, string, string]): string =>
    `<div class="tile"><span>${name}</span><b>${value}</b><span>${note}</span></div>`;
  return `<div class="tiles">${entries.map(tile).join('')}</div>`;
}

function classes(report: Report): string {
  const rows = report.classes.map((c) => [
    tag(c.label),
    String(c.films),
    ...[c.sensitivity, c.specificity, c.positivePredictive, c.negativePredictive, c.auc].map(
      (figure) => `${cell(figure)}<br>${intervalBar(figure, colours[c.label])}`,
    ),
  ]);
  return section(
    'Classes',
    `<div class="side">${confusionChart(report.confusion)}${rocChart(report.classes)}</div>
${table(['', 'films', 'sensitivity', 'specificity', 'PPV', 'NPV', 'AUC'], rows)}
<p>Predictive values hold for the mixture of this data alone, which is that of no clinic. Accuracy ${show(report.accuracy)}.</p>`,
  );
}

function calibration({ calibration: c, coverage, uncertain }: Report): string {
  return section(
    'Shares that mean something',
    `<div class="side"><div><h3>Reliability</h3>${reliabilityChart(c.binsBefore, c.bins)}
<p>Expected calibration error ${show(c.before)} before,<br>${show(c.after)} after (temperature ${c.temperature}).<br>Grey columns: films in each bin.</p></div>
<div><h3>Coverage against accuracy</h3>${coverageChart(coverage, uncertain)}
<p>Rule: top share below ${uncertain.below} is "uncertain".<br>Uncertain: ${show(uncertain.share)} of the films.<br>Named rightly of the rest: ${show(uncertain.accuracyOfTheRest)}.</p></div></div>`,
  );
}

function bySource({ sources, withinSources }: Report): string {
  const found = sources.map((s) => [
    tag(s.label),
    escaped(s.source),
    String(s.films),
    cell(s.recalled),
    intervalBar(s.recalled, colours[s.label]),
  ]);
  const within = withinSources.map((s) => [
    escaped(s.source),
    String(s.films),
    cell(s.balancedAccuracy),
    ...labels.map((label) => {
      const auc = s.auc[label];
      return auc ? `${cell(auc)}<br>${intervalBar(auc, colours[label], [0.5])}` : '';
    }),
  ]);
  const inside =
    within.length === 0
      ? ''
      : `<h3>Within one source, each class against the rest</h3>
<p>Scanner and class do not go together here; the hairline is chance.</p>
${table(['source', 'films', 'balanced accuracy', ...labels.map((label) => `AUC ${label}`)], within)}`;
  return section(
    'By source',
    `<p>Sources and classes go together in this data, so a good figure may be knowledge of the source.</p>
${table(['class', 'source', 'films', 'named rightly', ''], found)}${inside}`,
  );
}

function leftOut(entries: readonly LeftOut[]): string {
  if (entries.length === 0) return '';
  const rows = entries.flatMap((entry) =>
    entry.classes.map((c) => [
      escaped(entry.source),
      tag(c.label),
      String(c.films),
      cell(c.recalled),
      intervalBar(c.recalled, colours[c.label]),
      c.recalledWhenSeen ? cell(c.recalledWhenSeen) : '',
      c.auc ? cell(c.auc) : '',
      c.aucWhenSeen ? cell(c.aucWhenSeen) : '',
    ]),
  );
  return section(
    'Sources never seen',
    `<p>Each row is a model of its own, trained without the source and measured on all of its films; "seen" is the evaluated model on held-back patients of the source.</p>
${table(['left out', 'class', 'films', 'named rightly', '', 'when seen', 'AUC within it', 'when seen'], rows)}`,
  );
}

function changes({ balancedAccuracy, macroAuc, phonePhotos, middleHidden }: Report): string {
  return section(
    'The same films, changed',
    table(
      ['', 'balanced accuracy', 'lost', 'macro AUC', ''],
      [
        ['as they are', cell(balancedAccuracy), '', cell(macroAuc), intervalBar(macroAuc, undefined, [0.5])],
        ...(
          [
            ['simulated phone photos', phonePhotos],
            ['a fixed box in the middle hidden', middleHidden],
          ] as const
        ).map(([name, c]) => [
          name,
          cell(c.balancedAccuracy),
          cell(c.lost),
          cell(c.macroAuc),
          intervalBar(c.macroAuc, undefined, [0.5]),
        ]),
      ],
    ),
  );
}

function lungs(figures: LungFigures | undefined): string {
  if (!figures) return '';
  const { hidden, only, boxHidden, attention, segmenter, dice, films } = figures;
  const rows = (
    [
      ['lungs painted black, with a margin', hidden],
      ['the box around the lungs painted black', boxHidden],
      ['only the lungs left, with that margin', only],
    ] as const
  ).map(([name, c]) => [
    name,
    cell(c.macroAuc),
    intervalBar(c.macroAuc, undefined, [0.5]),
    cell(c.balancedAccuracy),
  ]);
  const warmth = attention
    ? `<p>Of the activation map, ${show(attention.inside)} lies inside the lungs, which are ${show(attention.area)} of what the network sees (a map that knows nothing would have that much); its warmest place is in the lungs in ${show(attention.peaks)} of the films.</p>`
    : '';
  return section(
    'The lungs',
    `<p>Lungs found by ${escaped(segmenter)} in ${films} films (Dice against masks drawn by hand, other patients: ${show(dice)}). The hairline is chance: with the lungs gone, the score should fall towards it.</p>
${table(['', 'macro AUC', '', 'balanced accuracy'], rows)}${warmth}`,
  );
}

function gate(figures: GateFigures | undefined): string {
  if (!figures) return section('Gate', '<p>This model has none: every picture is taken for a film.</p>');
  const { threshold, filmsAccepted, photosAccepted, othersRefused, kinds } = figures;
  const row = (name: string, pictures: string, figure: Figure): string[] => [
    name,
    pictures,
    cell(figure),
    intervalBar(figure),
  ];
  return section(
    'Gate',
    `<p>Below ${threshold} a picture is no frontal chest X-ray.</p>
${table(
  ['', 'pictures', 'judged rightly', ''],
  [
    row('films accepted', '', filmsAccepted),
    row('simulated photos of films accepted', '', photosAccepted),
    row('other pictures refused', '', othersRefused),
    ...kinds.map(({ kind, pictures, refused }) => row(`… ${escaped(kind)}`, String(pictures), refused)),
  ],
)}`,
  );
}

function comparison({ comparison: other, model }: Report): string {
  if (!other) return '';
  const rows = other.rows.map(({ name, here, there, difference }: Comparison['rows'][number]) => {
    const [low, high] = difference.interval;
    return [
      escaped(name),
      digits(here),
      digits(there),
      `${signed(difference.value)} <small>[${signed(low)}, ${signed(high)}]</small>`,
      low > 0 || high < 0 ? 'beyond chance' : 'within chance',
    ];
  });
  return section(
    'Against another model',
    `<p>${escaped(model)} and ${escaped(other.model)} on the very same pictures; the difference is paired, patients resampled for both alike.</p>
${table(['', 'this', 'the other', 'difference', ''], rows)}`,
  );
}

function worst({ worst: films }: Report, thumbnails: ReadonlyMap<string, string>): string {
  if (films.length === 0) return '';
  const figures = films.map(
    ({ file, source, truth, said, share }) =>
      `<figure><img alt="" src="${thumbnails.get(file) ?? ''}"><figcaption>is ${tag(truth)}<br>said ${tag(said)} ${share.toFixed(2)}<br>${escaped(source)}<br>${escaped(file)}</figcaption></figure>`,
  );
  return section('The surest of the wrong answers', `<div class="films">${figures.join('\n')}</div>`);
}

function section(title: string, content: string): string {
  return `<section><h2>${title}</h2>\n${content}</section>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (kind: string, row: readonly string[]): string =>
    row.map((content) => `<${kind}>${content}</${kind}>`).join('');
  return `<table><tr>${cells('th', head)}</tr>\n${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}</table>`;
}

function tag(label: Label): string {
  return `<span class="tag" style="background:${colours[label]}">${label}</span>`;
}

function cell(figure: Figure): string {
  return Number.isFinite(figure.value) ? `${digits(figure.value)} <small>${brackets(figure)}</small>` : 'n/a';
}

function brackets({ interval: [low, high] }: Figure): string {
  return `[${digits(low)}, ${digits(high)}]`;
}

export function show(figure: Figure): string {
  return `${digits(figure.value)} ${brackets(figure)}`;
}

function digits(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : 'n/a';
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : 'n/a';
}
