import { labels } from '@lungline/classifier';
import type { Figure, Report } from './evaluate.js';

/** The whole report as one page without scripts; `thumbnails` are data URLs of the worst errors, by file. */
export function reportHtml(report: Report, thumbnails: ReadonlyMap<string, string>): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Evaluation of ${escaped(report.model)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1d2733; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
td, th { border: 1px solid #ccd4dc; padding: .25rem .6rem; text-align: right; }
th, td:first-child { text-align: left; background: #f3f6f9; }
figure { display: inline-block; margin: 0 .5rem 1rem 0; width: 9.5rem; font-size: 12px; vertical-align: top; }
figure img { width: 100%; } svg { background: #f8fafc; }
</style>
<h1>Evaluation of ${escaped(report.model)}</h1>
<p>${report.films} films of ${report.patients} patients or groups, part: ${report.part}. Brackets hold 95 % intervals.
Decision support and research software, not a diagnosis.</p>
<h2>In short</h2>
${table([
  ['', 'value'],
  ['Balanced accuracy', show(report.balancedAccuracy)],
  ['Accuracy', show(report.accuracy)],
  ['Macro AUC', show(report.macroAuc)],
  ['Balanced accuracy on simulated phone photos', show(report.phonePhotos.balancedAccuracy)],
  ['Macro AUC with the lungs hidden (0.5 is chance)', digits(report.lungsHidden.macroAuc)],
  ['Uncertain', `${show(report.uncertain.share)} of the films (top share below ${report.uncertain.below})`],
  ['Accuracy of the rest', show(report.uncertain.accuracyOfTheRest)],
])}
<h2>Classes</h2>
${table([
  ['', 'films', 'sensitivity', 'specificity', 'PPV', 'NPV', 'AUC'],
  ...report.classes.map((c) => [
    c.label,
    String(c.films),
    ...[c.sensitivity, c.specificity, c.positivePredictive, c.negativePredictive, c.auc].map(show),
  ]),
])}
<h2>Confusion</h2>
${table([
  ['truth \\ said', ...labels],
  ...report.confusion.map((row, i) => [labels[i] ?? '', ...row.map(String)]),
])}
<h2>Sources</h2>
${table([
  ['class', 'source', 'films', 'found'],
  ...report.sources.map((s) => [s.label, s.source, String(s.films), show(s.recalled)]),
])}
<p>Within one source, where scanner and class do not go together:</p>
${table([
  ['source', 'films', 'balanced accuracy', ...labels.map((label) => `AUC ${label}`)],
  ...report.withinSources.map((s) => [
    s.source,
    String(s.films),
    show(s.balancedAccuracy),
    ...labels.map((label) => (s.auc[label] === undefined ? '' : digits(s.auc[label]))),
  ]),
])}
<h2>Calibration</h2>
<p>Expected calibration error ${digits(report.calibration.before)} before, ${digits(report.calibration.after)} after
temperature scaling (T = ${report.calibration.temperature}).</p>
${diagram(
  report.calibration.bins.map((bin) => [bin.confidence, bin.accuracy]),
  'top share',
  'accuracy',
)}
<h2>Coverage against accuracy</h2>
${diagram(
  report.coverage.map((point) => [point.share, point.accuracy]),
  'films answered',
  'accuracy',
)}
${table([
  ['top share from', 'films answered', 'accuracy'],
  ...report.coverage.map((c) => [String(c.from), digits(c.share), digits(c.accuracy)]),
])}
<h2>Gate</h2>
${table([
  ['', `threshold ${report.gate.threshold}`],
  ['Films accepted', show(report.gate.filmsAccepted)],
  ['Simulated photos of films accepted', show(report.phonePhotos.accepted)],
  ['Other pictures refused', show(report.gate.othersRefused)],
  ...report.gate.kinds.map((k) => [`… ${k.kind}`, `${k.refused} of ${k.pictures}`]),
])}
<h2>Worst errors</h2>
${report.worst
  .map(
    ({ file, truth, said, share }) =>
      `<figure><img alt="" src="${thumbnails.get(file) ?? ''}"><figcaption>${escaped(file)}<br>is ${truth}, said ${said} ${digits(share)}</figcaption></figure>`,
  )
  .join('\n')}
</html>
`;
}

export function show({ value, interval: [low, high] }: Figure): string {
  return `${digits(value)} [${digits(low)}, ${digits(high)}]`;
}

export function digits(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : 'n/a';
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const cells = (tag: string, row: readonly string[]): string =>
    row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('');
  const lines = body.map((row) => `<tr>${cells('td', row)}</tr>`);
  return `<table><tr>${cells('th', head)}</tr>\n${lines.join('\n')}</table>`;
}

/** Points in the unit square with the diagonal. */
function diagram(points: readonly (readonly [number, number])[], across: string, up: string): string {
  const at = (x: number, y: number): string => `${(40 + x * 240).toFixed(1)},${(260 - y * 240).toFixed(1)}`;
  const dots = points.map(([x, y]) => {
    const [cx, cy] = at(x, y).split(',');
    return `<circle cx="${cx}" cy="${cy}" r="4" fill="#1f6feb"/>`;
  });
  return `<svg width="300" height="300" role="img" aria-label="${up} against ${across}">
<path d="M40,20V260H280" fill="none" stroke="#667"/><path d="M${at(0, 0)}L${at(1, 1)}" stroke="#bbc" stroke-dasharray="4"/>
<polyline points="${points.map(([x, y]) => at(x, y)).join(' ')}" fill="none" stroke="#1f6feb"/>${dots.join('')}
<text x="160" y="290" text-anchor="middle" font-size="12">${across}</text>
<text x="14" y="140" text-anchor="middle" font-size="12" transform="rotate(-90 14 140)">${up}</text></svg>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
