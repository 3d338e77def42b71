import { erasureRow, type Rule, type Signal, stages } from '../src/stages.js';

/**
 * The table of stages as a Mermaid state diagram. Signals that leave a stage as it is are left out: at every stage
 * they are answered and change nothing.
 */
export function stageDiagram(): string {
  const rows: readonly (readonly [string, Partial<Record<Signal, readonly Rule[]>>])[] = [
    ...Object.entries(stages),
    ['erasure', erasureRow],
  ];
  const arrows = rows.flatMap(([stage, row]) => {
    const labels = new Map<string, string[]>();
    for (const [signal, rules] of Object.entries(row)) {
      for (const { when, to } of rules) {
        if (to === undefined || to === stage) continue;
        const label = when === undefined ? signal : `${signal} [${when}]`;
        labels.set(to, [...(labels.get(to) ?? []), label]);
      }
    }
    return [...labels].map(([to, names]) => arrow(stage, to, names));
  });
  return [
    'stateDiagram-v2',
    '  [*] --> start',
    ...arrows,
    // These two follow from what comes of the films, not from what a person sends.
    arrow('reading', 'result', ['every film answered, the last with figures']),
    arrow('reading', 'retake', ['every film answered, the last without figures']),
    '  state "the stage before" as resume',
  ].join('\n');
}

function arrow(from: string, to: string, labels: readonly string[]): string {
  return `  ${from} --> ${to}: ${labels.join(', ')}`;
}
