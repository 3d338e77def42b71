import type { Media, Message } from './message.js';
import { newSid } from './sid.js';

const messageLimit = 20_000;
const mediaLimitBytes = 512 * 1024 * 1024;

type NewMessage = Pick<
  Message,
  | 'body'
  | 'buttons'
  | 'direction'
  | 'from'
  | 'listButton'
  | 'location'
  | 'phone'
  | 'replyTo'
  | 'statusCallback'
  | 'sticker'
  | 'to'
> & { readonly withMedia: boolean };

/** All messages and media, in memory: the oldest leave when there are too many. */
export interface MessageBook {
  add(message: NewMessage): Message;
  attach(message: Message, contentType: string, bytes: Buffer): Media;
  message(sid: string): Message | undefined;
  media(sid: string): Media | undefined;
  /** Oldest first. */
  all(): readonly Message[];
  /** Those in the chat of one phone, oldest first. */
  ofPhone(id: string): readonly Message[];
}

export function createMessageBook(now: () => Date): MessageBook {
  const messages = new Map<string, Message>();
  const media = new Map<string, Media>();
  const chats = new Map<string, Message[]>();
  let mediaBytes = 0;
  let order = 0;

  const dropMedia = (item: Media) => {
    if (media.delete(item.sid)) mediaBytes -= item.bytes.length;
  };

  const chatOf = (phone: string): Message[] => {
    const chat = chats.get(phone) ?? [];
    chats.set(phone, chat);
    return chat;
  };
  const drop = (message: Message) => {
    messages.delete(message.sid);
    const chat = chatOf(message.phone);
    chat.splice(chat.indexOf(message), 1);
    for (const item of message.media) dropMedia(item);
  };

  return {
    add: ({ withMedia, ...fields }) => {
      const at = now();
      order += 1;
      const message: Message = {
        ...fields,
        sid: newSid(withMedia ? 'MM' : 'SM'),
        media: [],
        createdAt: at,
        updatedAt: at,
        sentAt: fields.direction === 'inbound' ? at : null,
        order,
        status: fields.direction === 'inbound' ? 'received' : 'queued',
        tick: 'sent',
        errorCode: null,
        shown: fields.direction === 'inbound',
        erased: false,
      };
      messages.set(message.sid, message);
      chatOf(message.phone).push(message);
      const [oldest] = messages.values();
      if (messages.size > messageLimit && oldest !== undefined) drop(oldest);
      return message;
    },
    attach: (message, contentType, bytes) => {
      const item: Media = {
        sid: newSid('ME'),
        message: message.sid,
        contentType,
        bytes,
        createdAt: now(),
        erased: false,
      };
      message.media.push(item);
      media.set(item.sid, item);
      mediaBytes += bytes.length;
      for (const old of media.values()) {
        if (mediaBytes <= mediaLimitBytes || old === item) break;
        dropMedia(old);
      }
      return item;
    },
    message: (sid) => messages.get(sid),
    media: (sid) => media.get(sid),
    all: () => [...messages.values()],
    ofPhone: (id) => chats.get(id) ?? [],
  };
}
