const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const preciseClock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
const longDay = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
const relativeDay = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const dayMs = 86_400_000;

/** Hours and minutes, as the reader's system writes them. */
export function timeOf(iso: string): string {
  return clock.format(new Date(iso));
}

/** Down to the millisecond, for the traffic panel. */
export function preciseTimeOf(iso: string): string {
  return preciseClock.format(new Date(iso));
}

/** Today, yesterday, or the date. */
export function dayOf(iso: string, now: Date = new Date()): string {
  const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  // Rounded, since a day of a clock change has 23 or 25 hours.
  const daysAgo = Math.round((midnight(now) - midnight(new Date(iso))) / dayMs);
  if (daysAgo > 1) return longDay.format(new Date(iso));
  const word = relativeDay.format(-daysAgo, 'day');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function bytesOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
