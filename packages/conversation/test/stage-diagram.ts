import type { Rule, Signal } from '../src/rules.js';
import { erasureRow, stages } from '../src/stages.js';

type PartialRow = Readonly<Partial<Record<Signal, readonly Rule[]>>>;

/** More signals than this on one arrow are not spelled out. */
const mostLabels = 8;

/**
 * The table of stages as a Mermaid state diagram. Signals that leave a stage as it is are left out: at every stage
 * they are answered and change nothing. What leads to the same stage from wherever the dialogue is in charge is drawn
 * once, from "any stage"; stages that share a row are drawn once.
 */
export function stageDiagram(): string {
  const { human, stopped, ...inCharge } = stages;
  const rows = Object.entries<PartialRow>(inCharge);
  const moves = rows.map(([stage, row]) => [stage, movesOf(stage, row)] as const);
  const everywhere = movesOf('', inCharge.consent).filter((move) =>
    moves.every(([stage, list]) => stage === move.to || list.some((other) => same(move, other))),
  );
  const distinct = moves.filter(
    ([, list], i) => !moves.slice(0, i).some(([, before]) => alike(before, list)),
  );
  const twins = moves.flatMap(([stage, list], i) =>
    moves.slice(0, i).flatMap(([before, other]) => (alike(other, list) ? [[stage, before]] : [])),
  );
  return [
    'stateDiagram-v2',
    '  state "any stage below" as any',
    '  state "the stage before the question" as resume',
    '  state "the stage before the human" as interrupted',
    '  [*] --> start',
    ...arrows('any', everywhere),
    ...distinct.flatMap(([stage, list]) =>
      arrows(
        stage,
        list.filter((move) => !everywhere.some((other) => same(move, other))),
      ),
    ),
    // These follow from what comes of the films, not from what a person sends.
    arrow('reading', 'donation', ['every film answered, some with figures']),
    arrow('reading', 'retake', ['every film answered, the last without figures']),
    arrow('reading', 'result', ['every film answered, figures only for a photo sent before']),
    ...twins.map(([stage, before]) => `  ${stage} --> ${before}: goes on as there`),
    ...arrows('human', movesOf('human', human)),
    ...arrows('stopped', movesOf('stopped', stopped)),
    ...arrows('erasure', movesOf('erasure', erasureRow)),
  ].join('\n');
}

interface Move {
  readonly label: string;
  readonly to: string;
}

function movesOf(stage: string, row: PartialRow): readonly Move[] {
  return Object.entries(row).flatMap(([signal, rules]) =>
    rules.flatMap(({ when, to }) =>
      to === undefined || to === stage
        ? []
        : [{ label: when === undefined ? signal : `${signal} [${when}]`, to }],
    ),
  );
}

function same(a: Move, b: Move): boolean {
  return a.label === b.label && a.to === b.to;
}

function alike(a: readonly Move[], b: readonly Move[]): boolean {
  return a.length === b.length && a.every((move) => b.some((other) => same(move, other)));
}

function arrows(from: string, moves: readonly Move[]): readonly string[] {
  const targets = [...new Set(moves.map(({ to }) => to))];
  return targets.map((to) => {
    const labels = moves.filter((move) => move.to === to).map(({ label }) => label);
    return arrow(from, to, labels.length > mostLabels ? ['anything else that is answered'] : labels);
  });
}

function arrow(from: string, to: string, labels: readonly string[]): string {
  return `  ${from} --> ${to}: ${labels.join(', ')}`;
}
