/** How a webhook is called, as the fragment of its address says. */
export interface ConnectionOverrides {
  /** The address without its fragment: this is what is called and signed. */
  readonly url: string;
  /** How often a failed call is tried again, 0 to 5. */
  readonly retries: number;
  readonly retryOn: ReadonlySet<RetryReason>;
  /** For all attempts together. */
  readonly totalTimeoutMs: number;
}

/** Connecting failed, no answer came, or an error was answered. */
export type RetryReason = '4xx' | '5xx' | 'ct' | 'rt';

const reasons: readonly RetryReason[] = ['4xx', '5xx', 'ct', 'rt'];

/** Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
export function readConnectionOverrides(webhookUrl: string): ConnectionOverrides {
  const [url = '', fragment = ''] = webhookUrl.split('#', 2);
  const parameters = new URLSearchParams(fragment);
  const policy = (parameters.get('rp') ?? 'ct').split(',');
  return {
    url,
    retries: within(parameters.get('rc'), 0, 5, 1),
    retryOn: new Set(reasons.filter((reason) => policy.includes('all') || policy.includes(reason))),
    totalTimeoutMs: within(parameters.get('tt'), 100, 15_000, 15_000),
  };
}

function within(text: string | null, least: number, most: number, otherwise: number): number {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) && value >= least && value <= most ? value : otherwise;
}
