import { type ErrorCode, errorEntry, errorTable, LunglineError } from '@lungline/errors';

/** The code that stands for an error of any kind; INTERNAL where the table has no better one. */
export function codeOf(error: unknown): ErrorCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return isErrorCode(code) ? code : 'INTERNAL';
}

/** Whether another run of the job can help. */
export function isRetryable(error: unknown): boolean {
  return error instanceof LunglineError ? error.retryable : errorEntry(codeOf(error)).retryable;
}

/**
 * What a failed job shows in the dashboard: code and summary of the table and nothing of the error itself, whose
 * message may hold an address or a URL.
 */
export function failureReason(code: ErrorCode): string {
  return `${code}: ${errorEntry(code).summary}`;
}

/** The code in a job's failure reason. What BullMQ wrote there by itself is about workers that died. */
export function codeInReason(reason: string | undefined): ErrorCode {
  const code = reason?.split(':', 1)[0];
  if (isErrorCode(code)) return code;
  return reason?.startsWith('job stalled') ? 'ANALYSIS_INTERRUPTED' : 'INTERNAL';
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorTable, code);
}
