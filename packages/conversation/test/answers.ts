import { understand } from '../src/understanding/understand.js';
import type { Answer } from './intent-report.js';
import { sentencesOf } from './sentences.js';

/** What each sentence of a set is taken for at the beginning of a talk. */
function answersTo(file: string): readonly Answer[] {
  return sentencesOf(file).map((sentence) => ({ ...sentence, understood: understand(sentence.text) }));
}

/** Sentences whose mistakes may be looked at, to extend expressions, lexicon and features. */
export const development = answersTo('sentences.txt');
/** Sentences whose mistakes are looked at by nobody. */
export const heldOut = answersTo('held-out.txt');
