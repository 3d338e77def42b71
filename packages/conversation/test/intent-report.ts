import { languages } from '../src/types.js';
import { type Intent, intents, type Understanding } from '../src/understanding/intent.js';
import type { Sentence } from './sentences.js';

export interface Answer extends Sentence {
  readonly understood: Understanding;
}

export interface Score {
  readonly right: number;
  readonly total: number;
}

export interface Measured {
  readonly meant: Score;
  /** Intents that were not told, but stood among the choices of the question asked back. */
  readonly offered: number;
  /** Sentences with an intent that were taken for another one, without asking. */
  readonly mistaken: number;
  /** Unrelated sentences that were taken for an intent. */
  readonly taken: number;
  readonly unrelated: number;
  /** Sentences taken for one of another language. */
  readonly foreign: number;
}

export function measure(answers: readonly Answer[]): Measured {
  const meant = answers.filter(({ intent }) => intent !== 'fallback');
  const wrong = meant.filter(({ intent, understood }) => understood.intent !== intent);
  const unrelated = answers.filter(({ intent }) => intent === 'fallback');
  return {
    meant: score(meant),
    offered: wrong.filter(
      ({ intent, understood }) =>
        understood.intent === 'fallback' && understood.alternatives.includes(intent),
    ).length,
    mistaken: wrong.filter(({ understood }) => understood.intent !== 'fallback').length,
    taken: unrelated.length - score(unrelated).right,
    unrelated: unrelated.length,
    foreign: answers.filter(
      ({ language, understood }) => understood.language !== null && understood.language !== language,
    ).length,
  };
}

/** Right of total for each intent in each language, and what the rest was taken for, as Markdown. */
export function intentTable(answers: readonly Answer[]): string {
  const rows = intents.map((intent) => {
    const own = answers.filter((answer) => answer.intent === intent);
    const cells = languages.map((language) =>
      fraction(score(own.filter((answer) => answer.language === language))),
    );
    return [`\`${intent}\``, ...cells, `${fraction(score(own))}`, confusion(intent, own)];
  });
  const meant = answers.filter(({ intent }) => intent !== 'fallback');
  const all = languages.map((language) =>
    fraction(score(meant.filter((answer) => answer.language === language))),
  );
  return markdown([
    ['meant', ...languages, 'right', 'else taken for'],
    ...rows,
    ['all but `fallback`', ...all, fraction(score(meant)), ''],
  ]);
}

function score(answers: readonly Answer[]): Score {
  const right = answers.filter(({ intent, understood }) => understood.intent === intent).length;
  return { right, total: answers.length };
}

function confusion(intent: Intent, answers: readonly Answer[]): string {
  const counts = intents
    .filter((other) => other !== intent)
    .map((other) => ({
      other,
      count: answers.filter(({ understood }) => understood.intent === other).length,
    }));
  return counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ other, count }) => `${other} ${count}`)
    .join(', ');
}

function fraction({ right, total }: Score): string {
  return `${right}/${total}`;
}

function markdown(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join(
    '\n',
  );
}
