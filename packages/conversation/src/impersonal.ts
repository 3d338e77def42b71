/** Longest piece of a sentence that is kept, in UTF-16 units. */
const maximumLength = 200;

/** What people write before their name, in the languages that the line speaks; the words after it are taken for one. */
const introductions = [
  ...["i'm", 'i am', 'my name is', 'name is', 'this is', 'call me'],
  ...['me llamo', 'mi nombre es', 'soy'],
  ...['meu nome é', 'me chamo', 'eu sou', 'sou'],
  ...["je m[’']appelle", 'mon nom est', 'je suis'],
  ...['मेरा नाम', 'मैं', 'mera naam', 'mera nam', 'naam'],
  ...['nama saya', 'saya bernama', 'nama'],
  ...['اسمي', 'أنا', 'انا'],
  ...['mein name ist', 'ich heiße', 'ich heisse', 'ich bin'],
  // Whoever is spoken of or spoken to by name, and where somebody lives.
  ...['mr', 'mrs', 'ms', 'miss', 'dr', 'herr', 'frau', 'señor', 'señora', 'sr', 'sra', 'monsieur', 'madame'],
  ...['श्री', 'श्रीमती', 'bapak', 'ibu', 'pak', 'bu', 'السيد', 'السيدة'],
  ...[
    'i live (?:in|at)',
    'vivo en',
    'moro em',
    "j[’']habite(?: à| au)?",
    'tinggal di',
    'ich wohne in',
    'أسكن في',
  ],
].join('|');
const introduced = new RegExp(
  `(?<=^|[^\\p{L}\\p{M}])(${introductions})\\.?[\\s:]+(?:[\\p{L}\\p{M}.'’-]+\\s*){1,3}`,
  'giu',
);
const addresses = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+/giu;
const digits = /[\p{Nd}][\p{Nd}\s().+/-]*/gu;
/** A word with a capital inside a sentence: a name as likely as not. German writes every noun so: they all go. */
const capitalised = /(?<=[\p{Ll}\p{M},;]\s+)\p{Lu}[\p{L}\p{M}'’-]+/gu;

/**
 * A sentence without what may be personal: addresses, links, figures and what may be a name. It takes out too much
 * rather than too little; what is left serves to learn how people say things, and is cut to 200 characters.
 */
export function impersonal(text: string): string {
  return [
    ...text
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .slice(0, 4 * maximumLength),
  ]
    .join('')
    .replace(addresses, '…')
    .replace(introduced, '$1 … ')
    .replace(capitalised, '…')
    .replace(digits, '…')
    .replace(/…(?:\s*…)+/g, '…')
    .trim()
    .slice(0, maximumLength)
    .trim();
}
