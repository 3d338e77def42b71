import { describe, expect, it } from 'vitest';
import { erasureReceipt, languages, listButton, resultReadyText } from '../src/index.js';
import { dayOf, period } from '../src/periods.js';

const at = Date.UTC(2026, 0, 5, 9, 30);

describe.each(languages)('in %s', (language) => {
  it('a receipt tells its number, when, and how many messages', () => {
    const receipt = erasureReceipt({ language, number: 'K7QX', at, messages: 1234 });
    expect(receipt).toContain('K7QX');
    expect(receipt).toContain('UTC');
    expect(receipt).toContain(new Intl.NumberFormat(language).format(1234));
    expect(receipt).not.toMatch(/[{}]/);
  });

  it('the template says nothing of health, and fits', () => {
    expect(resultReadyText(language)).not.toMatch(/covid|x-ray|pneumon|röntgen|radio|rontgen|أشعة|एक्स/i);
    expect(resultReadyText(language).length).toBeLessThanOrEqual(550);
    expect([...listButton(language)].length).toBeLessThanOrEqual(20);
  });
});

it('days and lengths of time are written as the language writes them', () => {
  expect(languages.map((language) => dayOf(at, language))).toEqual([
    'January 5, 2026',
    '5 de enero de 2026',
    '5 de janeiro de 2026',
    '5 janvier 2026',
    '5 जनवरी 2026',
    '5 Januari 2026',
    '5 يناير 2026',
    '5. Januar 2026',
  ]);
  expect(languages.map((language) => period(2 * 86_400, language))).toEqual([
    '2 days',
    '2 días',
    '2 dias',
    '2\u00a0jours',
    '2 दिन',
    '2 hari',
    'يومان',
    '2 Tage',
  ]);
  expect([period(3600, 'en'), period(90, 'en'), period(undefined, 'en')]).toEqual([
    '1 hour',
    '2 minutes',
    'a limited time',
  ]);
});
