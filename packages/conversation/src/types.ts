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
      /** Id of the quick-reply button that was pressed. */
      readonly choice?: string;
      /** Where the person's number is registered, ISO 3166-1 alpha-2: names the emergency number to call. */
      readonly country?: string;
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
    };

export type MessageEvent = Extract<ConversationEvent, { type: 'message' }>;

export interface QuickReply {
  readonly id: string;
  /** At most 20 characters. */
  readonly title: string;
}

export type Effect =
  | {
      readonly type: 'reply';
      /** Final text, at most 1,600 characters. Choices are written out as a numbered list at its end. */
      readonly text: string;
      /** The same choices as buttons, at most three, for a channel that has them. */
      readonly choices?: readonly QuickReply[];
      readonly pictureId?: string;
    }
  | { readonly type: 'screen'; readonly screeningId: string; readonly photo: PhotoRef }
  /** Delete a photo, here and at the provider, that will not be read after all. */
  | { readonly type: 'discard'; readonly photo: PhotoRef }
  /** Erase everything that is kept about this person, once the replies beside this effect are sent. */
  | { readonly type: 'erase' };

/** How well the shipped model does, from its model card. Shares are 0..1. */
export interface ModelAccuracy {
  /** Films it was tested on and had never seen. */
  readonly films: number;
  /** Mean share of films of each class that it names rightly. */
  readonly balancedAccuracy: number;
  /** The same on films of a source that was left out of training. */
  readonly unseenSource?: number | undefined;
}
