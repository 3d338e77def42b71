import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * Country of a telephone number, ISO 3166-1 alpha-2, or null where it cannot be told: no telephone number, or a code
 * that several countries share, such as +1 without its area.
 * @param address an international number, with or without the channel before it: `whatsapp:+14155550100`
 */
export function countryOf(address: string): string | null {
  const number = address.slice(address.lastIndexOf(':') + 1);
  return parsePhoneNumberFromString(number)?.country ?? null;
}
