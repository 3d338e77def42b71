export { createGuardedFetch, type GuardedFetch, type GuardedFetchOptions } from './guarded-fetch.js';
export { type HostRule, publicHostRule, twilioMediaRule } from './host-rules.js';
export { isValidSignature, type SignedRequest } from './is-valid-signature.js';
export { isMessageSid } from './message-sid.js';
export { parseInbound } from './parse-inbound.js';
export { parseStatus } from './parse-status.js';
export type * from './port.js';
export { createTwilioChannel, type TwilioChannelOptions } from './twilio-channel.js';
export type { Parsed, WebhookForm } from './webhook-form.js';
