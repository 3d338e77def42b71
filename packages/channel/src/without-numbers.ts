import type { Choice } from './port.js';

/** A text without the numbered list of its choices at the end: buttons and lists show them already. */
export function withoutNumbers(text: string, choices: readonly Choice[]): string {
  const numbers = choices.map(({ title }, index) => `${index + 1}. ${title}`).join('\n');
  return choices.length > 0 && text.endsWith(`\n${numbers}`)
    ? text.slice(0, -numbers.length).trimEnd()
    : text;
}
