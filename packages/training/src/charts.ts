import { type Label, labels } from '@lungline/classifier';
import type { CalibrationBin } from './metrics.js';
import type { ClassFigures, CoveragePoint, Figure, Point, Report } from './report.js';

/** Told apart by people who cannot tell red from green, too (Okabe and Ito). */
export const colours: Readonly<Record<Label, string>> = {
  normal: '#0072b2',
  pneumonia: '#d98c00',
  covid19: '#b0307a',
};
const INK = '#1d2733';
const FAINT = '#8794a3';
const GRID = '#e4e9ef';
const MAIN = '#2456a6';
const MARK = '#c2410c';

const SIDE = 320;
const LEFT = 46;
const TOP = 14;
const BOTTOM = 42;

/** A unit square with axes; `x` and `y` turn shares into pixels. */
interface Square {
  readonly x: (share: number) => number;
  readonly y: (share: number) => number;
  draw(content: string): string;
}

function square(title: string, across: string, up: string, low: 0 | 0.5 = 0): Square {
  const x = (share: number): number => round(LEFT + share * (SIDE - 16));
  const y = (share: number): number => round(TOP + ((1 - share) / (1 - low)) * (SIDE - 16));
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const rows = low === 0 ? ticks : [0.5, 0.6, 0.7, 0.8, 0.9, 1];
  const grid = [
    ...ticks.map(
      (tick) =>
        `<path d="M${x(tick)},${y(1)}V${y(low)}" stroke="${GRID}"/>${label(x(tick), y(low) + 16, tick.toFixed(2))}`,
    ),
    ...rows.map(
      (tick) =>
        `<path d="M${x(0)},${y(tick)}H${x(1)}" stroke="${GRID}"/>${label(LEFT - 6, y(tick) + 4, tick.toFixed(2), 'end')}`,
    ),
  ];
  return {
    x,
    y,
    draw: (content) =>
      svg(
        LEFT + SIDE,
        TOP + SIDE + BOTTOM - 16,
        title,
        `${grid.join('')}<path d="M${x(0)},${y(1)}V${y(low)}H${x(1)}" fill="none" stroke="${FAINT}"/>${content}` +
          label(x(0.5), y(low) + 34, across, 'middle', INK) +
          `<g transform="translate(11 ${y((1 + low) / 2)}) rotate(-90)">${label(0, 0, up, 'middle', INK)}</g>`,
      ),
  };
}

/** Accuracy against share in bins, with intervals; the grey line is the network before it was calibrated. */
export function reliabilityChart(
  before: readonly CalibrationBin[],
  after: readonly CalibrationBin[],
): string {
  const plot = square('Reliability diagram', 'top share given', 'films named rightly');
  const { x, y } = plot;
  const most = Math.max(...after.map(({ films }) => films));
  const columns = after.map(({ from, to, films, accuracy, interval: [low, high], confidence }) => {
    const tall = 46 * (films / most);
    const told = `${films} films given ${from.toFixed(1)} to ${to.toFixed(1)}: ${percent(accuracy)} named rightly`;
    return (
      `<rect x="${x(from) + 1}" y="${round(y(0) - tall)}" width="${round(x(to) - x(from) - 2)}" height="${round(tall)}" fill="#d5deea"/>` +
      `<path d="M${x(confidence)},${y(low)}V${y(high)}" stroke="${MAIN}" stroke-width="1.5"/>` +
      `<circle cx="${x(confidence)}" cy="${y(accuracy)}" r="4.5" fill="${MAIN}"><title>${told}</title></circle>`
    );
  });
  const lineOf = (bins: readonly CalibrationBin[]): string =>
    bins.map(({ confidence, accuracy }) => `${x(confidence)},${y(accuracy)}`).join(' ');
  return plot.draw(
    `<path d="M${x(0)},${y(0)}L${x(1)},${y(1)}" stroke="${FAINT}" stroke-dasharray="4 4"/>` +
      `<polyline points="${lineOf(before)}" fill="none" stroke="${FAINT}" stroke-width="1.5"/>` +
      columns.join('') +
      `<polyline points="${lineOf(after)}" fill="none" stroke="${MAIN}" stroke-width="2"/>` +
      legend(x(0) + 10, y(1) + 8, [
        ['before', FAINT],
        ['calibrated', MAIN],
      ]),
  );
}

/** Accuracy of the surest films against how many of them get an answer; the rule for "uncertain" is marked. */
export function coverageChart(points: readonly CoveragePoint[], uncertain: Report['uncertain']): string {
  const plot = square(
    'Coverage against accuracy',
    'films that get an answer',
    'of these, named rightly',
    0.5,
  );
  const { x, y } = plot;
  const inside = (value: number): number => y(Math.max(0.5, value));
  const along = (pick: (point: CoveragePoint) => number, from: readonly CoveragePoint[]): string =>
    from.map((point) => `${x(point.share)},${inside(pick(point))}`).join(' ');
  const band = `${along((p) => p.accuracy.interval[1], points)} ${along((p) => p.accuracy.interval[0], points.toReversed())}`;
  const answered = 1 - uncertain.share.value;
  const accuracy = uncertain.accuracyOfTheRest.value;
  const told = `share below ${uncertain.below}: uncertain`;
  return plot.draw(
    `<polygon points="${band}" fill="${MAIN}" opacity=".13"/>` +
      `<polyline points="${along((p) => p.accuracy.value, points)}" fill="none" stroke="${MAIN}" stroke-width="2"/>` +
      `<path d="M${x(answered)},${y(0.5)}V${inside(accuracy)}H${x(0)}" fill="none" stroke="${MARK}" stroke-dasharray="3 3"/>` +
      `<circle cx="${x(answered)}" cy="${inside(accuracy)}" r="5" fill="${MARK}"><title>${told}</title></circle>` +
      label(x(0) + 8, y(0.5) - 26, told, 'start', MARK) +
      label(
        x(0) + 8,
        y(0.5) - 10,
        `${percent(answered)} answered, ${percent(accuracy)} of them rightly`,
        'start',
        MARK,
      ),
  );
}

export function rocChart(classes: readonly ClassFigures[]): string {
  const plot = square('ROC curves', 'other films taken for the class', 'films of the class found');
  const { x, y } = plot;
  const curve = ({ label: name, roc }: ClassFigures): string =>
    `<polyline points="${roc.map(([a, b]: Point) => `${x(a)},${y(b)}`).join(' ')}" fill="none" stroke="${colours[name]}" stroke-width="2"/>`;
  return plot.draw(
    `<path d="M${x(0)},${y(0)}L${x(1)},${y(1)}" stroke="${FAINT}" stroke-dasharray="4 4"/>` +
      classes.map(curve).join('') +
      legend(
        x(0.42),
        y(0.24),
        classes.map((c) => [`${c.label}, AUC ${c.auc.value.toFixed(3)}`, colours[c.label]]),
      ),
  );
}

/** Rows are the truth; the ink goes with the share of the row. */
export function confusionChart(rows: readonly (readonly number[])[]): string {
  const [cell, tall, left, top] = [88, 62, 92, 44];
  const boxes = rows.flatMap((row, i) => {
    const films = row.reduce((a, b) => a + b, 0);
    return row.map((count, j) => {
      const share = films > 0 ? count / films : 0;
      const ink = share > 0.55 ? '#fff' : INK;
      const [cx, cy] = [left + j * cell, top + i * tall];
      const fill = i === j ? MAIN : MARK;
      return (
        `<rect x="${cx}" y="${cy}" width="${cell - 3}" height="${tall - 3}" rx="4" fill="${fill}" fill-opacity="${(0.06 + 0.9 * share).toFixed(2)}"/>` +
        `<text x="${cx + cell / 2 - 1}" y="${cy + 27}" text-anchor="middle" font-size="17" font-weight="600" fill="${ink}">${count}</text>` +
        label(cx + cell / 2 - 1, cy + 45, percent(share), 'middle', ink)
      );
    });
  });
  const heads = labels.map((name, i) => label(left + i * cell + cell / 2, top - 8, name, 'middle', INK));
  const sides = labels.map((name, i) => label(left - 8, top + i * tall + tall / 2 + 3, name, 'end', INK));
  return svg(
    left + labels.length * cell,
    top + labels.length * tall,
    'Confusion matrix',
    `${label(left + 1.5 * cell, 14, 'said', 'middle')}${label(4, top - 8, 'truth', 'start')}${heads.join('')}${sides.join('')}${boxes.join('')}`,
  );
}

/** One figure and its interval on a line from 0 to 1, small enough for a table's cell; `marks` are hairlines. */
export function intervalBar(
  { value, interval }: Figure,
  colour = MAIN,
  marks: readonly number[] = [],
): string {
  if (!Number.isFinite(value)) return '';
  const [wide, tall] = [150, 16];
  const x = (share: number): number => round(4 + Math.min(1, Math.max(0, share)) * (wide - 8));
  const hairlines = marks.map(
    (mark) => `<path d="M${x(mark)},1V${tall - 1}" stroke="${MARK}" stroke-dasharray="2 2"/>`,
  );
  return svg(
    wide,
    tall,
    `${value.toFixed(3)}, 95 % interval ${interval[0].toFixed(3)} to ${interval[1].toFixed(3)}`,
    `<path d="M${x(0)},${tall / 2}H${x(1)}" stroke="${GRID}" stroke-width="2"/>${hairlines.join('')}` +
      `<path d="M${x(interval[0])},${tall / 2}H${x(interval[1])}" stroke="${colour}" stroke-width="4" opacity=".4"/>` +
      `<circle cx="${x(value)}" cy="${tall / 2}" r="4" fill="${colour}"/>`,
  );
}

function legend(x: number, y: number, entries: readonly (readonly [name: string, colour: string])[]): string {
  return entries
    .map(
      ([name, colour], i) =>
        `<rect x="${x}" y="${y + i * 18}" width="12" height="4" rx="2" fill="${colour}"/>` +
        label(x + 18, y + i * 18 + 6, name, 'start', INK),
    )
    .join('');
}

function label(x: number, y: number, content: string, anchor = 'middle', fill = '#5b6876'): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-size="12" fill="${fill}">${escaped(content)}</text>`;
}

function svg(width: number, height: number, title: string, content: string): string {
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">${content}</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const percent = (share: number): string => `${Math.round(100 * share)} %`;

export function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
