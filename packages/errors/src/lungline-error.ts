import { type ErrorCode, errorEntry } from './error-table.js';

/**
 * A fault with a code of the table. The message is the code's summary, so nothing personal can slip into it;
 * `detail` is for the developer's eye and must be free of personal data and URLs as well.
 */
export class LunglineError extends Error {
  readonly retryable: boolean;
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    options: { readonly detail?: string; readonly cause?: unknown } = {},
  ) {
    const { summary, retryable, status } = errorEntry(code);
    super(options.detail === undefined ? summary : `${summary} (${options.detail})`, {
      cause: options.cause,
    });
    this.name = 'LunglineError';
    this.retryable = retryable;
    this.status = status;
  }
}
