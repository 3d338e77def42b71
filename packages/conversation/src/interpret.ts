import { screeningIdOf } from './films.js';
import { impersonal } from './impersonal.js';
import { keywordOf, type Spoken } from './keywords.js';
import type { Signal } from './rules.js';
import { type ChoiceId, isChoiceId, titleOf } from './scene.js';
import type { DialogueState } from './state.js';
import { languages, type MessageEvent } from './types.js';
import type { Intent, Understanding } from './understanding/intent.js';
import { normalise } from './understanding/normalise.js';
import { understand } from './understanding/understand.js';

export interface Interpretation {
  /** State with the language that the person writes in or asks for. */
  readonly state: DialogueState;
  /** What the words come to; null where there are none, or where the photo beside them says it all. */
  readonly signal: Signal | null;
  /** Whether the person named the language to go on in. */
  readonly languageNamed: boolean;
  /** What they may mean where that is not sure, best first. */
  readonly alternatives: readonly ChoiceId[];
  /** The screening whose photo the message answers, where it answers one that is remembered. */
  readonly film: string | null;
  /** What was written and not understood, without anything personal. */
  readonly unmatched: { readonly text: string; readonly guesses: readonly Intent[] } | null;
}

/** Intents of a caption that a photo beside it already says, or that the photo answers better. */
const saidByPhoto: ReadonlySet<Signal> = new Set([
  'covid_test',
  'greet',
  'thanks',
  'status',
  'fallback',
  'link',
  'help',
  'begin',
]);

/** What a person means: by a button, by the number or the title of a choice, by a keyword, or in words. */
export function interpret(state: DialogueState, event: MessageEvent): Interpretation {
  const film = answeredFilm(state, event.replyTo);
  const choice = event.choice ?? numbered(state, event.text) ?? titled(state, event.text);
  if (choice !== null) return doubted({ ...chosen(state, choice), film });
  const keyword = keywordOf(event.text);
  if (keyword !== null) return { ...commanded(state, keyword, event), film };
  if (event.text.trim() !== '') return doubted({ ...spoken(state, event), film });
  return { ...plain(state, event.attachments.length > 0 ? null : 'nothing'), film };
}

function plain(state: DialogueState, signal: Signal | null): Interpretation {
  return { state, signal, languageNamed: false, alternatives: [], film: null, unmatched: null };
}

/** A yes that answers an older message is none to the question that is open now, where it could do harm. */
function doubted(interpretation: Interpretation): Interpretation {
  const { state, signal, film } = interpretation;
  const open = state.stage === 'erasure' || state.stage === 'donation';
  return film !== null && open && (signal === 'consent_yes' || signal === 'consent_no')
    ? { ...interpretation, signal: 'fallback' }
    : interpretation;
}

/** The screening of the photo with this message id. */
function answeredFilm(state: DialogueState, messageId: string | undefined): string | null {
  if (messageId === undefined) return null;
  const known = [...state.films, ...state.told].map(({ screeningId }) => screeningId);
  // A photo's screening is named after its message.
  const prefix = screeningIdOf({ messageId, index: 0 }).slice(0, -1);
  return known.find((id) => id.startsWith(prefix)) ?? null;
}

/** One word of a right, in whatever language, is reason enough to go on in that language, where it is one of its own. */
function commanded(state: DialogueState, { keyword, language }: Spoken, event: MessageEvent): Interpretation {
  const besidePhoto = keyword === 'begin' && event.attachments.length > 0;
  return plain(
    { ...state, language: state.languageChosen ? state.language : (language ?? state.language) },
    besidePhoto ? null : keyword,
  );
}

const link = /\b(?:https?:\/\/|www\.)\S+/i;

function spoken(state: DialogueState, event: MessageEvent): Interpretation {
  const text = event.text.replace(new RegExp(link, 'gi'), ' ');
  const { intent, language, alternatives, requestedLanguage } = hear(text, state);
  const signal: Signal = link.test(event.text) && saidByPhoto.has(intent) ? 'link' : intent;
  return {
    state: {
      ...state,
      language: requestedLanguage ?? (mayFollow(state, event.text) ? language : null) ?? state.language,
      languageChosen: state.languageChosen || requestedLanguage !== null,
    },
    signal: event.attachments.length > 0 && saidByPhoto.has(signal) ? null : signal,
    languageNamed: requestedLanguage !== null,
    alternatives: alternatives.filter(isChoiceId),
    film: null,
    unmatched: signal === 'fallback' ? { text: impersonal(event.text), guesses: alternatives } : null,
  };
}

/** Different sentences of one message that are looked at one by one: 4,000 characters have two hundred at most. */
const maximumSentences = 240;
/** From this confidence one sentence among others is a red flag: among many, some would come near it by chance. */
const plainFlag = 0.6;
const sentences = /[^.!?;,\n।؟،؛…]+/gu;

/** The message as a whole; but one red flag among other sentences, however far down, comes before all of them. */
function hear(text: string, state: DialogueState): Understanding {
  const whole = understand(text, state.language);
  if (whole.intent === 'emergency') return whole;
  const parts = new Set([...text.matchAll(sentences)].map(([part]) => part.trim()));
  if (parts.size < 2) return whole;
  const flag = [...parts]
    // A single word is left to the message as a whole.
    .filter((part) => part.includes(' '))
    .slice(0, maximumSentences)
    .map((part) => understand(part, state.language))
    .find(({ intent, confidence }) => intent === 'emergency' && confidence >= plainFlag);
  return flag ?? whole;
}

/** One borrowed word ("ok", "gracias") does not turn a talk to another language; its first word, or a sentence, does. */
function mayFollow(state: DialogueState, text: string): boolean {
  if (state.languageChosen) return false;
  return (
    state.heardAt === null ||
    state.stage === 'start' ||
    /\S\s+\S/.test(text.trim()) ||
    !/\p{sc=Latin}/u.test(text)
  );
}

/** The id of the choice whose number was written, in whatever digits ("2", "2️⃣", "٢", "२"), or null. */
function numbered(state: DialogueState, text: string): string | null {
  const plainText = text.normalize('NFKC').replace(/[\ufe0f\u20e3\u200e\u200f]/g, '');
  const digits = /^\s*(\p{Nd}{1,2})\s*[.)]?\s*$/u.exec(plainText)?.[1];
  return digits === undefined ? null : (state.offered[Number(latinDigits(digits)) - 1] ?? null);
}

/** Decimal digits stand in Unicode as blocks of ten, each block from a code point that ends in 0 or 6. */
function latinDigits(digits: string): string {
  return digits.replace(/[^0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}

/** The id of the offered choice whose title was typed, or null. A typed yes or no is for the question that is open. */
function titled(state: DialogueState, text: string): string | null {
  const typed = normalise(text);
  const named = (id: string): boolean =>
    isChoiceId(id) && !yesOrNo.test(id) && normalise(titleOf(id, state.language)) === typed;
  return typed === '' ? null : (state.offered.find(named) ?? null);
}

const yesOrNo = /_(?:yes|no)$/;

function chosen(state: DialogueState, choice: string): Interpretation {
  const language = languages.find((name) => choice === `language_${name}`);
  if (language !== undefined) {
    return {
      ...plain({ ...state, language, languageChosen: true }, 'language'),
      languageNamed: true,
    };
  }
  return plain(state, isChoiceId(choice) ? signalOf(choice, state) : 'fallback');
}

/** A button can be pressed long after its question: only the question that is open takes its yes. */
function signalOf(choice: ChoiceId, state: DialogueState): Signal {
  switch (choice) {
    case 'erasure_yes':
      return state.stage === 'erasure' ? 'consent_yes' : 'delete_data';
    case 'erasure_no':
      return state.stage === 'erasure' ? 'consent_no' : 'status';
    case 'consent_yes':
    case 'consent_no':
      return askedSomethingElse.has(state.stage) ? 'fallback' : choice;
    // The button says "Stop".
    case 'cancel':
      return 'stop';
    default:
      return choice;
  }
}

/** Stages whose own question has a yes of its own. */
const askedSomethingElse: ReadonlySet<DialogueState['stage']> = new Set([
  'erasure',
  'donation',
  'feedback',
  'report',
]);
