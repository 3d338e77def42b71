import { randomUUID } from 'node:crypto';
import type { Logger } from '@lungline/telemetry';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Exchange } from './chat-api.js';
import { type RetryReason, readConnectionOverrides } from './connection-overrides.js';
import type { TrafficLog } from './traffic-log.js';

export interface WebhookCall {
  readonly kind: 'message' | 'status';
  /** With its connection overrides, such as `#rc=3&rp=all`. */
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly phone: string;
}

export type WebhookAnswer =
  | {
      readonly type: 'answered';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    }
  | { readonly type: 'unanswered' };

/** Calls a webhook of the app as Twilio does: signed, with a time limit, again where the address asks for it. */
export type WebhookCaller = (call: WebhookCall) => Promise<WebhookAnswer>;

interface Options {
  readonly authToken: string;
  readonly traffic: TrafficLog;
  readonly log: Logger;
  readonly now: () => Date;
}

export function createWebhookCaller({ authToken, traffic, log, now }: Options): WebhookCaller {
  return async ({ kind, url: address, params, phone }) => {
    const { url, retries, retryOn, totalTimeoutMs } = readConnectionOverrides(address);
    const deadline = AbortSignal.timeout(totalTimeoutMs);
    const value = getExpectedTwilioSignature(authToken, url, params);
    const request = {
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'i-twilio-idempotency-token': randomUUID(),
        'user-agent': 'TwilioProxy/1.1',
        'x-twilio-signature': value,
      },
      params: Object.entries(params),
    };
    const signature = { signed: signedText(url, params), value };
    for (let attempt = 1; ; attempt += 1) {
      const at = now();
      const start = performance.now();
      const { answer, response, reason } = await post(request, deadline);
      const ms = Math.round(performance.now() - start);
      traffic.add({ at: at.toISOString(), kind, attempt, phone, request, signature, response, ms });
      if (reason === null || attempt > retries || !retryOn.has(reason) || deadline.aborted) {
        if (reason !== null) log.warn({ event: 'webhook.failed', kind, attempt, reason });
        return answer;
      }
    }
  };
}

interface Attempt {
  readonly answer: WebhookAnswer;
  readonly response: Exchange['response'];
  /** Why it may be tried again; null where all is well. */
  readonly reason: RetryReason | null;
}

async function post(request: Exchange['request'], signal: AbortSignal): Promise<Attempt> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: new URLSearchParams(Object.fromEntries(request.params)),
      redirect: 'manual',
      signal,
    });
    const { status } = response;
    const body = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    return {
      answer: { type: 'answered', status, contentType, body },
      response: { status, headers: Object.fromEntries(response.headers), body },
      reason: status >= 500 ? '5xx' : status >= 400 ? '4xx' : null,
    };
  } catch (error) {
    const failure = failureCode(error);
    return {
      answer: { type: 'unanswered' },
      response: { failure },
      reason: connectFailures.has(failure) ? 'ct' : 'rt',
    };
  }
}

const connectFailures = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

/** What the signature is made over: the address, then each parameter's name and value, sorted by name. */
function signedText(url: string, params: Readonly<Record<string, string>>): string {
  const names = Object.keys(params).sort();
  return url + names.map((name) => `${name}${params[name]}`).join('');
}
