import { type Language, languages } from '../../types.js';
import { languageName } from '../language-names.js';
import { normalise } from '../normalise.js';
import { ar } from './ar.js';
import type { Concept, Lexicon } from './concepts.js';
import { concepts } from './concepts.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { hi } from './hi.js';
import { id } from './id.js';
import { pt } from './pt.js';

const lexicons: Readonly<Record<Language, Lexicon>> = { en, es, pt, fr, hi, id, ar, de };
const longestPhrase = 3;
const shortestPrefix = 2;
/** A language less likely than this lends no words; English is mixed into all of them. */
const improbable = 0.03;
/** Arabic writes "and", "with", "to", "the" onto the word that follows. */
const arabicPrefixes = /^(?:[وفبكل]?ال|[وفبكل])(?=\p{sc=Arabic}{2})/u;
/** French runs an article or a pronoun into the word that follows, with an apostrophe that few people type. */
const frenchElision = /^(?:[cdjlmnst]|qu)(?=[aeiouh]\p{L}{2})/u;

export type Topic = Concept | typeof strange;

type Meanings = Map<Language, Concept[]>;

const words = new Map<string, Meanings>();
const prefixes = new Map<string, Meanings>();
for (const language of languages) {
  for (const concept of concepts) {
    for (const entry of (lexicons[language][concept] ?? '').split(' ')) {
      const written = normalise(entry.replace('*', ''));
      if (written !== '') add(entry.endsWith('*') ? prefixes : words, written, language, concept);
    }
  }
}

// Names of languages have given way to this word.
words.set(languageName, new Map(languages.map((language) => [language, ['language']])));

function add(to: Map<string, Meanings>, written: string, language: Language, concept: Concept): void {
  const meanings = to.get(written) ?? new Map<Language, Concept[]>();
  const known = meanings.get(language) ?? [];
  if (!known.includes(concept)) known.push(concept);
  to.set(written, meanings.set(language, known));
}

/** Whether a word needs no correction: some language has it. */
export function isInLexicon(word: string): boolean {
  return meaningsOf(word) !== undefined;
}

/** Every whole word of the lexicon, for the correction of spelling. */
export function lexiconWords(): readonly string[] {
  return [...words.keys()].filter((word) => !word.includes(' '));
}

/** Stands for a word that nobody taught: what it speaks of is not of this line. */
export const strange = 'strange';

/**
 * What each word, or few words together, of a normalised sentence speaks of, in their order. A word that several
 * languages have is read in the likeliest one; one of no concept is left out, or strange.
 * @param likelihood how likely the sentence is to be in each language, 0..1
 * @param isKnown whether a word of no concept was ever seen, as "the" was
 */
export function conceptsIn(
  sentence: readonly string[],
  likelihood: (language: Language) => number,
  isKnown: (word: string) => boolean,
): readonly (readonly Topic[])[] {
  const found: (readonly Topic[])[] = [];
  for (let at = 0; at < sentence.length; ) {
    let taken = 1;
    for (let length = Math.min(longestPhrase, sentence.length - at); length >= 1; length -= 1) {
      const written = sentence.slice(at, at + length).join(' ');
      const meant = likeliest(length === 1 ? meaningsOf(written) : words.get(written), likelihood);
      if (meant === null && (length > 1 || isKnown(written))) continue;
      found.push(meant ?? [strange]);
      taken = length;
      break;
    }
    at += taken;
  }
  return found;
}

function meaningsOf(word: string): Meanings | undefined {
  return lookUp(word) ?? lookUp(word.replace(arabicPrefixes, '')) ?? frenchOf(word);
}

/** What a French word means that somebody wrote in one with "j'", "l'" or "d'". */
function frenchOf(word: string): Meanings | undefined {
  const rest = word.replace(frenchElision, '');
  const meant = rest === word ? undefined : lookUp(rest)?.get('fr');
  return meant === undefined ? undefined : new Map([['fr', meant]]);
}

function lookUp(word: string): Meanings | undefined {
  const whole = words.get(word);
  for (let length = word.length; length >= shortestPrefix; length -= 1) {
    const begun = prefixes.get(word.slice(0, length));
    if (begun === undefined) continue;
    return whole === undefined ? begun : new Map([...begun, ...whole]);
  }
  return whole;
}

function likeliest(
  meanings: Meanings | undefined,
  likelihood: (language: Language) => number,
): readonly Concept[] | null {
  let best: readonly Concept[] | null = null;
  let highest = -1;
  for (const [language, meant] of meanings ?? []) {
    const likely = likelihood(language);
    if (likely <= highest || (likely < improbable && language !== 'en')) continue;
    highest = likely;
    best = meant;
  }
  return best;
}
