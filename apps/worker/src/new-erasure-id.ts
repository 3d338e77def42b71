import { randomInt } from 'node:crypto';

/** Without what is easily misread: no I, O, U, 0, 1. */
const letters = 'ABCDEFGHJKLMNPQRSTVWXYZ23456789';

/** A number for a receipt, `K7QF-2M9X`: some 800 billion of them, short enough to be read out. */
export function newErasureId(): string {
  const part = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('');
  return `${part()}-${part()}`;
}
