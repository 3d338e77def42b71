import type { InboundMessage } from '@lungline/channel';
import { type Attachment, countryOf, type MessageEvent } from '@lungline/conversation';

/** A message of the channel as the dialogue sees it: no address, no URL. */
export function toEvent(message: InboundMessage, waitSeconds: number | null): MessageEvent {
  const attachments: Attachment[] = message.media.map(({ kind, index }) => ({ kind, index }));
  if (message.location !== undefined) attachments.push({ kind: 'location', index: attachments.length });
  const country = countryOf(message.from);
  return {
    type: 'message',
    messageId: message.sid,
    text: message.text,
    attachments,
    ...(message.choice === undefined ? {} : { choice: message.choice }),
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
    ...(country === null ? {} : { country }),
    ...(waitSeconds === null ? {} : { waitSeconds }),
  };
}
