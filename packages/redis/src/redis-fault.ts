import { LunglineError } from '@lungline/errors';
import { ReplyError } from 'ioredis';

/** First words of answers by which Redis says that it cannot serve now: full, loading, a replica, not persisting. */
const refusals = new Set([
  'BUSY',
  'CLUSTERDOWN',
  'LOADING',
  'MASTERDOWN',
  'MISCONF',
  'NOAUTH',
  'NOPERM',
  'NOREPLICAS',
  'OOM',
  'READONLY',
  'TRYAGAIN',
  'WRONGPASS',
]);

/** What ioredis says of a connection in plain errors, without a code. */
const connectionMessages =
  /^(Command timed out|Connection is closed|connect ETIMEDOUT|Stream isn't writeable|Socket timeout)/;

/**
 * Names what went wrong with Redis. The original error is left behind on purpose: it holds the command with its
 * arguments. What did not come from Redis is returned as it is.
 */
export function redisFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof ReplyError) {
    const word = firstWord(error.message);
    return new LunglineError(refusals.has(word) ? 'STORE_UNAVAILABLE' : 'INTERNAL', {
      detail: `Redis answered ${word}`,
    });
  }
  if (error.name === 'MaxRetriesPerRequestError' || connectionMessages.test(error.message)) {
    return new LunglineError('STORE_UNAVAILABLE', { detail: 'no connection or no answer' });
  }
  if ('syscall' in error && 'code' in error) {
    return new LunglineError('STORE_UNAVAILABLE', { detail: String(error.code) });
  }
  return error;
}

/** The error's own word, also where Redis before 7 wraps it: `ERR Error running script (...): ... -OOM ...`. */
function firstWord(message: string): string {
  const wrapped = /-([A-Z]{3,})\b/.exec(message)?.[1];
  if (wrapped !== undefined && refusals.has(wrapped)) return wrapped;
  return /^[A-Z]+/.exec(message)?.[0] ?? 'an error';
}
