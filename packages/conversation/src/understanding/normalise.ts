/** Longest part of a message that is looked at: what matters stands at the beginning. */
const maximumLength = 600;

/** Small letters without accents, punctuation and repeated space. Emoji and every script stay. */
export function normalise(text: string): string {
  return text
    .slice(0, maximumLength)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/['’`]/g, '')
    .replace(/[\p{P}\p{Zs}\s|+=~^<>$]+/gu, ' ')
    .trim();
}
