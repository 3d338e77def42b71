import { type Language, languages } from '../types.js';
import { en } from './expressions/en.js';
import { es } from './expressions/es.js';
import { type Expressions, type Intent, intents, type Understand } from './intent.js';
import { normalise } from './normalise.js';

const expressions: Readonly<Record<Language, Expressions>> = { en, es };

interface Known {
  readonly intent: Intent;
  readonly languages: readonly Language[];
}

const known = collect();

function collect(): ReadonlyMap<string, Known> {
  const found = new Map<string, Known>();
  for (const language of languages) {
    for (const intent of intents) {
      if (intent === 'fallback') continue;
      for (const expression of expressions[language][intent]) {
        const key = normalise(expression);
        const before = found.get(key);
        found.set(key, { intent, languages: [...(before?.languages ?? []), language] });
      }
    }
  }
  return found;
}

export const understand: Understand = (text) => {
  const key = normalise(text);
  const match = known.get(key);
  const [language = null, ...others] = match?.languages ?? [];
  return {
    intent: match?.intent ?? 'fallback',
    confidence: match === undefined ? 0 : 1,
    language: others.length > 0 ? null : language,
    alternatives: [],
    requestedLanguage: null,
  };
};
