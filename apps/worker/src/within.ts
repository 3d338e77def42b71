import { type ErrorCode, LunglineError } from '@lungline/errors';

export interface Deadline {
  readonly ms: number;
  /** What it means when the deadline passes. */
  readonly code: ErrorCode;
  /** Aborts the step as well, with its own reason. */
  readonly signal: AbortSignal;
}

/**
 * Runs one step that must not take longer than its deadline, even where the step does not listen to its signal.
 * @throws LunglineError with the deadline's code once the time is up; `signal.reason` where `signal` aborts first.
 */
export async function within<T>(
  { ms, code, signal }: Deadline,
  step: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const interrupted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
  });
  const timeUp = () => controller.abort(new LunglineError(code, { detail: `no answer within ${ms} ms` }));
  const onAbort = () => controller.abort(signal.reason);
  const timer = setTimeout(timeUp, ms);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([step(controller.signal), interrupted]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
