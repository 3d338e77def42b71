import type { ChatMessage, Tick } from './chat-api.js';
import type { Message } from './message.js';

/** A message as the phone's screen shows it. */
export function toChatMessage(message: Message): ChatMessage {
  const { sid, phone, body, buttons, listButton, replyTo, sticker, location, createdAt, order, errorCode } =
    message;
  return {
    sid,
    phone,
    sender: message.direction === 'inbound' ? 'phone' : 'line',
    text: body,
    media: message.media.map(({ sid, contentType, bytes }) => ({
      sid,
      url: `/simulator/api/media/${sid}`,
      contentType,
      bytes: bytes.length,
    })),
    buttons,
    ...(listButton === undefined ? {} : { listButton }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(sticker === undefined ? {} : { sticker }),
    ...(location === undefined ? {} : { location }),
    tick: tickOf(message),
    ...(errorCode === null ? {} : { errorCode }),
    at: createdAt.toISOString(),
    order,
  };
}

function tickOf({ status, tick }: Message): Tick {
  return status === 'received' ? tick : status;
}
