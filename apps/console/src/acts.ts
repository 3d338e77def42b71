import type { Member } from './credentials.js';

/** Operators and admins change things; viewers and radiologists look at them. */
export function acts(member: Member | null): boolean {
  return member?.role === 'operator' || member?.role === 'admin';
}
