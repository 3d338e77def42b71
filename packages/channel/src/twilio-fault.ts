import { LunglineError } from '@lungline/errors';
import { readRefusal } from './send-refusal.js';

/** How a call of Twilio's API ended without success. */
export type TwilioFault =
  /** Twilio answered. */
  | { readonly type: 'answer'; readonly status: number; readonly providerCode?: number }
  /** The request cannot have reached Twilio. */
  | { readonly type: 'unreached'; readonly reason: string }
  /** It may have. */
  | { readonly type: 'lost'; readonly reason: string };

/** Failures of connecting, in the words of libuv and OpenSSL: nothing was sent yet. */
const beforeSending = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Reads an error of the SDK. `reason` is a code or a class name: the message might name a person. */
export function readTwilioFault(error: unknown): TwilioFault {
  // The SDK has two classes for an answer that is an error; both carry its status, and nothing else does.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') {
    const { status } = error;
    const code = 'code' in error ? error.code : undefined;
    return { type: 'answer', status, ...(typeof code === 'number' ? { providerCode: code } : {}) };
  }
  const reason = errorCode(error) ?? (error instanceof Error ? error.name : 'unknown');
  return beforeSending.has(reason) ? { type: 'unreached', reason } : { type: 'lost', reason };
}

function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The error of a call that sends nothing. What the SDK's error says stays behind: it may name a person. */
export function toCallError(error: unknown): LunglineError {
  const fault = readTwilioFault(error);
  if (fault.type !== 'answer') return new LunglineError('SEND_UNAVAILABLE', { detail: fault.reason });
  const refusal = readRefusal(fault.status, fault.providerCode);
  return new LunglineError(refusal?.code ?? 'SEND_UNAVAILABLE', { detail: `HTTP ${fault.status}` });
}
