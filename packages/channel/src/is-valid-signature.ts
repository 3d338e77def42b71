import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { WebhookForm } from './webhook-form.js';

export interface SignedRequest {
  /** The X-Twilio-Signature header. */
  readonly signature: string;
  /** The public address as it was configured at Twilio, with its query, without a fragment. */
  readonly url: string;
  /** Every parameter that came, known or not. */
  readonly form: WebhookForm;
}

/** Whether Twilio signed this request with any of the account's auth tokens: there are two while one is rotated. */
export function isValidSignature(
  authTokens: readonly string[],
  { signature, url, form }: SignedRequest,
): boolean {
  return authTokens.some((token) => validateRequest(token, signature, url, form));
}
