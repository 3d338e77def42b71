import { type Language, languages } from '../types.js';
import { withoutCourtesies } from './courtesies.js';
import { type Features, features, withConcepts } from './features.js';
import { type Expressions, type Intent, intents } from './intent.js';
import { withoutLanguageNames } from './language-names.js';
import { conceptsIn, isInLexicon, lexiconWords } from './lexicon/lexicon.js';
import { type Example, trainClassifier } from './linear-classifier.js';
import { normalise } from './normalise.js';
import { type Correct, createSpelling } from './spelling.js';

/** What is learned from: sentences that mean something in each language, and sentences that mean nothing here. */
export interface Lessons {
  readonly expressions: Readonly<Record<Language, Expressions>>;
  readonly unrelated: readonly string[];
  /** Words that alone mean nothing, though they stand in expressions. */
  readonly bare: readonly string[];
}

export interface Meaning {
  readonly intent: Intent;
  readonly language: Language;
}

export interface Reading {
  /** For each intent, in the order of `intents`, how probable it is; together 1. */
  readonly probabilities: readonly number[];
  /** How like the nearest sentence that means nothing here the sentence is, 0..1. */
  readonly nearness: number;
  /** For each language, in the order of `languages`, how probable it is; together 1. */
  readonly spokenIn: readonly number[];
}

export interface Reader {
  /** The normalised sentence with single slips in words corrected. */
  readonly correct: (sentence: string) => string;
  /** Whatever a normalised sentence of the expressions means in each language. */
  readonly exact: ReadonlyMap<string, readonly Meaning[]>;
  /** Normalised sentences that are known to mean nothing here. */
  readonly strangers: ReadonlySet<string>;
  /** Reads a normalised sentence without courtesies. */
  readonly read: (sentence: string) => Reading;
}

interface Known {
  readonly sentence: string;
  readonly intent: Intent;
  readonly language: Language | null;
}

/** Learns to read: about a second of work. */
export function learn({ expressions, unrelated, bare }: Lessons): Reader {
  const strangers = new Set([...unrelated, ...bare].map(normalise));
  const known: readonly Known[] = [
    ...unrelated.map((text): Known => ({ sentence: normalise(text), intent: 'fallback', language: null })),
    ...languages.flatMap((language) =>
      intents.flatMap((intent) =>
        intent === 'fallback'
          ? []
          : expressions[language][intent].map(
              (text): Known => ({ sentence: normalise(text), intent, language }),
            ),
      ),
    ),
  ];
  const exact = new Map<string, Meaning[]>();
  for (const { sentence, intent, language } of known) {
    if (language !== null) exact.set(sentence, [...(exact.get(sentence) ?? []), { intent, language }]);
  }
  const correctWord = spellingOf([...lexiconWords(), ...strangers, ...exact.keys()]);
  return {
    correct: (sentence) =>
      sentence
        .split(' ')
        .map((word) => (isInLexicon(word) ? word : correctWord(word)))
        .join(' '),
    exact,
    strangers,
    read: readerOf(known.map((example) => ({ ...example, sentence: plainly(example.sentence) }))),
  };
}

function plainly(sentence: string): string {
  return withoutLanguageNames(withoutCourtesies(sentence));
}

function spellingOf(sentences: readonly string[]): Correct {
  const vocabulary = new Map<string, number>();
  for (const sentence of sentences) {
    for (const word of sentence.split(' ')) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  }
  return createSpelling(vocabulary);
}

/** Reads twice: the language first, as it decides what a word stands for that several languages have. */
function readerOf(known: readonly Known[]): (sentence: string) => Reading {
  const written = known.map(({ sentence }) => features(sentence));
  const usage = new Map<string, number>();
  for (const { sentence } of known) {
    for (const word of new Set(sentence.split(' '))) usage.set(word, (usage.get(word) ?? 0) + 1);
  }
  const tellLanguage = trainClassifier(
    known.flatMap(({ language }, i): Example[] => {
      const found = written[i];
      return language === null || found === undefined
        ? []
        : [{ features: found, answer: languages.indexOf(language) }];
    }),
    languages.length,
  );
  const tellIntent = trainClassifier(
    known.map(({ sentence, intent, language }, i): Example => {
      const found = written[i] ?? features(sentence);
      const spokenIn =
        language === null
          ? tellLanguage(found).probabilities
          : languages.map((other) => (other === language ? 1 : 0));
      // Its own words are no proof that others use them.
      const isKnown = (word: string): boolean => (usage.get(word) ?? 0) > 1;
      return { features: meaningOf(sentence, found, spokenIn, isKnown), answer: intents.indexOf(intent) };
    }),
    intents.length,
    intents.indexOf('fallback'),
  );
  return (sentence) => {
    const plain = withoutLanguageNames(sentence);
    const found = features(plain);
    const spokenIn = tellLanguage(found).probabilities;
    return { ...tellIntent(meaningOf(plain, found, spokenIn, (word) => usage.has(word))), spokenIn };
  };
}

/** Features of a sentence with what it speaks of, read in the languages that it may be in. */
function meaningOf(
  sentence: string,
  written: Features,
  spokenIn: readonly number[],
  isKnown: (word: string) => boolean,
): Features {
  const likelihood = (language: Language): number => spokenIn[languages.indexOf(language)] ?? 0;
  const found = conceptsIn(sentence.split(' '), likelihood, isKnown);
  return withConcepts(written, found);
}
