import type { Expected } from './bad-picture.js';

interface Screened {
  readonly outcome: string;
  readonly quality: readonly string[];
}

/** What came of a bad picture, in the words of the corpus. `usual` is the screening of the film it was made of. */
export function outcomeOf({ outcome, quality }: Screened, usual: Pick<Screened, 'outcome'>): string {
  if (outcome === 'unreadable') return quality[0] ?? outcome;
  if (outcome === usual.outcome) return 'film';
  return outcome === 'not_chest_xray' || outcome === 'poor_quality' ? 'refused' : 'read';
}

export function isExpected(expected: readonly Expected[], outcome: string): boolean {
  const readable = ['film', 'refused', 'read'].includes(outcome);
  return expected.some((right) => right === outcome || (right === 'read' && readable));
}
