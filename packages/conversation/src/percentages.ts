import type { Label, Language } from './types.js';

/** Order in which shares are read out. */
export const labels: readonly Label[] = ['normal', 'pneumonia', 'covid19'];

/**
 * Shares as whole percents in the language's own format. They are rounded by largest remainder, so that they add up
 * to 100; what is not quite nothing or not quite everything is never shown as 0 or 100.
 */
export function percentages(
  shares: Readonly<Record<Label, number>>,
  language: Language,
): Readonly<Record<Label, string>> {
  const whole = Object.fromEntries(labels.map((label) => [label, Math.floor(shares[label] * 100)]));
  const byRemainder = [...labels].sort((a, b) => remainder(shares[b]) - remainder(shares[a]));
  let missing = 100 - labels.reduce((sum, label) => sum + (whole[label] ?? 0), 0);
  for (const label of byRemainder) {
    if (missing <= 0) break;
    whole[label] = (whole[label] ?? 0) + 1;
    missing -= 1;
  }
  const format = percentFormat(language);
  const text = (label: Label): string => {
    const percent = whole[label] ?? 0;
    if (percent >= 100 && shares[label] < 1) return `> ${format.format(0.99)}`;
    if (percent <= 0 && shares[label] > 0) return `< ${format.format(0.01)}`;
    return format.format(percent / 100);
  };
  return { normal: text('normal'), pneumonia: text('pneumonia'), covid19: text('covid19') };
}

function remainder(share: number): number {
  return share * 100 - Math.floor(share * 100);
}

/** The label with the largest share; the first of them where two are alike. */
export function likeliest(shares: Readonly<Record<Label, number>>): Label {
  return labels.reduce((best, label) => (shares[label] > shares[best] ? label : best));
}

/** One share as a whole percent in the language's own format. */
export function percentage(share: number, language: Language): string {
  return percentFormat(language).format(share);
}

function percentFormat(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
}
