import { readFileSync } from 'node:fs';
import { type Language, languages } from '../src/types.js';
import { type Intent, intents } from '../src/understanding/intent.js';

export interface Sentence {
  readonly intent: Intent;
  readonly language: Language;
  readonly text: string;
}

/** Sentences of a file beside this one: `[intent]`, then a line `language: sentence` for each. */
export function sentencesOf(file: string): readonly Sentence[] {
  let intent: Intent = 'fallback';
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  return lines.flatMap((line): Sentence[] => {
    const heading = /^\[(\w+)\]$/.exec(line)?.[1];
    const named = intents.find((name) => name === heading);
    if (named !== undefined) intent = named;
    const [, language, text] = /^(\w\w): (.+)$/.exec(line) ?? [];
    const known = languages.find((name) => name === language);
    return known === undefined || text === undefined ? [] : [{ intent, language: known, text }];
  });
}
