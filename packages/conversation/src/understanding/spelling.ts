import { distance } from 'fastest-levenshtein';

/** Shorter words have too many neighbours to be corrected. */
const minimumLength = 4;
/** In shorter words only two swapped letters are corrected. */
const minimumToChange = 5;

export type Correct = (word: string) => string;

/**
 * Corrects one slip in a word that nobody taught: a letter too many, too few, wrong, or two letters swapped. Known words
 * stay as they are, and so does the first letter, which people rarely miss: "fewer" is not "never".
 * @param vocabulary how often each known word stands in the expressions
 */
export function createSpelling(vocabulary: ReadonlyMap<string, number>): Correct {
  const shelves = new Map<string, string[]>();
  for (const word of vocabulary.keys()) {
    if (word.length < minimumLength) continue;
    const shelf = shelfOf(word, word.length);
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), word]);
  }
  return (word) => {
    if (word.length < minimumLength || vocabulary.has(word)) return word;
    let best = word;
    for (const length of [word.length, word.length - 1, word.length + 1]) {
      for (const candidate of shelves.get(shelfOf(word, length)) ?? []) {
        if ((vocabulary.get(candidate) ?? 0) <= (vocabulary.get(best) ?? 0)) continue;
        if (isOneSlip(word, candidate)) best = candidate;
      }
    }
    return best;
  };
}

function shelfOf(word: string, length: number): string {
  return `${word[0]}${length}`;
}

function isOneSlip(word: string, candidate: string): boolean {
  const edits = distance(word, candidate);
  return (
    (edits === 1 && word.length >= minimumToChange) ||
    (edits === 2 && word.length === candidate.length && isSwapped(word, candidate))
  );
}

/** Whether two words differ by two neighbouring letters that changed places. */
function isSwapped(word: string, candidate: string): boolean {
  let at = 0;
  while (word[at] === candidate[at]) at += 1;
  return word[at] === candidate[at + 1] && word[at + 1] === candidate[at];
}
