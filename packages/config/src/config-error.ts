export interface ConfigProblem {
  readonly variable: string;
  /** What would be right, in words. Never the value that was found: it may be a secret. */
  readonly expected: string;
}

/** One or more environment variables are missing or wrong. The message names them and never shows a value. */
export class ConfigError extends Error {
  readonly code = 'LUNGLINE_CONFIG';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map((p) => `${p.variable}: expected ${p.expected}`).join('\n'));
    this.name = 'ConfigError';
  }
}
