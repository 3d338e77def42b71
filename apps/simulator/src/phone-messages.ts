import type { ChatButton, ChatMessage, Phone } from './chat-api.js';
import { toChatMessage } from './chat-view.js';
import type { EventBus } from './event-bus.js';
import type { Faults } from './faults.js';
import type { LineMessages } from './line-messages.js';
import type { Message } from './message.js';
import type { MessageBook } from './message-book.js';
import { readTwiml } from './twiml.js';
import type { WebhookAnswer, WebhookCaller } from './webhook-caller.js';

/** What a phone sends: one message on the wire. */
export interface PhoneMessage {
  readonly text: string;
  readonly media?: { readonly contentType: string; readonly bytes: Buffer };
  readonly location?: { readonly latitude: number; readonly longitude: number };
  /** The quick-reply button that was pressed, or the item that was picked from a list. */
  readonly button?: ChatButton & { readonly from: 'buttons' | 'list' };
  /** Sid of the message that this one quotes, or whose button was pressed. */
  readonly replyTo?: string;
  readonly sticker?: boolean;
}

/** The way from a phone to the app. */
export interface PhoneMessages {
  /** Returns at once; the webhook is called afterwards, for the messages of an album all at once. */
  send(phone: Phone, messages: readonly PhoneMessage[]): readonly ChatMessage[];
  /** The webhook gets the very same message once more. */
  redeliver(sid: string): boolean;
}

interface Options {
  readonly accountSid: string;
  /** The line's own address, `whatsapp:+...`. */
  readonly line: string;
  readonly webhookUrl: string;
  /** Where media are fetched from: the address of the simulator itself. */
  readonly apiOrigin: () => string;
  readonly book: MessageBook;
  readonly lineMessages: LineMessages;
  readonly call: WebhookCaller;
  readonly faults: Faults;
  readonly bus: EventBus;
}

/** Twilio's code for a webhook that did not answer well. */
const webhookFailure = 11_200;

export function createPhoneMessages(options: Options): PhoneMessages {
  const { line, webhookUrl, book, lineMessages, call, faults, bus } = options;
  /** The form of each message, as it was sent first. */
  const forms = new WeakMap<Message, Readonly<Record<string, string>>>();

  const callWebhook = async (message: Message): Promise<void> => {
    const params = forms.get(message);
    if (params === undefined) return;
    const answer = await call({ kind: 'message', url: webhookUrl, params, phone: message.phone });
    if (message.tick === 'sent' || message.tick === 'failed') settle(message, answer);
    execute(message, answer);
  };

  const settle = (message: Message, answer: WebhookAnswer) => {
    const taken = answer.type === 'answered' && answer.status < 300;
    message.tick = taken ? 'delivered' : 'failed';
    message.errorCode = taken ? null : webhookFailure;
    bus.publish({ type: 'message', message: toChatMessage(message) });
  };

  const execute = (message: Message, answer: WebhookAnswer) => {
    if (answer.type !== 'answered' || answer.status >= 300 || !answer.contentType.includes('xml')) return;
    const twiml = readTwiml(answer.body);
    if (twiml.type === 'invalid') return;
    for (const { body, mediaUrls } of twiml.messages) {
      const direction = 'outbound-reply';
      lineMessages.accept({ direction, from: line, to: message.from, body, mediaUrls, buttons: [] });
    }
  };

  const take = (phone: Phone, { text, media, location, button, replyTo, sticker }: PhoneMessage): Message => {
    const message = book.add({
      direction: 'inbound',
      from: `whatsapp:${phone.number}`,
      to: line,
      body: text,
      buttons: [],
      phone: phone.id,
      withMedia: media !== undefined,
      ...(location === undefined ? {} : { location }),
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(sticker === undefined ? {} : { sticker }),
    });
    if (media !== undefined) book.attach(message, media.contentType, media.bytes);
    forms.set(message, messageParams(options, phone, message, button));
    bus.publish({ type: 'message', message: toChatMessage(message) });
    return message;
  };

  return {
    send: (phone, messages) => {
      const taken = messages.map((message) => take(phone, message));
      for (const message of taken) {
        const copies = faults.strike('deliveries')?.copies ?? 1;
        for (let copy = 0; copy < copies; copy += 1) void callWebhook(message);
      }
      return taken.map(toChatMessage);
    },
    redeliver: (sid) => {
      const message = book.message(sid);
      if (message === undefined || !forms.has(message)) return false;
      void callWebhook(message);
      return true;
    },
  };
}

/** Source: https://www.twilio.com/docs/messaging/guides/webhook-request, with the parameters of WhatsApp. */
function messageParams(
  { accountSid, apiOrigin }: Options,
  phone: Phone,
  message: Message,
  button: PhoneMessage['button'],
): Readonly<Record<string, string>> {
  const [media] = message.media;
  const mediaPath = `${apiOrigin()}/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}/Media`;
  const { location, replyTo } = message;
  return {
    SmsMessageSid: message.sid,
    NumMedia: String(message.media.length),
    ProfileName: phone.name,
    MessageType: messageType(message, button),
    SmsSid: message.sid,
    WaId: phone.number.replace('+', ''),
    SmsStatus: 'received',
    Body: message.body,
    ...answerParams(button),
    ...(replyTo === undefined
      ? {}
      : { OriginalRepliedMessageSender: message.to, OriginalRepliedMessageSid: replyTo }),
    To: message.to,
    NumSegments: '1',
    ReferralNumMedia: '0',
    MessageSid: message.sid,
    AccountSid: accountSid,
    ...(media === undefined
      ? {}
      : { MediaContentType0: media.contentType, MediaUrl0: `${mediaPath}/${media.sid}` }),
    ...(location === undefined
      ? {}
      : { Latitude: String(location.latitude), Longitude: String(location.longitude) }),
    ChannelMetadata: JSON.stringify({ type: 'whatsapp', data: { context: { ProfileName: phone.name } } }),
    From: message.from,
    ApiVersion: '2010-04-01',
  };
}

/** Source: https://www.twilio.com/docs/whatsapp/buttons and https://www.twilio.com/docs/content/twiliolist-picker */
function answerParams(button: PhoneMessage['button']): Readonly<Record<string, string>> {
  if (button === undefined) return {};
  return button.from === 'list'
    ? { ListId: button.id, ListTitle: button.title }
    : { ButtonText: button.title, ButtonPayload: button.id };
}

function messageType({ media: [media], location, sticker }: Message, button: PhoneMessage['button']): string {
  if (button !== undefined) return button.from === 'list' ? 'interactive' : 'button';
  if (sticker === true) return 'sticker';
  if (location !== undefined) return 'location';
  if (media === undefined) return 'text';
  const kind = media.contentType.split('/', 1)[0] ?? '';
  if (media.contentType.includes('vcard')) return 'contacts';
  return ['image', 'video', 'audio'].includes(kind) ? kind : 'document';
}
