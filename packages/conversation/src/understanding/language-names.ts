import type { Language } from '../types.js';
import { normalise } from './normalise.js';

/** What people call each language, in the languages that the line speaks. */
const names: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'english',
    'inglés',
    'inglês',
    'anglais',
    'englisch',
    'inggris',
    'angrezi',
    'अंग्रेजी',
    'अंग्रेज़ी',
    'इंग्लिश',
    'الإنجليزية',
    'بالإنجليزية',
    'انجليزي',
  ],
  es: [
    'spanish',
    'español',
    'castellano',
    'espanhol',
    'espagnol',
    'spanisch',
    'spanyol',
    'स्पेनिश',
    'الإسبانية',
    'بالإسبانية',
    'اسباني',
  ],
  pt: [
    'portuguese',
    'portugués',
    'português',
    'portugais',
    'portugiesisch',
    'portugis',
    'पुर्तगाली',
    'البرتغالية',
    'بالبرتغالية',
  ],
  fr: [
    'french',
    'francés',
    'francês',
    'français',
    'französisch',
    'perancis',
    'prancis',
    'फ्रेंच',
    'الفرنسية',
    'بالفرنسية',
    'فرنسي',
  ],
  hi: ['hindi', 'हिंदी', 'हिन्दी', 'الهندية', 'بالهندية'],
  id: [
    'indonesian',
    'indonesia',
    'indonesio',
    'indonésio',
    'indonésien',
    'indonesisch',
    'इंडोनेशियाई',
    'الإندونيسية',
    'بالإندونيسية',
  ],
  ar: ['arabic', 'árabe', 'arabe', 'arabisch', 'arab', 'अरबी', 'العربية', 'بالعربية', 'عربي', 'بالعربي'],
  de: [
    'german',
    'alemán',
    'alemão',
    'allemand',
    'deutsch',
    'jerman',
    'जर्मन',
    'الألمانية',
    'بالألمانية',
    'الماني',
  ],
};

const known: ReadonlyMap<string, Language> = new Map(
  (Object.keys(names) as Language[]).flatMap((language) =>
    names[language].map((name) => [normalise(name), language] as const),
  ),
);

/** The first language that a normalised sentence names, or null. */
export function namedLanguage(sentence: string): Language | null {
  for (const word of sentence.split(' ')) {
    const language = known.get(word);
    if (language !== undefined) return language;
  }
  return null;
}

/** The sentence with each name of a language replaced by one word, so that what is said of one is learned for all. */
export function withoutLanguageNames(sentence: string): string {
  return sentence
    .split(' ')
    .map((word) => (known.has(word) ? '{language}' : word))
    .join(' ');
}
