/** Weight of each sort of feature: whole words say more than pieces of them, pieces bear with typos. */
const wordWeight = 1.5;
const pairWeight = 1;
const pieceWeights: readonly (readonly [length: number, weight: number])[] = [
  [3, 0.6],
  [4, 0.8],
  [5, 0.8],
];

/** What a normalised sentence is made of: words, pairs of neighbours and pieces of words, each with its weight. */
export function features(sentence: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const words = sentence.split(' ').filter((word) => word !== '');
  words.forEach((word, position) => {
    found.set(word, wordWeight);
    found.set(`${words[position - 1] ?? '^'} ${word}`, pairWeight);
    if (position === words.length - 1) found.set(`${word} $`, pairWeight);
    const framed = `<${word}>`;
    for (const [length, weight] of pieceWeights) {
      for (let start = 0; start + length <= framed.length; start += 1) {
        found.set(`#${framed.slice(start, start + length)}`, weight);
      }
    }
  });
  return found;
}
