import { randomBytes } from 'node:crypto';

/** An id in Twilio's form: two letters that name the kind, and 32 hexadecimal digits. */
export function newSid(prefix: 'HX' | 'ME' | 'MM' | 'SM'): string {
  return `${prefix}${randomBytes(16).toString('hex')}`;
}
