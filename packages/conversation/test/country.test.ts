import { isSupportedCountry } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { emergencyNumber } from '../src/emergency-numbers.js';
import { countryOf } from '../src/index.js';

describe('countryOf', () => {
  it.each([
    ['whatsapp:+919876543210', 'IN'],
    ['+6281234567890', 'ID'],
    ['whatsapp:+201001234567', 'EG'],
    ['+5511987654321', 'BR'],
    ['+4915112345678', 'DE'],
    ['whatsapp:+14155550100', 'US'],
    ['+16135550100', 'CA'],
    ['+447400123456', 'GB'],
  ])('tells the country of %s', (address, country) => {
    expect(countryOf(address)).toBe(country);
  });

  it.each(['', 'whatsapp:', 'somebody', 'whatsapp:BSUID.12345', '12345', '+', '+999123456789', '\u0000'])(
    'tells none of %j',
    (address) => {
      expect(countryOf(address)).toBeNull();
    },
  );
});

describe('emergencyNumber', () => {
  it('is a short number of a country that there is', () => {
    const countries = ['DE', 'IN', 'id', 'EG', 'BR', 'MX', 'FR', 'US', 'GB', 'SA'];
    for (const country of countries) {
      expect(isSupportedCountry(country.toUpperCase())).toBe(true);
      expect(emergencyNumber(country)).toMatch(/^\d{3,4}$/);
    }
  });

  it('is not guessed where sources differ, or where the country is not known', () => {
    for (const country of ['PK', 'NG', 'LK', '??', '', 'toString'])
      expect(emergencyNumber(country)).toBeNull();
  });
});
