import type { ErrorCode } from '@lungline/errors';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Twilio's id of one message: `SM` or `MM` and 32 hexadecimal digits. */
export type MessageSid = Branded<'MessageSid'>;
/** Whom to answer: an opaque string of the channel. It may be a phone number, so it never goes into a log, a key or a job. */
export type Address = Branded<'Address'>;

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'contact' | 'sticker' | 'other';

export interface InboundMedia {
  readonly index: number;
  readonly url: string;
  readonly kind: MediaKind;
}

export interface InboundMessage {
  readonly sid: MessageSid;
  readonly from: Address;
  readonly to: Address;
  readonly text: string;
  readonly media: readonly InboundMedia[];
  /** Id of the quick-reply button that was pressed, or of the item that was picked from a list. */
  readonly choice?: string;
  /** The message that this one answers, where the person quoted one or pressed its button. */
  readonly replyTo?: MessageSid;
  readonly location?: { readonly latitude: number; readonly longitude: number };
}

export type DeliveryStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'undelivered';

export interface DeliveryReport {
  readonly sid: MessageSid;
  readonly status: DeliveryStatus;
  /** Twilio's error code, such as 63016. */
  readonly providerCode?: number;
}

/** A quick-reply button or an item of a list; `id` comes back as `InboundMessage.choice`. */
export interface Choice {
  readonly id: string;
  /** At most 20 characters. */
  readonly title: string;
  /** A second line, at most 72 characters; lists alone show it. */
  readonly description?: string;
}

/** A template that WhatsApp has approved: it alone may be sent to somebody who has not written for a day. */
export interface ApprovedTemplate {
  readonly name: string;
  /** BCP 47 tag. */
  readonly language: string;
}

export interface OutboundMessage {
  readonly from: Address;
  readonly to: Address;
  /** At most 1,600 characters. */
  readonly text: string;
  /** Address of a picture that the provider fetches: signed and expiring. */
  readonly pictureUrl?: string;
  /**
   * At most ten: up to three are shown as buttons, more as a list, where the provider can. The text ends with the same
   * choices as a numbered list, which is left out where they are shown.
   */
  readonly choices?: readonly Choice[];
  /** What the button that opens a list says, at most 20 characters; without it a list stays plain text. */
  readonly listButton?: string;
  /** Says the same as the text. Sent in its place where the provider has it. */
  readonly template?: ApprovedTemplate;
  /** Where the provider reports delivery, if anybody wants to know. */
  readonly statusCallback?: string;
}

export type SendOutcome =
  | { readonly type: 'accepted'; readonly sid: MessageSid }
  /** Surely not taken. */
  | {
      readonly type: 'refused';
      readonly code: ErrorCode;
      readonly retryable: boolean;
      readonly providerCode?: number;
    }
  /** The request left and no answer came: it may have been taken. Ask `findSent` before sending again. */
  | { readonly type: 'unknown'; readonly cause: unknown };

/** A message of a person as the provider lists it: less than a webhook says of it, and no address of its photos yet. */
export interface ListedMessage {
  readonly sid: MessageSid;
  readonly from: Address;
  readonly to: Address;
  readonly text: string;
  /** How many photos or other media there are to ask for. */
  readonly media: number;
  readonly at: Date;
}

export interface ReceivedQuery {
  /** Our sender. */
  readonly to: Address;
  readonly since: Date;
  /** Only the newest so many are looked at. */
  readonly limit: number;
}

export interface SentQuery extends Pick<OutboundMessage, 'from' | 'to' | 'text' | 'choices'> {
  readonly since: Date;
}

/** What the line needs of a messaging provider. The Twilio adapter and the fake pass one contract suite. */
export interface Channel {
  send(message: OutboundMessage, signal: AbortSignal): Promise<SendOutcome>;
  /** Messages to a person since a moment with exactly this text (and choices), oldest first. Throws where the provider cannot say. */
  findSent(query: SentQuery, signal: AbortSignal): Promise<readonly MessageSid[]>;
  /** Messages that people sent to us since a moment, oldest first. Throws where the provider cannot say. */
  listReceived(query: ReceivedQuery, signal: AbortSignal): Promise<readonly ListedMessage[]>;
  /** The media of a message that was received; none where it was deleted. Throws where the provider cannot say. */
  mediaOf(sid: MessageSid, signal: AbortSignal): Promise<readonly InboundMedia[]>;
  /** How far a message of ours has come; null where the provider does not know it any more. */
  deliveryOf(sid: MessageSid, signal: AbortSignal): Promise<DeliveryReport | null>;
  /**
   * The bytes of a photo, at most 16 MB.
   * @throws LunglineError MEDIA_NOT_FOUND, MEDIA_TOO_LARGE, MEDIA_FORBIDDEN, MEDIA_HOST_FORBIDDEN, MEDIA_UNAVAILABLE
   */
  fetchMedia(url: string, signal: AbortSignal): Promise<Uint8Array>;
  /** Deletes a message with its media. `later` where the provider does not let go of it yet (20009). */
  deleteMessage(sid: MessageSid, signal: AbortSignal): Promise<'deleted' | 'later'>;
  /**
   * Marks a message of a person as read and shows that an answer is being written, until it comes or 25 s have passed.
   * @throws LunglineError where the provider does not.
   */
  acknowledge(sid: MessageSid, signal: AbortSignal): Promise<void>;
}
