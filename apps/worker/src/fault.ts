import { type ErrorCode, errorTable, LunglineError } from '@lungline/errors';

/**
 * Any error as one with a code of the table. What a library threw becomes INTERNAL with the original as its cause:
 * its message may hold an address or a URL, and a job's failure reason is shown in the dashboard.
 */
export function fault(error: unknown): LunglineError {
  if (error instanceof LunglineError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new LunglineError(isErrorCode(code) ? code : 'INTERNAL', { cause: error });
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorTable, code);
}
