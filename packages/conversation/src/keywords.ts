import { withoutCourtesies } from './understanding/courtesies.js';
import { normalise } from './understanding/normalise.js';

/**
 * Words that act at once when a message holds nothing else, in whatever language the talk is: rights must not depend on
 * what a classifier makes of a sentence. STOP and its like follow Twilio's list of opt-out keywords
 * (https://help.twilio.com/articles/223134027), without "cancel", which people say about one film.
 */
const keywords = {
  stop: [
    ...['stop', 'stop all', 'stopall', 'unsubscribe', 'opt out', 'optout', 'end', 'quit'],
    ...['parar', 'alto', 'baja', 'darme de baja', 'detener'],
    ...['pare', 'sair', 'descadastrar'],
    ...['arrêter', 'arrêt', 'arrêtez', 'désabonner', 'me désabonner'],
    ...['बंद करो', 'बंद करें', 'बंद', 'रोको', 'रुको', 'स्टॉप', 'band karo', 'band kare', 'roko', 'ruko'],
    ...['berhenti', 'henti', 'hentikan', 'setop'],
    ...['توقف', 'توقفوا', 'قف', 'أوقف', 'إيقاف', 'ستوب', 'إلغاء الاشتراك'],
    ...['stopp', 'beenden', 'abmelden', 'aufhören'],
  ],
  begin: [
    ...['start', 'unstop', 'begin', 'resume', 'go on'],
    ...['empezar', 'comenzar', 'iniciar', 'seguir'],
    ...['começar', 'continuar'],
    ...['commencer', 'démarrer', 'continuer'],
    ...['शुरू', 'शुरू करो', 'शुरू करें', 'आगे बढ़ो', 'स्टार्ट', 'shuru', 'shuru karo', 'shuru kare'],
    ...['mulai', 'lanjut', 'lanjutkan'],
    ...['ابدأ', 'بدء', 'ابدؤوا', 'تابع'],
    ...['starten', 'anfangen', 'beginnen', 'weiter'],
  ],
  report: [
    ...['my test result', 'test result', 'pcr result', 'i have a test result'],
    ...['resultado de mi prueba', 'resultado pcr', 'mi resultado pcr'],
    ...['resultado do meu teste', 'resultado do pcr', 'meu resultado pcr'],
    ...['résultat de mon test', 'résultat du test', 'résultat pcr', 'mon résultat pcr'],
    ...['मेरी जाँच का परिणाम', 'मेरी जांच का परिणाम', 'pcr का परिणाम', 'pcr result aaya', 'test result aaya'],
    ...['hasil tes saya', 'hasil pcr', 'hasil tes pcr'],
    ...['نتيجة فحصي', 'نتيجة pcr', 'نتيجة فحص pcr'],
    ...['mein testergebnis', 'testergebnis', 'pcr-ergebnis'],
  ],
} as const;

export type Keyword = keyof typeof keywords;

const known: ReadonlyMap<string, Keyword> = new Map(
  (Object.keys(keywords) as Keyword[]).flatMap((keyword) =>
    keywords[keyword].map((words) => [normalise(words), keyword] as const),
  ),
);

/** The keyword that a message consists of, or null. Case, accents, punctuation and courtesies do not matter. */
export function keywordOf(text: string): Keyword | null {
  const sentence = normalise(text);
  return known.get(sentence) ?? known.get(withoutCourtesies(sentence)) ?? null;
}
