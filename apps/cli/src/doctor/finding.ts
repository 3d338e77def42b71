/** What one check has to say. `advice` works, but could be better; `fault` does not work. */
export interface Finding {
  readonly level: 'ok' | 'advice' | 'fault';
  /** Stable, for scripts and the runbook. */
  readonly code: string;
  /** Never holds a value of the environment. */
  readonly sentence: string;
  /** What to do, in the imperative. */
  readonly remedy?: string;
}
