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
import { type Expressions, type Intent, intents, type Understanding } from './intent.js';
import { namedLanguage } from './language-names.js';
import { normalise } from './normalise.js';
import { learn, type Reader } from './reader.js';

const expressions: Readonly<Record<Language, Expressions>> = { en, es, pt, fr, hi, id, ar, de };

/** From this confidence an intent is acted upon; below it the dialogue asks back. */
const sure = 0.55;
/** A consent must be plain: what only may be a yes is asked again. */
const surelyYes = 0.7;
/** Advice that was not needed does less harm than a red flag that was not seen. */
const maybeEmergency = 0.45;
/** A second intent that is more than this likely, for one of the first, makes it a question. */
const rivalry = 0.6;
/** From this confidence an intent is offered as a choice when the dialogue asks back. */
const worthAsking = 0.2;
const maximumAlternatives = 3;

/**
 * What the classifier's log odds, and nearness to an unrelated sentence, say of the chance to be right: a logistic fit
 * (Platt, 1999) over expressions that were held back from training, a quarter at a time.
 */
const calibration = { odds: 1.25, nearness: -2.9, offset: 1.6 };

let reader: Reader | null = null;

/** Reads the expressions, about a second of work, once for the process. Whoever must answer quickly calls it at start. */
export function prepareUnderstanding(): Reader {
  reader ??= learn({ expressions, unrelated, bare });
  return reader;
}

/**
 * Understands one sentence, in well under a millisecond once prepared. Throws for nothing.
 * @param current the language that the conversation is in: it decides where two languages mean different things
 */
export function understand(text: string, current?: Language): Understanding {
  return understandBy(prepareUnderstanding(), text, current);
}

/** Understands by what a reader has learned. */
export function understandBy(
  { correct, exact, strangers, read }: Reader,
  text: string,
  current?: Language,
): Understanding {
  const written = normalise(text);
  const sentence = correct(written);
  const plain = withoutCourtesies(sentence);
  const matches =
    [written, sentence, plain].map((form) => exact.get(form)).find((found) => found !== undefined) ?? [];
  const own = matches.filter(({ language }) => language === current);
  const [match] = own.length > 0 ? own : matches;
  const ambiguous = own.length === 0 && matches.some(({ intent }) => intent !== match?.intent);
  const requestedLanguage = (intent: Intent): Language | null =>
    intent === 'language' ? namedLanguage(sentence) : null;

  if (match !== undefined && !ambiguous) {
    const spoken = new Set(matches.map(({ language }) => language));
    return {
      ...nothing,
      intent: match.intent,
      confidence: 1,
      language: spoken.size === 1 ? match.language : null,
      likelyLanguage: match.language,
      requestedLanguage: requestedLanguage(match.intent),
    };
  }

  const { probabilities, nearness, spokenIn } = read(plain);
  const likelyLanguage = match?.language ?? likeliestLanguage(sentence, spokenIn);
  if (strangers.has(sentence)) return { ...nothing, confidence: 1, likelyLanguage };

  // One word that stands in no file is too little to tell a language by.
  const language = sentence.includes(' ') || !/\p{sc=Latin}/u.test(sentence) ? likelyLanguage : null;
  const ranked = rank(probabilities, nearness);
  const chosen = choose(ranked);
  if (chosen === null) {
    return {
      ...nothing,
      confidence: 1 - (ranked[0]?.confidence ?? 0),
      language,
      likelyLanguage,
      alternatives: ranked
        .filter(({ confidence }) => confidence >= worthAsking)
        .slice(0, maximumAlternatives)
        .map(({ intent }) => intent),
    };
  }
  return {
    ...nothing,
    intent: chosen.intent,
    confidence: chosen.confidence,
    language,
    likelyLanguage,
    requestedLanguage: requestedLanguage(chosen.intent),
  };
}

/** What is said of a sentence that nothing is known of. */
const nothing: Understanding = {
  intent: 'fallback',
  confidence: 0,
  language: null,
  likelyLanguage: null,
  alternatives: [],
  requestedLanguage: null,
};

interface Candidate {
  readonly intent: Intent;
  readonly probability: number;
  readonly confidence: number;
}

/** The candidate that may be acted upon: a red flag that is likely enough, or the best one where it is plain. */
function choose(ranked: readonly Candidate[]): Candidate | null {
  const redFlag = ranked.find(({ intent }) => intent === 'emergency');
  if (redFlag !== undefined && redFlag.confidence >= maybeEmergency) return redFlag;
  const [best, next] = ranked;
  if (best === undefined || best.confidence < (best.intent === 'consent_yes' ? surelyYes : sure)) return null;
  return (next?.probability ?? 0) > rivalry * best.probability ? null : best;
}

/** Intents, best first. */
function rank(probabilities: readonly number[], nearness: number): readonly Candidate[] {
  return intents
    .filter((intent) => intent !== 'fallback')
    .map((intent) => {
      const probability = probabilities[intents.indexOf(intent)] ?? 0;
      const odds = Math.log((probability + 1e-6) / (1 - probability + 1e-6));
      const evidence = calibration.odds * odds + calibration.nearness * nearness + calibration.offset;
      return { intent, confidence: 1 / (1 + Math.exp(-evidence)), probability };
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
