import { type Language, languages } from './types.js';
import { withoutCourtesies } from './understanding/courtesies.js';
import { normalise } from './understanding/normalise.js';

/**
 * Words that act at once when a message holds nothing else, in whatever language the talk is: rights must not depend on
 * what a classifier makes of a sentence. STOP and its like follow Twilio's list of opt-out keywords
 * (https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out), without "cancel", which people say about one film.
 */
const keywords = {
  stop: {
    en: ['stop', 'stop all', 'stopall', 'unsubscribe', 'revoke', 'opt out', 'optout', 'end', 'quit'],
    es: ['stop', 'parar', 'alto', 'baja', 'darme de baja', 'detener'],
    pt: ['stop', 'parar', 'pare', 'sair', 'descadastrar'],
    fr: ['stop', 'arrêter', 'arrêt', 'arrêtez', 'désabonner', 'me désabonner'],
    hi: ['stop', 'स्टॉप', 'बंद करो', 'बंद करें', 'बंद', 'रोको', 'रुको', 'band karo', 'band kare', 'roko', 'ruko'],
    id: ['stop', 'setop', 'berhenti', 'henti', 'hentikan'],
    ar: ['stop', 'ستوب', 'توقف', 'توقفوا', 'قف', 'أوقف', 'إيقاف', 'إلغاء الاشتراك'],
    de: ['stop', 'stopp', 'beenden', 'abmelden', 'aufhören'],
  },
  begin: {
    en: ['start', 'unstop', 'begin', 'resume', 'go on'],
    es: ['start', 'empezar', 'comenzar', 'iniciar', 'seguir'],
    pt: ['start', 'começar', 'iniciar', 'continuar'],
    fr: ['start', 'commencer', 'démarrer', 'continuer'],
    hi: ['start', 'स्टार्ट', 'शुरू', 'शुरू करो', 'शुरू करें', 'आगे बढ़ो', 'shuru', 'shuru karo', 'shuru kare'],
    id: ['start', 'mulai', 'lanjut', 'lanjutkan'],
    ar: ['start', 'ابدأ', 'بدء', 'ابدؤوا', 'تابع'],
    de: ['start', 'starten', 'anfangen', 'beginnen', 'weiter'],
  },
  report: {
    en: ['my test result', 'test result', 'pcr result', 'i have a test result'],
    es: ['resultado de mi prueba', 'resultado pcr', 'mi resultado pcr'],
    pt: ['resultado do meu teste', 'resultado do pcr', 'meu resultado pcr'],
    fr: ['résultat de mon test', 'résultat du test', 'résultat pcr', 'mon résultat pcr'],
    hi: ['मेरी जाँच का परिणाम', 'मेरी जांच का परिणाम', 'pcr का परिणाम', 'pcr result aaya', 'test result aaya'],
    id: ['hasil tes saya', 'hasil pcr', 'hasil tes pcr'],
    ar: ['نتيجة فحصي', 'نتيجة pcr', 'نتيجة فحص pcr'],
    de: ['mein testergebnis', 'testergebnis', 'pcr-ergebnis'],
  },
} as const satisfies Record<string, Record<Language, readonly string[]>>;

export type Keyword = keyof typeof keywords;

export interface Spoken {
  readonly keyword: Keyword;
  /** Null where the word is used in several languages. */
  readonly language: Language | null;
}

const known: ReadonlyMap<string, Spoken> = learn();

function learn(): ReadonlyMap<string, Spoken> {
  const words = new Map<string, Spoken>();
  for (const keyword of Object.keys(keywords) as Keyword[]) {
    for (const language of languages) {
      for (const word of keywords[keyword][language].map(normalise)) {
        words.set(word, { keyword, language: words.has(word) ? null : language });
      }
    }
  }
  return words;
}

/** The keyword that a message consists of, or null. Case, accents, punctuation and courtesies do not matter. */
export function keywordOf(text: string): Spoken | null {
  const sentence = normalise(text);
  return known.get(sentence) ?? known.get(withoutCourtesies(sentence)) ?? null;
}
