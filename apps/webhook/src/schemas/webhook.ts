import { emptyTwiml } from '../twiml.js';
import { errorResponses } from './error-responses.js';

const messageSid = {
  type: 'string',
  pattern: '^(SM|MM)[0-9a-fA-F]{32}$',
  description: "Twilio's id of the message.",
};

/** The parameters that are read. Twilio sends more, and may add others at any time. */
export const inboundFormSchema = {
  type: 'object',
  required: ['MessageSid', 'From', 'To'],
  properties: {
    MessageSid: messageSid,
    From: { type: 'string', description: 'An opaque address, such as `whatsapp:+15005550006`.' },
    To: { type: 'string' },
    Body: { type: 'string' },
    MediaUrl0: { type: 'string', description: 'Up to `MediaUrl9`, each with its `MediaContentType`.' },
    MediaContentType0: { type: 'string' },
    ButtonPayload: { type: 'string' },
    Latitude: { type: 'string' },
    Longitude: { type: 'string' },
  },
  additionalProperties: true,
};

export const statusFormSchema = {
  type: 'object',
  required: ['MessageSid', 'MessageStatus'],
  properties: {
    MessageSid: messageSid,
    MessageStatus: { type: 'string', examples: ['delivered'] },
    ErrorCode: { type: 'string', description: "Twilio's error code, where there is one." },
  },
  additionalProperties: true,
};

/** What is common to both webhooks. */
export function webhookSchema(summary: string, form: object) {
  return {
    tags: ['twilio'],
    summary,
    security: [{ twilioSignature: [] }],
    body: { content: { 'application/x-www-form-urlencoded': { schema: form } } },
    response: {
      200: {
        description: 'Taken in, now or at an earlier delivery.',
        content: { 'text/xml': { schema: { type: 'string', examples: [emptyTwiml] } } },
      },
      ...errorResponses(
        'SIGNATURE_MISSING',
        'REQUEST_INVALID',
        'SIGNATURE_INVALID',
        'REQUEST_TOO_LARGE',
        'CONTENT_TYPE_UNSUPPORTED',
        'INTERNAL',
        'STORE_UNAVAILABLE',
      ),
    },
  };
}
