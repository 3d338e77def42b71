import { LunglineError } from '@lungline/errors';

/**
 * Runs `work` until it ends, its controller aborts or the deadline passes, even where it does not listen to its
 * signal.
 * @throws LunglineError JOB_TIMED_OUT at the deadline; the reason with which the controller was aborted.
 */
export async function underDeadline<T>(
  deadlineMs: number,
  controller: AbortController,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal } = controller;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const timeUp = () => controller.abort(new LunglineError('JOB_TIMED_OUT', { detail: `${deadlineMs} ms` }));
  const timer = setTimeout(timeUp, deadlineMs);
  try {
    return await Promise.race([work(signal), aborted]);
  } finally {
    clearTimeout(timer);
  }
}
