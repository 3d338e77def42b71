import type { Media, Message } from './message.js';

const apiVersion = '2010-04-01';

/** A message in the words of the API. Source: https://www.twilio.com/docs/messaging/api/message-resource */
export function toMessageResource(accountSid: string, message: Message) {
  const uri = `/${apiVersion}/Accounts/${accountSid}/Messages/${message.sid}`;
  return {
    account_sid: accountSid,
    api_version: apiVersion,
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: String(message.media.length),
    num_segments: '1',
    price: null,
    price_unit: null,
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

export function toMediaResource(accountSid: string, media: Media) {
  const created = rfc2822(media.createdAt);
  return {
    account_sid: accountSid,
    content_type: media.contentType,
    date_created: created,
    date_updated: created,
    parent_sid: media.message,
    sid: media.sid,
    uri: `/${apiVersion}/Accounts/${accountSid}/Messages/${media.message}/Media/${media.sid}.json`,
  };
}

function rfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}
