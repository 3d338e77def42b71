/**
 * A line of an app's log as a person reads it in the terminal; null for one that only the log file needs.
 * @param {string} app
 * @param {string} line
 * @param {'everything' | 'warnings' | 'errors'} show
 * @returns {string | null}
 */
export function readableLine(app, line, show) {
  const entry = parse(line);
  // Not from the app's own logger: what a library or a crash printed.
  if (entry === null) return `  [${app}] ${line}`;
  const { level, event, msg, err } = entry;
  const rank = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].indexOf(level);
  const least = { everything: 0, warnings: 3, errors: 4 }[show];
  if (rank < least) return null;
  const reason = typeof err?.message === 'string' ? `: ${err.message}` : '';
  return `  [${app}] ${level} ${event ?? msg ?? ''}${reason}`;
}

/**
 * @param {string} line
 * @returns {{ level: string, event?: string, msg?: string, err?: { message?: unknown } } | null}
 */
function parse(line) {
  if (!line.startsWith('{"level":')) return null;
  try {
    return JSON.parse(line);
  } catch {
    // Cut off in the middle, as by a crash: shown as it is.
    return null;
  }
}
