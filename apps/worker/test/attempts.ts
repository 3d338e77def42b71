import type { Attempt } from '@lungline/queues';

/** The first run of a fresh job with attempts to spare, unless told otherwise. */
export function anAttempt(overrides: Partial<Attempt> = {}): Attempt {
  return {
    jobId: 'job',
    last: false,
    stalls: 0,
    addedAt: 0,
    signal: new AbortController().signal,
    ...overrides,
  };
}
