import type { Intent } from './understanding/intent.js';

/** Languages that the line speaks, as BCP 47 tags. */
export const languages = ['en', 'es', 'pt', 'fr', 'hi', 'id', 'ar', 'de'] as const;
export type Language = (typeof languages)[number];

export type Label = 'normal' | 'pneumonia' | 'covid19';

/** What came of one screening, as the dialogue needs to know it. */
export interface Finding {
  readonly outcome: 'classified' | 'uncertain' | 'not_chest_xray' | 'poor_quality' | 'unreadable';
  /** Shares that add up to 1; null where the film was not classified. */
  readonly probabilities: Readonly<Record<Label, number>> | null;
  /** Names of quality findings, such as `too_dark`; of a film that was read, what was put right: `rotated_corrected`. */
  readonly quality: readonly string[];
}

/** Which photo of which message: enough to find it again, nothing to look at. */
export interface PhotoRef {
  readonly messageId: string;
  readonly index: number;
}

/** What a person sent besides text. */
export type AttachmentKind =
  | 'image'
  | 'video'
  | 'audio'
  | 'document'
  | 'location'
  | 'contact'
  | 'sticker'
  | 'other';

export interface Attachment {
  readonly kind: AttachmentKind;
  readonly index: number;
}

export type ConversationEvent =
  | {
      /** A message from the person. */
      readonly type: 'message';
      readonly messageId: string;
      readonly text: string;
      readonly attachments: readonly Attachment[];
      /** Id of the quick-reply button, or of the row of a list, that was pressed. */
      readonly choice?: string;
      /** Provider's id of the message that this one answers, the person's own or one of ours. */
      readonly replyTo?: string;
      /** Where the person's number is registered, ISO 3166-1 alpha-2: names the emergency number to call. */
      readonly country?: string;
      /** Seconds until a film that comes now will have been read, where that is known. */
      readonly waitSeconds?: number;
    }
  | {
      /** A screening came to its end. */
      readonly type: 'finding';
      readonly screeningId: string;
      readonly finding: Finding;
      /** Names the stored picture of where the model looked. */
      readonly pictureId?: string;
      /** Hash of the photo's bytes: the same photo sent again gets no second result. */
      readonly fingerprint?: string;
    }
  | {
      /** A screening cannot be brought to an end. */
      readonly type: 'failure';
      readonly screeningId: string;
      /** Says in the catalogue why. */
      readonly messageKey: string;
    }
  /** An operator takes the conversation over, or hands it back: in between, the dialogue steps back. */
  | { readonly type: 'operator'; readonly action: 'take' | 'release' }
  /** What an operator writes to the person. It takes the conversation over, where that was not done before. */
  | { readonly type: 'operator'; readonly action: 'say'; readonly text: string };

export type MessageEvent = Extract<ConversationEvent, { type: 'message' }>;

export interface QuickReply {
  readonly id: string;
  /** At most 20 characters. */
  readonly title: string;
  /** At most 72 characters; shown in lists only. */
  readonly description?: string;
}

/** Pictures that a reply may name and that are no screening's: drawings that ship with the product. */
export type DrawnPicture = 'how-to';

/** What a doctor or a test found, as the person reports it. */
export type Reported = Label | 'other';

export type Effect =
  | {
      readonly type: 'reply';
      /**
       * Final text, at most 1,600 characters unless an operator wrote it. Choices are written out as a numbered list at
       * its end.
       */
      readonly text: string;
      /** Of the text: names the template, and the direction of writing. */
      readonly language: Language;
      /** The same choices for a channel that has buttons (up to three) or lists (four to ten). */
      readonly choices?: readonly QuickReply[];
      /** A screening's picture of where the model looked, or a drawing. */
      readonly pictureId?: string;
      /** Present where the window is closed: an approved template with this very text, and nothing else, may be sent. */
      readonly template?: 'result_ready';
    }
  | { readonly type: 'screen'; readonly screeningId: string; readonly photo: PhotoRef }
  /** Delete a photo, here and at the provider, that will not be read after all. */
  | { readonly type: 'discard'; readonly photo: PhotoRef }
  /** The message was read and is being answered: for read receipts and typing indicators. Best effort. */
  | { readonly type: 'acknowledge'; readonly messageId: string }
  /** The person gives this film to the review desk. Only films that got figures are asked for. */
  | { readonly type: 'donate'; readonly screeningId: string }
  /** The person does not give this film, or was not asked for it: forget it now. */
  | { readonly type: 'release'; readonly screeningId: string }
  /** What the person says of an answer: whether it helped, and what a doctor or a test found. */
  | {
      readonly type: 'feedback';
      readonly screeningId: string;
      readonly helpful?: boolean;
      readonly reported?: Reported;
    }
  /** A sentence that was not understood, stripped of what is personal; at most 200 characters. */
  | {
      readonly type: 'unmatched';
      readonly text: string;
      readonly language: Language;
      readonly guesses: readonly Intent[];
    }
  /** The person asks for a human: to be shown until an operator takes the conversation, or it is over. */
  | { readonly type: 'call_human' }
  | { readonly type: 'dismiss_human' }
  /** What the person writes while a human is called or has the conversation, for that human to read. */
  | {
      readonly type: 'pass_on';
      readonly messageId: string;
      readonly text: string;
      readonly attachments: readonly AttachmentKind[];
    }
  /** Nothing may be sent any more, until `opt_in`. What stands beside it is the confirmation. */
  | { readonly type: 'opt_out' }
  | { readonly type: 'opt_in' }
  /**
   * Erase everything that is kept about this person, once the replies beside this effect are sent; then send the
   * receipt that `erasureReceipt` writes.
   */
  | { readonly type: 'erase'; readonly receipt: { readonly language: Language } };

/** How long each kind of thing is kept, in seconds: what people are told who ask. */
export interface Retention {
  /** State of a conversation with the sealed number, counted from its last message. */
  readonly session: number;
  /** Results, replies and pictures of where the model looked. */
  readonly results: number;
  /** A film whose owner was not yet asked, or has not yet said, whether it may be reviewed. */
  readonly undecidedFilms: number;
  /** A film that was given to the review desk. */
  readonly donatedFilms: number;
  /** Sentences that were not understood, linked to nobody. */
  readonly unmatched: number;
}

/** How well the shipped model does, from its model card. Shares are 0..1. */
export interface ModelAccuracy {
  /** Films it was tested on and had never seen. */
  readonly films: number;
  /** Mean share of films of each class that it names rightly. */
  readonly balancedAccuracy: number;
  /** The same on films of a source that was left out of training. */
  readonly unseenSource?: number | undefined;
}
