import { isMessageSid } from './message-sid.js';
import type { Address, InboundMedia, InboundMessage, MediaKind } from './port.js';
import { firstValue, type Parsed, type WebhookForm } from './webhook-form.js';

/** Twilio documents at most ten media in a message. */
const mediaLimit = 10;

/**
 * Reads the form of an incoming message. Parameters that are not known are dropped here: they were needed for the
 * signature alone. Source: https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function parseInbound(form: WebhookForm): Parsed<InboundMessage> {
  const sid = firstValue(form, 'MessageSid') ?? firstValue(form, 'SmsMessageSid');
  if (sid === undefined || !isMessageSid(sid)) return { type: 'invalid', problem: 'MessageSid is not one' };
  const from = firstValue(form, 'From');
  if (from === undefined) return { type: 'invalid', problem: 'From is missing' };
  const to = firstValue(form, 'To');
  if (to === undefined) return { type: 'invalid', problem: 'To is missing' };

  const choice = firstValue(form, 'ButtonPayload') ?? firstValue(form, 'ListId');
  const repliedTo = firstValue(form, 'OriginalRepliedMessageSid');
  const location = parseLocation(form);
  return {
    type: 'parsed',
    value: {
      sid,
      from: from as Address,
      to: to as Address,
      text: firstValue(form, 'Body') ?? '',
      media: parseMedia(form),
      ...(choice === undefined ? {} : { choice }),
      ...(repliedTo !== undefined && isMessageSid(repliedTo) ? { replyTo: repliedTo } : {}),
      ...(location === undefined ? {} : { location }),
    },
  };
}

// NumMedia is not asked: the addresses themselves say how many there are.
function parseMedia(form: WebhookForm): readonly InboundMedia[] {
  const sticker = firstValue(form, 'MessageType') === 'sticker';
  const media: InboundMedia[] = [];
  for (let index = 0; index < mediaLimit; index += 1) {
    const url = firstValue(form, `MediaUrl${index}`);
    if (url === undefined) continue;
    const contentType = firstValue(form, `MediaContentType${index}`) ?? '';
    media.push({ index, url, kind: sticker ? 'sticker' : mediaKind(contentType) });
  }
  return media;
}

/** What the content type claims; only the bytes tell what it is, so a claim of nothing is taken for a photo. */
export function mediaKind(contentType: string): MediaKind {
  const type = contentType.toLowerCase();
  if (type === '' || type.startsWith('application/octet-stream')) return 'image';
  if (/^text\/(x-)?vcard/.test(type)) return 'contact';
  if (type.startsWith('image/')) return 'image';
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('text/')) return 'document';
  if (type.startsWith('application/')) return 'document';
  return 'other';
}

function parseLocation(form: WebhookForm): InboundMessage['location'] {
  const latitude = degrees(firstValue(form, 'Latitude'), 90);
  const longitude = degrees(firstValue(form, 'Longitude'), 180);
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

function degrees(text: string | undefined, limit: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  return Math.abs(value) <= limit ? value : undefined;
}
