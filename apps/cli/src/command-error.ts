/** Exit codes of sysexits.h, so that a script can tell them apart. */
export const exitCodes = {
  /** A check found something that must be mended. */
  failed: 1,
  usage: 64,
  noInput: 66,
  unavailable: 69,
  software: 70,
  config: 78,
} as const;

/** Ends a command with a sentence on stderr and an exit code; no stack trace, since it is nobody's bug. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
    this.name = 'CommandError';
  }
}
