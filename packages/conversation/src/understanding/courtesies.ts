import { normalise } from './normalise.js';

/** What people put around a wish without changing it. */
const courtesies: readonly string[] = [
  ...['please', 'pls', 'plz', 'doctor', 'sir', 'madam', 'now'],
  ...['por favor', 'porfa', 'doctora', 'ya', 'ahora'],
  ...['agora', 'por gentileza', 'doutor', 'doutora'],
  ...["s'il vous plaît", "s'il te plaît", 'svp', 'stp', 'docteur', 'maintenant'],
  ...['bitte', 'jetzt', 'mal', 'herr doktor'],
  ...['tolong', 'mohon', 'dong', 'kak', 'dok', 'dokter', 'sekarang', 'aja'],
  ...['कृपया', 'प्लीज', 'जी', 'अभी', 'kripya', 'ji', 'bhai', 'abhi'],
  ...['من فضلك', 'لو سمحت', 'لو سمحتم', 'رجاء', 'الآن', 'دكتور', 'ارجو', 'ارجوك', 'ارجوكم'],
].map(normalise);

const pattern = new RegExp(`(?<= )(?:${courtesies.join('|')})(?= )`, 'gu');

/** A normalised sentence without courtesies; as it was where nothing would be left. */
export function withoutCourtesies(sentence: string): string {
  const plain = ` ${sentence} `.replace(pattern, '').replace(/ +/g, ' ').trim();
  return plain === '' ? sentence : plain;
}
