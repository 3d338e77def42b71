/** Where a text may be taken apart, the best place first: between paragraphs, lines, sentences, words. */
const seams = [/\n{2,}/g, /\n/g, /(?<=[.!?…。！？।؟])\s+/gu, /\s+/g] as const;

/** A part shorter than this share of the limit is worth a worse seam. */
const leastShare = 0.4;

/**
 * Takes a text apart into pieces of at most `limit` characters (UTF-16 code units, as WhatsApp counts), by meaning
 * where it can. Nothing but white space at the seams is lost.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const { end, next } = seamBefore(rest, limit);
    parts.push(rest.slice(0, end));
    rest = rest.slice(next).trimStart();
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

interface Seam {
  /** Where the part ends. */
  readonly end: number;
  /** Where the rest begins. */
  readonly next: number;
}

function seamBefore(text: string, limit: number): Seam {
  for (const seam of seams) {
    const found = [...text.slice(0, limit + 1).matchAll(seam)]
      .map(({ index, 0: gap }) => ({ end: index, next: index + gap.length }))
      .filter(({ end }) => end >= limit * leastShare && end <= limit)
      .at(-1);
    if (found !== undefined) return found;
  }
  // One word longer than a message: between two characters, never within one.
  const cut = /[\uD800-\uDBFF]$/.test(text.slice(0, limit)) ? limit - 1 : limit;
  return { end: cut, next: cut };
}
