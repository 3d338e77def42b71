/** Languages that the line speaks, as BCP 47 tags. */
export type Language = 'en' | 'es';

export type Label = 'normal' | 'pneumonia' | 'covid19';

/** What came of one screening, as the dialogue needs to know it. */
export interface Finding {
  readonly outcome: 'classified' | 'uncertain' | 'not_chest_xray' | 'poor_quality' | 'unreadable';
  /** Shares that add up to 1; null where the film was not classified. */
  readonly probabilities: Readonly<Record<Label, number>> | null;
  /** Names of quality findings, such as `too_dark`. */
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
  /** A message from the person. `choice` is the id of a quick-reply button. */
  | {
      readonly type: 'message';
      readonly messageId: string;
      readonly text: string;
      readonly attachments: readonly Attachment[];
      readonly choice?: string;
    }
  /** A screening came to its end. `pictureId` names the stored picture of where the model looked. */
  | {
      readonly type: 'finding';
      readonly screeningId: string;
      readonly finding: Finding;
      readonly pictureId?: string;
    }
  /** A screening cannot be brought to an end. `messageKey` says in the catalogue why. */
  | { readonly type: 'failure'; readonly screeningId: string; readonly messageKey: string };

export interface QuickReply {
  readonly id: string;
  /** At most 20 characters. */
  readonly title: string;
}

export type Effect =
  | {
      readonly type: 'reply';
      readonly text: string;
      /** At most three. */
      readonly choices?: readonly QuickReply[];
      readonly pictureId?: string;
    }
  | { readonly type: 'screen'; readonly screeningId: string; readonly photo: PhotoRef }
  /** Erase everything that is kept about this person. */
  | { readonly type: 'erase' };
