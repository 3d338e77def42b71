import { randomBytes } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { authToken, publicUrl } from './fake-ports.js';

export const messagesPath = '/webhooks/twilio/messages';
export const statusPath = '/webhooks/twilio/status';

export function messageSid(): string {
  return `SM${randomBytes(16).toString('hex')}`;
}

/** The form of a text message, as Twilio posts it. */
export function textMessage(body: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    MessageSid: messageSid(),
    AccountSid: `AC${'0'.repeat(32)}`,
    From: 'whatsapp:+15005550006',
    To: 'whatsapp:+14155238886',
    Body: body,
    NumMedia: '0',
    ProfileName: 'Ann Example',
    ...more,
  };
}

export interface SigningOptions {
  /** With the query string, as configured at Twilio. */
  readonly path?: string;
  readonly token?: string;
  readonly base?: string;
}

/** A signed post for `app.inject`. */
export function twilioPost(form: Record<string, string>, options: SigningOptions = {}) {
  const { path = messagesPath, token = authToken, base = publicUrl.origin } = options;
  return {
    method: 'POST',
    url: path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': getExpectedTwilioSignature(token, base + path, form),
    },
    payload: new URLSearchParams(form).toString(),
  } as const satisfies InjectOptions;
}
