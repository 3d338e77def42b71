import { type Language, languages } from '../types.js';
import { withoutCourtesies } from './courtesies.js';
import { ar } from './expressions/ar.js';
import { de } from './expressions/de.js';
import { en } from './expressions/en.js';
import { es } from './expressions/es.js';
import { fr } from './expressions/fr.js';
import { hi } from './expressions/hi.js';
import { id } from './expressions/id.js';
import { pt } from './expressions/pt.js';
import { bare, unrelated } from './expressions/unrelated.js';
import { features } from './features.js';
import { type Expressions, type Intent, intents, type Understanding } from './intent.js';
import { namedLanguage, withoutLanguageNames } from './language-names.js';
import { type Classify, type Example, trainClassifier } from './linear-classifier.js';
import { normalise } from './normalise.js';
import { type Correct, createSpelling } from './spelling.js';

const expressions: Readonly<Record<Language, Expressions>> = { en, es, pt, fr, hi, id, ar, de };

/** From this confidence an intent is acted upon; below it the dialogue asks back. */
const sure = 0.57;
/** A consent must be plain: what only may be a yes is asked again. */
const surelyYes = 0.65;
/** Advice that was not needed does less harm than a red flag that was not seen. */
const maybeEmergency = 0.45;
/** A second intent that is more than this likely, for one of the first, makes it a question. */
const rivalry = 0.6;
/** From this confidence an intent is offered as a choice when the dialogue asks back. */
const worthAsking = 0.3;
const maximumAlternatives = 3;

interface Reader {
  readonly classify: Classify;
  readonly correct: Correct;
  /** Sentences of the expression files, normalised, with whatever they mean in each language. */
  /** Sentences, normalised, that are known to mean nothing here. */
  readonly strangers: ReadonlySet<string>;
  readonly exact: ReadonlyMap<string, readonly { readonly intent: Intent; readonly language: Language }[]>;
}

let reader: Reader | null = null;

/** Reads the expressions, about a second of work, once for the process. Whoever must answer quickly calls it at start. */
export function prepareUnderstanding(): Reader {
  reader ??= learn();
  return reader;
}

/**
 * Understands one sentence, in well under a millisecond once prepared. Throws for nothing.
 * @param current the language that the conversation is in: it decides where two languages mean different things
 */
export function understand(text: string, current?: Language): Understanding {
  const { classify, correct, exact, strangers } = prepareUnderstanding();
  const sentence = normalise(text).split(' ').map(correct).join(' ');
  const plain = withoutCourtesies(sentence);
  const matches = exact.get(sentence) ?? exact.get(plain) ?? [];
  const own = matches.filter(({ language }) => language === current);
  const [match] = own.length > 0 ? own : matches;
  const ambiguous = own.length === 0 && matches.some(({ intent }) => intent !== match?.intent);
  const { probabilities, similarity } = classify(features(withoutLanguageNames(plain)));
  const likelyLanguage = match?.language ?? likeliestLanguage(sentence, probabilities[1] ?? []);

  if (match !== undefined && !ambiguous) {
    const spoken = new Set(matches.map(({ language }) => language));
    return {
      intent: match.intent,
      confidence: 1,
      language: spoken.size === 1 ? match.language : null,
      likelyLanguage,
      alternatives: [],
      requestedLanguage: match.intent === 'language' ? namedLanguage(sentence) : null,
    };
  }

  if (strangers.has(sentence)) {
    return {
      intent: 'fallback',
      confidence: 1,
      language: null,
      likelyLanguage,
      alternatives: [],
      requestedLanguage: null,
    };
  }

  const ranked = rank(probabilities[0] ?? [], similarity);
  const [best, next] = ranked;
  // One word that stands in no file is too little to tell a language by.
  const language = sentence.includes(' ') || !/\p{sc=Latin}/u.test(sentence) ? likelyLanguage : null;
  if (best === undefined || !isPlain(best, next)) {
    return {
      intent: 'fallback',
      confidence: 1 - (best?.confidence ?? 0),
      language,
      likelyLanguage,
      alternatives: ranked
        .filter(({ confidence }) => confidence >= worthAsking)
        .slice(0, maximumAlternatives)
        .map(({ intent }) => intent),
      requestedLanguage: null,
    };
  }
  return {
    intent: best.intent,
    confidence: best.confidence,
    language,
    likelyLanguage,
    alternatives: [],
    requestedLanguage: best.intent === 'language' ? namedLanguage(sentence) : null,
  };
}

interface Candidate {
  readonly intent: Intent;
  readonly probability: number;
  readonly confidence: number;
}

/** Whether the best candidate may be acted upon: sure enough in itself, and well ahead of the next one. */
function isPlain(best: Candidate, next: Candidate | undefined): boolean {
  if (best.intent === 'emergency') return best.confidence >= maybeEmergency;
  const needed = best.intent === 'consent_yes' ? surelyYes : sure;
  return best.confidence >= needed && (next?.probability ?? 0) <= rivalry * best.probability;
}

/**
 * Intents, best first. Confidence is the mean of two doubts: is it this intent rather than something unrelated, and is
 * the sentence like anything that was ever seen?
 */
function rank(probabilities: readonly number[], similarity: number): readonly Candidate[] {
  const unrelatedness = probabilities[intents.indexOf('fallback')] ?? 0;
  return intents
    .filter((intent) => intent !== 'fallback')
    .map((intent) => {
      const probability = probabilities[intents.indexOf(intent)] ?? 0;
      return {
        intent,
        confidence: (probability / (probability + unrelatedness) + similarity) / 2,
        probability,
      };
    })
    .sort((a, b) => b.probability - a.probability);
}

/** Devanagari is Hindi and Arabic letters are Arabic here; Latin letters are judged by their words. */
function likeliestLanguage(sentence: string, probabilities: readonly number[]): Language | null {
  if (/\p{sc=Devanagari}/u.test(sentence)) return 'hi';
  if (/\p{sc=Arabic}/u.test(sentence)) return 'ar';
  if (!/\p{sc=Latin}/u.test(sentence)) return null;
  const highest = Math.max(...probabilities);
  return highest < sureOfLanguage ? null : (languages[probabilities.indexOf(highest)] ?? null);
}

const sureOfLanguage = 0.4;

function learn(): Reader {
  const vocabulary = new Map<string, number>();
  const learnWords = (sentence: string): void => {
    for (const word of sentence.split(' ')) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  };
  const strangers = new Set([...unrelated, ...bare].map(normalise));
  for (const sentence of strangers) learnWords(sentence);
  const exact = new Map<string, { readonly intent: Intent; readonly language: Language }[]>();
  const examples: Example[] = unrelated.map((sentence) => ({
    features: features(withoutLanguageNames(withoutCourtesies(normalise(sentence)))),
    answers: [intents.indexOf('fallback'), -1],
  }));
  for (const language of languages) {
    for (const intent of intents) {
      if (intent === 'fallback') continue;
      for (const expression of expressions[language][intent]) {
        const sentence = normalise(expression);
        learnWords(sentence);
        exact.set(sentence, [...(exact.get(sentence) ?? []), { intent, language }]);
        examples.push({
          features: features(withoutLanguageNames(withoutCourtesies(sentence))),
          answers: [intents.indexOf(intent), languages.indexOf(language)],
        });
      }
    }
  }
  return {
    classify: trainClassifier(examples, [intents.length, languages.length]),
    correct: createSpelling(vocabulary),
    strangers,
    exact,
  };
}
