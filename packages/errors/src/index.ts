export { type ErrorCode, type ErrorEntry, errorEntry, errorTable } from './error-table.js';
export { LunglineError } from './lungline-error.js';
