import type { ErrorCode } from '@lungline/errors';

interface Refusal {
  readonly code: ErrorCode;
  readonly retryable: boolean;
}

const throttled: Refusal = { code: 'SEND_THROTTLED', retryable: true };
const unavailable: Refusal = { code: 'SEND_UNAVAILABLE', retryable: true };
const windowClosed: Refusal = { code: 'SEND_WINDOW_CLOSED', retryable: false };
const optedOut: Refusal = { code: 'SEND_OPTED_OUT', retryable: false };
const refused: Refusal = { code: 'SEND_REFUSED', retryable: false };
const limited: Refusal = { code: 'SEND_LIMITED', retryable: true };
const misconfigured: Refusal = { code: 'SEND_MISCONFIGURED', retryable: false };

/**
 * What Twilio's error codes mean to a reply. The list is open, hence the HTTP status below.
 * Source: https://www.twilio.com/docs/api/errors
 */
const refusals: ReadonlyMap<number, Refusal> = new Map([
  [20429, throttled], // Too many requests
  [21611, throttled], // The sender's queue is full
  [63018, throttled], // Channel rate limit exceeded

  [63017, unavailable], // Channel temporarily cannot send

  [63016, windowClosed], // Free-form text outside the 24-hour window

  [21610, optedOut], // The person wrote STOP

  [21211, refused], // To is not a valid number
  [21614, refused], // To cannot receive messages
  [21617, refused], // Longer than 1,600 characters
  [63003, refused], // To is not a WhatsApp user
  [63013, refused], // Violates the channel's policy
  [63014, refused], // The person blocked us
  [63019, refused], // The picture could not be fetched
  [63021, refused], // Content that the channel does not take
  [63024, refused], // To is not a valid recipient

  [63038, limited], // The account's daily limit is reached: an operator may raise it, the next day lifts it

  [20003, misconfigured], // Wrong credentials, or the account is suspended
  [21606, misconfigured], // From is not ours
  [21620, misconfigured], // The picture's address is not a public one
  [21609, misconfigured], // The address for status callbacks is not valid
  [63007, misconfigured], // No such sender
  [63020, misconfigured], // The invitation of the business account was not accepted
]);

/**
 * What a refusal by Twilio means; null where the answer leaves open whether the message was taken: an error of
 * Twilio's own (5xx) may strike after it had accepted the message.
 */
export function readRefusal(httpStatus: number, providerCode: number | undefined): Refusal | null {
  const known = providerCode === undefined ? undefined : refusals.get(providerCode);
  if (known !== undefined) return known;
  if (httpStatus === 429) return throttled;
  if (httpStatus === 401 || httpStatus === 403) return misconfigured;
  if (httpStatus >= 400 && httpStatus < 500) return refused;
  return null;
}
