import { type ChoiceId, isChoiceId } from './scene.js';
import type { Signal } from './stages.js';
import type { DialogueState } from './state.js';
import { languages, type MessageEvent } from './types.js';
import { understand } from './understanding/understand.js';

export interface Interpretation {
  /** State with the language that the person writes in or asks for. */
  readonly state: DialogueState;
  /** What the words come to, in the order to be answered. A photo speaks for itself and needs none. */
  readonly signals: readonly Signal[];
  /** Whether the person named the language to go on in. */
  readonly languageNamed: boolean;
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

  if (event.text.trim() === '') {
    return { state, signals: event.attachments.length > 0 ? [] : ['nothing'], languageNamed: false };
  }

  const { intent, language, requestedLanguage } = understand(event.text);
  const spoken = requestedLanguage ?? (state.languageChosen ? null : language) ?? state.language;
  const next: DialogueState = {
    ...state,
    language: spoken,
    languageChosen: state.languageChosen || requestedLanguage !== null,
  };
  const signal: Signal = intent === 'fallback' && link.test(event.text) ? 'link' : intent;
  const silent = event.attachments.length > 0 && saidByPhoto.has(signal);
  return { state: next, signals: silent ? [] : [signal], languageNamed: requestedLanguage !== null };
}

const link = /\bhttps?:\/\/\S|\bwww\.\S/i;

/** The id of the choice whose number was written, or null. */
function numbered(state: DialogueState, text: string): string | null {
  const digits = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(text)?.[1];
  return digits === undefined ? null : (state.offered[Number(digits) - 1] ?? null);
}

function chosen(state: DialogueState, choice: string): Interpretation {
  const language = languages.find((name) => choice === `language_${name}`);
  if (language !== undefined) {
    return {
      state: { ...state, language, languageChosen: true },
      signals: ['language'],
      languageNamed: true,
    };
  }
  const signal = isChoiceId(choice) ? signalOf(choice, state) : 'fallback';
  return { state, signals: [signal], languageNamed: false };
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
