import type { Logger } from '@lungline/telemetry';
import type { ChatButton } from './chat-api.js';
import { toChatMessage } from './chat-view.js';
import type { EventBus } from './event-bus.js';
import { fetchPicture } from './fetch-picture.js';
import type { Message } from './message.js';
import type { MessageBook } from './message-book.js';
import type { PhoneBook } from './phone-book.js';
import type { StatusReports } from './status-reports.js';
import type { Typing } from './typing.js';

/** How long after a person's last message the line may write freely. */
const windowMs = 24 * 60 * 60 * 1000;

export interface LineMessage {
  readonly direction: 'outbound-api' | 'outbound-reply';
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly mediaUrls: readonly string[];
  readonly buttons: readonly ChatButton[];
  readonly listButton?: string;
  /** True for a template that WhatsApp has approved: it alone reaches somebody who has not written for a day. */
  readonly approved?: boolean;
  readonly statusCallback?: string;
}

/** The way from the line to a phone. */
export interface LineMessages {
  /** Takes a message; it reaches the phone afterwards, each phone's messages in their order. */
  accept(message: LineMessage): Message;
  /** The line has read a message of a phone and is about to answer. */
  acknowledge(message: Message): void;
  /** All that stands on a phone's screen has been read. */
  markRead(phone: string): Promise<void>;
}

type Sending = Required<Pick<LineMessage, 'mediaUrls' | 'approved'>>;

interface Options {
  readonly book: MessageBook;
  readonly phones: PhoneBook;
  readonly reports: StatusReports;
  readonly typing: Typing;
  readonly bus: EventBus;
  readonly log: Logger;
  readonly now: () => Date;
}

export function createLineMessages({ book, phones, reports, typing, bus, log, now }: Options): LineMessages {
  /** The delivery that each address still waits for. */
  const pending = new Map<string, Promise<void>>();

  const inTurn = (address: string, work: () => Promise<void>) => {
    const before = pending.get(address) ?? Promise.resolve();
    const turn = before
      .then(work)
      .catch((err: unknown) => log.error({ event: 'delivery.failed', err }))
      .finally(() => {
        if (pending.get(address) === turn) pending.delete(address);
      });
    pending.set(address, turn);
  };

  const isWindowOpen = (phone: string) => {
    const earliest = now().getTime() - windowMs;
    return book.ofPhone(phone).some((m) => m.direction === 'inbound' && m.createdAt.getTime() >= earliest);
  };

  const deliver = async (message: Message, { mediaUrls, approved }: Sending): Promise<void> => {
    if (message.phone === '') return reports.advance(message, ['queued', 'undelivered'], 63003);
    if (approved !== true && !isWindowOpen(message.phone))
      return reports.advance(message, ['queued', 'failed'], 63016);
    for (const url of mediaUrls) {
      const picture = await fetchPicture(url);
      if (picture.type === 'failed') return reports.advance(message, ['queued', 'failed'], 63019);
      book.attach(message, picture.contentType, picture.bytes);
    }
    message.shown = true;
    typing.stop(message.phone);
    markAnswered(message.phone);
    await reports.advance(message, ['queued', 'sent', 'delivered']);
  };

  const markAnswered = (phone: string) => {
    for (const message of book.ofPhone(phone)) {
      if (message.direction === 'inbound' && message.tick === 'delivered') markSeen(message);
    }
  };

  const markSeen = (message: Message) => {
    message.tick = 'read';
    bus.publish({ type: 'message', message: toChatMessage(message) });
  };

  return {
    accept: ({ mediaUrls, approved = false, ...fields }) => {
      const phone = phones.withNumber(fields.to.replace('whatsapp:', ''))?.id ?? '';
      const message = book.add({ ...fields, phone, withMedia: mediaUrls.length > 0 });
      inTurn(fields.to, () => deliver(message, { mediaUrls, approved }));
      return message;
    },
    acknowledge: (message) => {
      markSeen(message);
      typing.start(message.phone);
    },
    markRead: async (phone) => {
      const unread = book.ofPhone(phone).filter((m) => m.status === 'delivered');
      await Promise.all(unread.map((message) => reports.advance(message, ['read'])));
    },
  };
}
