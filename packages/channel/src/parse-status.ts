import { isMessageSid } from './message-sid.js';
import type { DeliveryReport, DeliveryStatus } from './port.js';
import { firstValue, type Parsed, type WebhookForm } from './webhook-form.js';

/** Source: https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const statuses: ReadonlyMap<string, DeliveryStatus> = new Map([
  ['accepted', 'queued'],
  ['scheduled', 'queued'],
  ['queued', 'queued'],
  ['sending', 'queued'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
  ['undelivered', 'undelivered'],
]);

/** Twilio's list is open: a status that is new to us is no news, and refusing it would only make Twilio repeat it. */
export function deliveryStatusOf(word: string): DeliveryStatus {
  return statuses.get(word) ?? 'queued';
}

/** Reads the form of a status callback. */
export function parseStatus(form: WebhookForm): Parsed<DeliveryReport> {
  const sid = firstValue(form, 'MessageSid') ?? firstValue(form, 'SmsSid');
  if (sid === undefined || !isMessageSid(sid)) return { type: 'invalid', problem: 'MessageSid is not one' };
  const word = firstValue(form, 'MessageStatus') ?? firstValue(form, 'SmsStatus');
  if (word === undefined) return { type: 'invalid', problem: 'MessageStatus is missing' };
  const status = deliveryStatusOf(word);
  const errorCode = firstValue(form, 'ErrorCode') ?? '';
  return {
    type: 'parsed',
    value: { sid, status, ...(/^\d{5}$/.test(errorCode) ? { providerCode: Number(errorCode) } : {}) },
  };
}
