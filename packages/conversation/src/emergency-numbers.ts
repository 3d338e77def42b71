/**
 * Number that brings an ambulance, by country, ISO 3166-1 alpha-2. A country is here only where two public sources that
 * do not copy one another agree:
 *
 * - what Android dials for an ambulance: packages/services/Telephony, ecc/input/eccdata.txt
 *   (https://android.googlesource.com/platform/packages/services/Telephony/+/master/ecc/input/eccdata.txt)
 * - emergency numbers in Google's libphonenumber, resources/ShortNumberMetadata.xml
 *   (https://github.com/google/libphonenumber), which names the numbering plan of each country as its source
 *
 * Where Android only knows the number of all services, these say which one brings an ambulance, and libphonenumber
 * agrees:
 *
 * - AR 107: https://doc.didww.com/voice/emergency-calling/supported-emergency-numbers.html
 * - GB 999: https://www.wellingtonpractice.co.uk/emergency-information/
 * - ID 119, against Android's older 118: the Ministry of Health,
 *   https://www.liputan6.com/amp/3978052/alami-kegawatdaruratan-kesehatan-pas-mudik-langsung-telepon-119
 * - NO 113: https://www.hamar.kommune.no/article28044-4248.html
 *
 * Where sources differ (Ghana, Guatemala, Iraq, Jamaica, Lebanon, Nigeria, Pakistan, Peru, Senegal, Sri Lanka, Ukraine,
 * Yemen, Zimbabwe, ...) a country is left out: its people are told to call the number that they know.
 */
const numbers: Readonly<Record<string, string>> = {
  AE: '998',
  AO: '112',
  AR: '107',
  AT: '112',
  AU: '000',
  BD: '999',
  BE: '112',
  BG: '112',
  BO: '118',
  BR: '192',
  CA: '911',
  CH: '144',
  CL: '131',
  CN: '120',
  CO: '123',
  CR: '911',
  CU: '104',
  CY: '112',
  CZ: '112',
  DE: '112',
  DK: '112',
  DO: '911',
  EC: '911',
  EE: '112',
  EG: '123',
  ES: '112',
  FI: '112',
  FR: '112',
  GB: '999',
  GR: '112',
  HK: '999',
  HR: '112',
  HU: '112',
  ID: '119',
  IE: '112',
  IL: '101',
  IN: '112',
  IR: '115',
  IS: '112',
  IT: '112',
  JO: '911',
  JP: '119',
  KE: '999',
  KR: '119',
  KW: '112',
  LT: '112',
  LU: '112',
  LV: '112',
  MT: '112',
  MX: '911',
  MY: '999',
  NI: '128',
  NL: '112',
  NO: '113',
  NP: '102',
  NZ: '111',
  OM: '9999',
  PA: '911',
  PH: '911',
  PL: '112',
  PS: '101',
  PT: '112',
  PY: '911',
  QA: '999',
  RO: '112',
  RU: '112',
  SA: '997',
  SE: '112',
  SG: '995',
  SI: '112',
  SK: '112',
  SV: '911',
  SY: '110',
  TH: '1669',
  TN: '190',
  TR: '112',
  TW: '119',
  US: '911',
  UY: '911',
  VE: '911',
  VN: '115',
  ZA: '112',
};

/** The number to call for an ambulance, or null where it is not known for sure. */
export function emergencyNumber(country: string): string | null {
  return numbers[country.toUpperCase()] ?? null;
}
