import type { Topic } from './lexicon/lexicon.js';
import { skeleton } from './skeleton.js';

/** Weight of each sort of feature: whole words say more than pieces of them, pieces and skeletons bear with typos. */
const weights = { word: 1.5, pair: 1, skeleton: 0.8, concept: 4, sequence: 1.8, together: 2.5 };
const pieceWeights: readonly (readonly [length: number, weight: number])[] = [
  [3, 0.4],
  [4, 0.5],
  [5, 0.5],
];
/** Concepts further apart than this belong to different wishes. */
const reach = 5;

export type Features = Map<string, number>;

/** What a normalised sentence is made of: words, pairs of neighbours, pieces and skeletons of words, each with its weight. */
export function features(sentence: string): Features {
  const found: Features = new Map();
  const words = sentence.split(' ').filter((word) => word !== '');
  words.forEach((word, position) => {
    found.set(word, weights.word);
    found.set(`${words[position - 1] ?? '^'} ${word}`, weights.pair);
    if (position === words.length - 1) found.set(`${word} $`, weights.pair);
    const bare = skeleton(word);
    if (bare.length > 1) found.set(`~${bare}`, weights.skeleton);
    const framed = `<${word}>`;
    for (const [length, weight] of pieceWeights) {
      for (let start = 0; start + length <= framed.length; start += 1) {
        found.set(`#${framed.slice(start, start + length)}`, weight);
      }
    }
  });
  return found;
}

/** Adds what a sentence speaks of: each concept, concepts that follow one another, and those that stand together. */
export function withConcepts(found: Features, concepts: readonly (readonly Topic[])[]): Features {
  concepts.forEach((meant, position) => {
    for (const concept of meant) {
      found.set(`{${concept}}`, weights.concept);
      for (const next of concepts[position + 1] ?? ['$']) found.set(`{${concept}} ${next}`, weights.sequence);
      if (position === 0) found.set(`^ {${concept}}`, weights.sequence);
      for (const others of concepts.slice(position + 1, position + 1 + reach)) {
        for (const other of others) {
          found.set(`{${[concept, other].sort().join('+')}}`, weights.together);
        }
      }
    }
  });
  return found;
}
