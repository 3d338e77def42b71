import { render } from './catalogue/catalogue.js';
import type { Language } from './types.js';

const hour = 3_600;
const day = 24 * hour;

/** A length of time in words, in whole days, hours or minutes: "2 days". Unknown is "a limited time". */
export function period(seconds: number | undefined, language: Language): string {
  if (seconds === undefined) return render(language, 'kept.limited');
  const [unit, length] =
    seconds >= day
      ? (['day', day] as const)
      : seconds >= hour
        ? (['hour', hour] as const)
        : (['minute', 60] as const);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(Math.max(1, Math.ceil(seconds / length)));
}

/** A day in words: "5 January 2026". Days begin and end as in Greenwich: where the person lives is not known. */
export function dayOf(ms: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(ms);
}

/** A moment in words, in universal time. */
export function momentOf(ms: number, language: Language): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat(language, format).format(ms)} UTC`;
}
