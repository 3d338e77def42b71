import type { Language } from '../types.js';

export const intents = [
  'covid_test',
  'greet',
  'help',
  'consent_yes',
  'consent_no',
  'cancel',
  'status',
  'explain_result',
  'accuracy',
  'privacy',
  'delete_data',
  'language',
  'human',
  'emergency',
  'thanks',
  'fallback',
] as const;
/** What a person wants with a message; `fallback` where that could not be told. */
export type Intent = (typeof intents)[number];

/** Sentences by which one language is known to express each intent. */
export type Expressions = Readonly<Record<Exclude<Intent, 'fallback'>, readonly string[]>>;

export interface Understanding {
  readonly intent: Intent;
  /** 0..1; 1 for a sentence that stands in the expressions. */
  readonly confidence: number;
  /** Language that the sentence is in; null where it could be several, such as "ok". */
  readonly language: Language | null;
  /** The best guess where it could be several; null where there are no words. */
  readonly likelyLanguage: Language | null;
  /** Intents that came close, best first, where it is not sure. */
  readonly alternatives: readonly Intent[];
  /** Language that the person asks for, where the intent is `language` and one is named. */
  readonly requestedLanguage: Language | null;
}
