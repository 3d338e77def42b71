/** Shorter words have too many neighbours to be corrected. */
const minimumLength = 4;

export type Correct = (word: string) => string;

/**
 * Corrects one slip in a word that nobody taught: a letter too many, too few, wrong, or two letters swapped. Two words
 * are one slip apart where they share what is left after at most one letter is taken out of each (symmetric deletion,
 * https://github.com/wolfgarbe/SymSpell). Known words stay as they are,
 * and so does the first letter, which people rarely miss: "fewer" is not "never".
 * @param vocabulary how often each known word stands in the expressions
 */
export function createSpelling(vocabulary: ReadonlyMap<string, number>): Correct {
  const remains = new Map<string, string[]>();
  for (const word of vocabulary.keys()) {
    if (word.length < minimumLength) continue;
    for (const rest of withoutOneLetter(word)) remains.set(rest, [...(remains.get(rest) ?? []), word]);
  }
  return (word) => {
    if (word.length < minimumLength || vocabulary.has(word)) return word;
    let best = word;
    for (const rest of withoutOneLetter(word)) {
      for (const candidate of remains.get(rest) ?? []) {
        if (candidate[0] !== word[0]) continue;
        if ((vocabulary.get(candidate) ?? 0) > (vocabulary.get(best) ?? 0)) best = candidate;
      }
    }
    return best;
  };
}

function withoutOneLetter(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];
}
