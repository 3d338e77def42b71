import { type Language, languages } from '../types.js';
import { normalise } from './normalise.js';

/** What people call languages beyond the names that CLDR has: with an article, a preposition, in Latin letters, in dialect. */
const colloquial: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'angrezi',
    'angreji',
    'inggris',
    'ingris',
    'अंग्रेज़ी',
    'इंग्लिश',
    'بالإنجليزية',
    'انجليزي',
    'بالانجليزي',
    'inglese',
    'englisch',
  ],
  es: ['castellano', 'castilian', 'espanyol', 'بالإسبانية', 'اسباني', 'بالاسباني'],
  pt: ['brasileiro', 'brazilian', 'portugis', 'بالبرتغالية', 'برتغالي'],
  fr: ['perancis', 'prancis', 'بالفرنسية', 'فرنسي', 'بالفرنسي'],
  hi: ['हिन्दी', 'हिंदी', 'hindi', 'hindustani', 'بالهندية', 'هندي', 'بالهندي'],
  id: ['indonesia', 'bahasa', 'بالإندونيسية', 'اندونيسي'],
  ar: ['arab', 'arabi', '3arabi', 'بالعربية', 'عربي', 'بالعربي'],
  de: ['jerman', 'بالألمانية', 'الماني', 'بالالماني'],
};

/** Languages that people may ask for and that the line does not speak: they hear which ones it does. */
const others: readonly string[] = [
  ...[
    'tr',
    'zh',
    'ru',
    'it',
    'ja',
    'ko',
    'ur',
    'bn',
    'nl',
    'pl',
    'fa',
    'sw',
    'vi',
    'th',
    'ms',
    'ta',
    'te',
    'mr',
  ],
  ...['pa', 'gu', 'uk', 'ro', 'el', 'he', 'so', 'ha', 'am', 'ca', 'kn', 'ml', 'ne', 'tl', 'jv'],
];

/** Stands for any name of a language. */
export const languageName = '{language}';

const inEachLanguage = languages.map((language) => new Intl.DisplayNames([language], { type: 'language' }));

/** Normalised names, each with its language, or null for one that the line does not speak. */
const known: ReadonlyMap<string, Language | null> = new Map([
  ...others.flatMap((other) => namesOf(other).map((name) => [name, null] as const)),
  ...languages.flatMap((language) =>
    [...namesOf(language), ...colloquial[language].map(normalise)].map((name) => [name, language] as const),
  ),
]);

/** The names that CLDR has for a language, in the languages that the line speaks; those of one word. */
function namesOf(language: string): readonly string[] {
  return inEachLanguage
    .map((names) => normalise(names.of(language) ?? ''))
    .filter((name) => name !== '' && !name.includes(' '));
}

/** What is said not to be spoken is not asked for. Most languages deny before the name, Hindi after it. */
const denials = {
  before: wordSet(
    'not dont cant no ni nao não ne pas kein keine nicht tidak gak ga nggak لا ما مو مش without sin sem',
  ),
  after: wordSet('नहीं नही nahi nahin nhi nai'),
};

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(normalise));
}

/** The first language that a normalised sentence asks for by name and the line speaks, or null. */
export function namedLanguage(sentence: string): Language | null {
  const words = sentence.split(' ');
  const named = words.flatMap((word, at) => (known.has(word) ? [at] : []));
  for (const [i, at] of named.entries()) {
    const before = words.slice((named[i - 1] ?? -1) + 1, at);
    const after = words.slice(at + 1, named[i + 1]);
    if (before.some((word) => denials.before.has(word)) || after.some((word) => denials.after.has(word)))
      continue;
    const language = known.get(words[at] ?? '') ?? null;
    if (language !== null) return language;
  }
  return null;
}

/** The sentence with each name of a language replaced by one word, so that what is said of one is learned for all. */
export function withoutLanguageNames(sentence: string): string {
  return sentence
    .split(' ')
    .map((word) => (known.has(word) ? languageName : word))
    .join(' ');
}
