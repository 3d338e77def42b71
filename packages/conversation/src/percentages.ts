import { type Percent, wholePercents } from '@lungline/percents';
import type { Label, Language } from './types.js';

/** Order in which shares are read out. */
export const labels: readonly Label[] = ['normal', 'pneumonia', 'covid19'];

/** Shares as whole percents in the language's own format, rounded as in the picture of where the model looked. */
export function percentages(
  shares: Readonly<Record<Label, number>>,
  language: Language,
): Readonly<Record<Label, string>> {
  const percents = wholePercents(labels.map((label) => shares[label]));
  const text = (label: Label): string => inWords(percents[labels.indexOf(label)] as Percent, language);
  return { normal: text('normal'), pneumonia: text('pneumonia'), covid19: text('covid19') };
}

function inWords({ whole, bound }: Percent, language: Language): string {
  const figure = percentage(whole / 100, language);
  if (bound === 'exact') return figure;
  return `${bound === 'below' ? '<' : '>'} ${figure}`;
}

/** The label with the largest share; the first of them where two are alike. */
export function likeliest(shares: Readonly<Record<Label, number>>): Label {
  return labels.reduce((best, label) => (shares[label] > shares[best] ? label : best));
}

/** One share as a whole percent in the language's own format. */
export function percentage(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
