import type { ChatButton } from './chat-api.js';

/** Twilio's own word for how far a message has come. */
export type MessageStatus = 'received' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'undelivered';

export interface Media {
  readonly sid: string;
  readonly message: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly createdAt: Date;
  /** Deleted at Twilio; the phone still has it. */
  erased: boolean;
}

/** One message, as Twilio's API and the phone's screen both know it. */
export interface Message {
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  /** `whatsapp:+...` */
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly media: Media[];
  readonly buttons: readonly ChatButton[];
  /** What the button says that opens a list; the `buttons` are its items then. */
  readonly listButton?: string;
  /** The message that this one quotes. */
  readonly replyTo?: string;
  readonly sticker?: boolean;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly statusCallback?: string;
  readonly createdAt: Date;
  readonly order: number;
  /** Id of the phone in whose chat it stands; empty where nobody has that number. */
  readonly phone: string;
  status: MessageStatus;
  updatedAt: Date;
  sentAt: Date | null;
  errorCode: number | null;
  /** How far a message of a phone has come in the eyes of that phone. */
  tick: 'sent' | 'delivered' | 'read' | 'failed';
  /** Whether the phone shows it. */
  shown: boolean;
  /** Deleted at Twilio; the phone still has it. */
  erased: boolean;
}
