import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../src/types.js';
import { ar } from '../src/understanding/expressions/ar.js';
import { de } from '../src/understanding/expressions/de.js';
import { en } from '../src/understanding/expressions/en.js';
import { es } from '../src/understanding/expressions/es.js';
import { fr } from '../src/understanding/expressions/fr.js';
import { hi } from '../src/understanding/expressions/hi.js';
import { id } from '../src/understanding/expressions/id.js';
import { pt } from '../src/understanding/expressions/pt.js';
import { unrelated } from '../src/understanding/expressions/unrelated.js';
import { type Intent, intents, type Understanding } from '../src/understanding/intent.js';
import { normalise } from '../src/understanding/normalise.js';
import { understand } from '../src/understanding/understand.js';

interface Sentence {
  readonly intent: Intent;
  readonly language: Language;
  readonly text: string;
}

const sentences = read(readFileSync(new URL('sentences.txt', import.meta.url), 'utf8'));
const expressions = { en, es, pt, fr, hi, id, ar, de };

function read(source: string): readonly Sentence[] {
  let intent: Intent = 'fallback';
  return source.split('\n').flatMap((line): Sentence[] => {
    const heading = /^\[(\w+)\]$/.exec(line)?.[1];
    const named = intents.find((name) => name === heading);
    if (named !== undefined) intent = named;
    const [, language, text] = /^(\w\w): (.+)$/.exec(line) ?? [];
    const known = languages.find((name) => name === language);
    return known === undefined || text === undefined ? [] : [{ intent, language: known, text }];
  });
}

describe('understanding', () => {
  let answers: readonly { readonly sentence: Sentence; readonly understood: Understanding }[] = [];

  beforeAll(() => {
    answers = sentences.map((sentence) => ({ sentence, understood: understand(sentence.text) }));
  });

  it('is measured by at least 25 sentences for each intent, and by every language', () => {
    for (const intent of intents) {
      expect(
        sentences.filter((sentence) => sentence.intent === intent).length,
        intent,
      ).toBeGreaterThanOrEqual(25);
    }
    for (const language of languages) {
      expect(sentences.filter((sentence) => sentence.language === language).length, language).toBeGreaterThan(
        40,
      );
    }
  });

  it('names the right intent for at least 95 % of sentences, and takes at most 3 % of unrelated ones for an intent', () => {
    const meant = answers.filter(({ sentence }) => sentence.intent !== 'fallback');
    const wrong = meant.filter(({ sentence, understood }) => sentence.intent !== understood.intent);
    const strangers = answers.filter(({ sentence }) => sentence.intent === 'fallback');
    const taken = strangers.filter(({ understood }) => understood.intent !== 'fallback');
    const foreign = answers.filter(
      ({ sentence, understood }) => understood.language !== null && sentence.language !== understood.language,
    );
    const report = [
      `intents: ${meant.length - wrong.length} of ${meant.length} right (${share(meant.length - wrong.length, meant.length)})`,
      `unrelated taken for an intent: ${taken.length} of ${strangers.length} (${share(taken.length, strangers.length)})`,
      `taken for another language: ${foreign.length} of ${answers.length} (${share(foreign.length, answers.length)})`,
      ...[...wrong, ...taken].map(
        ({ sentence, understood }) =>
          `  ${sentence.language} "${sentence.text}": ${understood.intent} instead of ${sentence.intent} (${understood.confidence.toFixed(2)})`,
      ),
    ].join('\n');
    process.stdout.write(`${report}\n`);
    expect(wrong.length / meant.length, report).toBeLessThanOrEqual(0.05);
    expect(taken.length / strangers.length, report).toBeLessThanOrEqual(0.03);
    expect(foreign.length / answers.length, report).toBeLessThanOrEqual(0.04);
  });

  it('is measured by sentences that stand in no expression file', () => {
    const learned = new Set(Object.values(expressions).flatMap((all) => Object.values(all).flat()));
    for (const sentence of unrelated) learned.add(sentence);
    expect(sentences.filter(({ text }) => learned.has(text)).map(({ text }) => text)).toEqual([]);
  });

  it('reads every expression as what it stands for, and none of one language as something else in another', () => {
    for (const language of languages) {
      for (const intent of intents) {
        if (intent === 'fallback') continue;
        for (const expression of expressions[language][intent]) {
          const understood = understand(expression, language);
          expect(understood.intent, `${language}: ${expression}`).toBe(intent);
          expect(understood.confidence).toBe(1);
        }
      }
    }
  });

  it('has an expression once in a language, and calls nothing unrelated that it knows', () => {
    for (const language of languages) {
      const all = Object.values(expressions[language]).flat();
      const twice = all.filter((sentence, i) => all.indexOf(sentence) !== i);
      expect(twice, language).toEqual([]);
      const learned = new Set(all.map(normalise));
      expect(unrelated.filter((sentence) => learned.has(normalise(sentence)))).toEqual([]);
    }
  });

  it('knows which language is asked for', () => {
    expect(understand('can we go on in Spanish please').requestedLanguage).toBe('es');
    expect(understand('hindi me baat karo').requestedLanguage).toBe('hi');
    expect(understand('تكلم بالعربية').requestedLanguage).toBe('ar');
    expect(understand('change the language').requestedLanguage).toBeNull();
  });
});

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
