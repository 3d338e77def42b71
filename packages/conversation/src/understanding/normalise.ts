/** Longest part of a message that is looked at, in UTF-16 units: what matters stands at its beginning. */
const maximumLength = 600;

/** Accents, Arabic vowel marks and stretching, the Hindi nukta, and what tints an emoji. */
const marks = /[\u0300-\u036f\u064b-\u065f]|\u0670|\u0640|\u093c|\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu;

/**
 * Makes alike what people write differently: small letters, no accents and no vowel marks of Arabic, one form of each
 * Arabic letter that is commonly swapped, Western digits, letters typed twice or more once, no punctuation, each emoji a word of its own.
 */
export function normalise(text: string): string {
  return text
    .slice(0, maximumLength)
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x0966))
    .replace(/%/g, ' percent ')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/['’`´]/g, '')
    .replace(/(\p{L})\1+/gu, '$1')
    .replace(/\p{Extended_Pictographic}/gu, ' $& ')
    .replace(/[\p{P}\p{Z}\p{C}|+=~^<>$]+/gu, ' ')
    .trim();
}
