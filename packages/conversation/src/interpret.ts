import { type ChoiceId, isChoiceId } from './scene.js';
import type { Signal } from './stages.js';
import type { DialogueState } from './state.js';
import { languages, type MessageEvent } from './types.js';
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
]);

/** What a person means: by a button, by the number of a choice, or in words. */
export function interpret(state: DialogueState, event: MessageEvent): Interpretation {
  const choice = event.choice ?? numbered(state, event.text);
  if (choice !== null) return chosen(state, choice);
  if (event.text.trim() !== '') return spoken(state, event);
  const signal = event.attachments.length > 0 ? null : 'nothing';
  return { state, signal, languageNamed: false, alternatives: [] };
}

const links = /\b(?:https?:\/\/|www\.)\S+/i;

function spoken(state: DialogueState, event: MessageEvent): Interpretation {
  const { intent, language, alternatives, requestedLanguage } = understand(
    event.text.replace(links, ' '),
    state.language,
  );
  const signal: Signal = links.test(event.text) && saidByPhoto.has(intent) ? 'link' : intent;
  return {
    state: {
      ...state,
      language: requestedLanguage ?? (mayFollow(state, event.text) ? language : null) ?? state.language,
      languageChosen: state.languageChosen || requestedLanguage !== null,
    },
    signal: event.attachments.length > 0 && saidByPhoto.has(signal) ? null : signal,
    languageNamed: requestedLanguage !== null,
    alternatives: alternatives.filter(isChoiceId),
  };
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

/** The id of the choice whose number was written, or null. */
function numbered(state: DialogueState, text: string): string | null {
  const digits = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(text.normalize('NFKC'))?.[1];
  return digits === undefined ? null : (state.offered[Number(digits) - 1] ?? null);
}

function chosen(state: DialogueState, choice: string): Interpretation {
  const language = languages.find((name) => choice === `language_${name}`);
  if (language !== undefined) {
    return {
      state: { ...state, language, languageChosen: true },
      signal: 'language',
      languageNamed: true,
      alternatives: [],
    };
  }
  const signal = isChoiceId(choice) ? signalOf(choice, state) : 'fallback';
  return { state, signal, languageNamed: false, alternatives: [] };
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
      return state.stage === 'erasure' ? 'fallback' : choice;
    default:
      return choice;
  }
}
