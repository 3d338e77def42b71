import { LunglineError } from '@lungline/errors';
import type {
  Channel,
  DeliveryReport,
  ListedMessage,
  MessageSid,
  OutboundMessage,
  SendOutcome,
} from './port.js';

export interface SentMessage extends OutboundMessage {
  readonly sid: MessageSid;
  readonly at: Date;
}

/** What the next send meets instead of success. `lost` is taken, but the answer never arrives. */
export type SendFault = 'throttled' | 'window-closed' | 'opted-out' | 'unreachable' | 'lost' | 'vanished';

export interface FakeChannel extends Channel {
  /** What the provider has taken, in order. */
  readonly sent: readonly SentMessage[];
  readonly deleted: readonly MessageSid[];
  /** Messages that were marked as read, in order. */
  readonly acknowledged: readonly MessageSid[];
  /** Each send takes one from the front; without any it succeeds. */
  failSends(...faults: readonly SendFault[]): void;
  /** Each fetch of a photo throws one from the front. */
  failFetches(...errors: readonly Error[]): void;
  /** Puts a photo of a received message where `fetchMedia` finds it. */
  offerPhoto(sid: MessageSid, bytes: Uint8Array): string;
  /** A person's message reaches the provider, which lists it. */
  receive(message: Omit<ListedMessage, 'media'>, photos?: readonly Uint8Array[]): void;
  /** What the provider says of a message of ours; `sent` unless it was told otherwise. */
  setDelivery(report: DeliveryReport): void;
  /** From now on `deleteMessage` answers `later`, or no more. */
  holdDeletions(held: boolean): void;
}

const host = 'https://api.twilio.com';
const maxMediaBytes = 16 * 1024 * 1024;

/** A provider in memory that keeps the whole contract of the port. */
export function createFakeChannel(options: { readonly now?: () => Date } = {}): FakeChannel {
  const now = options.now ?? (() => new Date());
  const sent: SentMessage[] = [];
  const deleted: MessageSid[] = [];
  const acknowledged: MessageSid[] = [];
  const photos = new Map<string, { readonly sid: MessageSid; readonly bytes: Uint8Array }>();
  const listed: ListedMessage[] = [];
  const deliveries = new Map<MessageSid, DeliveryReport>();
  const sendFaults: SendFault[] = [];
  const fetchErrors: Error[] = [];
  let deletionsHeld = false;

  const accept = (message: OutboundMessage): MessageSid => {
    const sid = `SM${String(sent.length + 1).padStart(32, '0')}` as MessageSid;
    sent.push({ ...message, sid, at: now() });
    return sid;
  };

  const offerPhoto = (sid: MessageSid, bytes: Uint8Array): string => {
    const url = `${host}/media/${photos.size}`;
    photos.set(url, { sid, bytes });
    return url;
  };

  const failures: Record<SendFault, (message: OutboundMessage) => SendOutcome> = {
    throttled: () => ({ type: 'refused', code: 'SEND_THROTTLED', retryable: true, providerCode: 20429 }),
    'window-closed': () => ({
      type: 'refused',
      code: 'SEND_WINDOW_CLOSED',
      retryable: false,
      providerCode: 63016,
    }),
    'opted-out': () => ({
      type: 'refused',
      code: 'SEND_OPTED_OUT',
      retryable: false,
      providerCode: 21610,
    }),
    unreachable: () => ({ type: 'refused', code: 'SEND_UNAVAILABLE', retryable: true }),
    lost: (message) => {
      accept(message);
      return { type: 'unknown', cause: new LunglineError('SEND_UNKNOWN') };
    },
    vanished: () => ({ type: 'unknown', cause: new LunglineError('SEND_UNKNOWN') }),
  };

  return {
    sent,
    deleted,
    acknowledged,
    failSends: (...faults) => void sendFaults.push(...faults),
    failFetches: (...errors) => void fetchErrors.push(...errors),
    offerPhoto,
    receive: (message, bytes = []) => {
      for (const photo of bytes) offerPhoto(message.sid, photo);
      listed.push({ ...message, media: bytes.length });
    },
    setDelivery: (report) => void deliveries.set(report.sid, report),
    holdDeletions: (held) => {
      deletionsHeld = held;
    },

    send: async (message) => {
      const fault = sendFaults.shift();
      if (fault !== undefined) return failures[fault](message);
      return { type: 'accepted', sid: accept(message) };
    },
    findSent: async ({ from, to, text, since }) =>
      sent
        .filter((m) => m.from === from && m.to === to && m.text === text && m.at >= since)
        .map(({ sid }) => sid),
    listReceived: async ({ to, since, limit }) =>
      listed
        .filter((m) => m.to === to && m.at >= since)
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .slice(-limit),
    mediaOf: async (wanted) =>
      [...photos]
        .filter(([, { sid }]) => sid === wanted)
        .map(([url], index) => ({ index, url, kind: 'image' })),
    deliveryOf: async (sid) => {
      if (!sent.some((message) => message.sid === sid)) return null;
      return deliveries.get(sid) ?? { sid, status: 'sent' };
    },
    fetchMedia: async (url, signal) => {
      signal.throwIfAborted();
      const error = fetchErrors.shift();
      if (error !== undefined) throw error;
      if (!url.startsWith(`${host}/`)) throw new LunglineError('MEDIA_HOST_FORBIDDEN');
      const photo = photos.get(url);
      if (photo === undefined) throw new LunglineError('MEDIA_NOT_FOUND');
      if (photo.bytes.length > maxMediaBytes) throw new LunglineError('MEDIA_TOO_LARGE');
      return photo.bytes;
    },
    deleteMessage: async (sid) => {
      if (deletionsHeld) return 'later';
      deleted.push(sid);
      for (const [url, photo] of photos) if (photo.sid === sid) photos.delete(url);
      return 'deleted';
    },
    acknowledge: async (sid) => void acknowledged.push(sid),
  };
}
