import { type Label, labels, type Screening } from '@lungline/classifier';

const OUTCOME_WIDTH = 14;
const SHARE_WIDTH = 9;
const headings: Record<Label, string> = { normal: 'Normal', pneumonia: 'Pneumonia', covid19: 'COVID-19' };

/** Lines for a person: a heading, and one line a film; `fileWidth` is the longest file name's. */
export function screeningTable(fileWidth: number): {
  heading: string;
  line(file: string, s: Screening): string;
} {
  const row = (file: string, outcome: string, shares: readonly string[], rest: string) =>
    [
      file.padEnd(fileWidth),
      outcome.padEnd(OUTCOME_WIDTH),
      ...shares.map((s) => s.padStart(SHARE_WIDTH)),
      rest,
    ]
      .join('  ')
      .trimEnd();
  return {
    heading: row(
      'File',
      'Outcome',
      labels.map((label) => headings[label]),
      'Remarks',
    ),
    line(file, { outcome, probabilities, quality, ms }) {
      const shares = labels.map((label) =>
        probabilities === null ? '-' : `${(probabilities[label] * 100).toFixed(1)} %`,
      );
      return row(file, outcome, shares, [...quality, `${Math.round(ms)} ms`].join(', '));
    },
  };
}
