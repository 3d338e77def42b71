import anyAscii from 'any-ascii';

/** Sounds that are written in several ways, each with the one that stands for all; order matters. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''],
  [/ph/g, 'f'],
  [/[ck]h|q|ck?/g, 'k'],
  [/[sz]h|z/g, 's'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/(?<=.)[aeiouyh]/g, ''],
  [/(.)\1+/g, '$1'],
];

const known = new Map<string, string>();
const mostKept = 50_000;

/**
 * The consonants of a word in Latin letters, so that one word written in two scripts, or with the vowels that
 * somebody in a hurry leaves out, is alike: "krna", "karna" and "करना" are "krn".
 */
export function skeleton(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const bare = sounds.reduce(
    (rest, [sound, letter]) => rest.replace(sound, letter),
    anyAscii(word).toLowerCase(),
  );
  if (known.size < mostKept) known.set(word, bare);
  return bare;
}
