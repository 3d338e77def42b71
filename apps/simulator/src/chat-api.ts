/**
 * The HTTP API between the simulator's server and its chat page: types alone, so that both sides compile against it.
 *
 * | request | body | answer |
 * |---|---|---|
 * | `GET /simulator/api/events` | | server-sent events, see `ChatEvent` |
 * | `POST /simulator/api/phones` | `NewPhone` | 201 `Phone` |
 * | `POST /simulator/api/phones/:phone/messages` | `NewMessage` as JSON, or multipart (below) | 201 `SentMessages` |
 * | `POST /simulator/api/phones/:phone/read` | | 204; everything on that phone's screen has been read |
 * | `POST /simulator/api/messages/:sid/redeliver` | | 202; the webhook gets the very same message once more |
 * | `GET /simulator/api/media/:sid` | | the bytes of a picture in a chat |
 * | `GET /films/:file` | | a film of `State.films` |
 *
 * Multipart: any number of `media` files, one optional `text` field, the caption, and `sticker` for a sticker. Several files are an album:
 * WhatsApp sends each as a message of its own, all at once, with the caption on the first.
 *
 * Faults are answered as `{ error: { code, message, requestId } }` with a 4xx status.
 */

/** A telephone of somebody who chats with the line. */
export interface Phone {
  readonly id: string;
  /** In E.164 form, such as `+15550100001`. */
  readonly number: string;
  /** What WhatsApp calls the profile name. */
  readonly name: string;
}

export interface NewPhone {
  /** A name is made up where none is given. */
  readonly name?: string;
  /** In E.164 form; the next free one where none is given. */
  readonly number?: string;
}

export type NewMessage =
  /** `replyTo`: sid of the message that it quotes. */
  | { readonly type: 'text'; readonly text: string; readonly replyTo?: string }
  /** A quick-reply button of `message` was pressed, or an item of its list picked. */
  | { readonly type: 'button'; readonly message: string; readonly button: string }
  /** One of `State.films`, sent as a photo. */
  | { readonly type: 'film'; readonly film: string; readonly text?: string }
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number };

export interface SentMessages {
  /** One, or as many as an album has pictures. */
  readonly messages: readonly ChatMessage[];
}

/**
 * How far a message has come. What a phone sends: `sent` when Twilio has it, `delivered` when the webhook took it,
 * `read` when the line answered, `failed` when the webhook refused it or could not be reached. What the line sends:
 * Twilio's status, as told to the status callback.
 */
export type Tick = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'undelivered';

export interface ChatMedia {
  readonly sid: string;
  /** `/simulator/api/media/:sid` */
  readonly url: string;
  readonly contentType: string;
  readonly bytes: number;
}

export interface ChatButton {
  readonly id: string;
  readonly title: string;
  /** The second line of an item of a list. */
  readonly description?: string;
}

export interface ChatMessage {
  readonly sid: string;
  /** Id of the phone in whose chat it stands. */
  readonly phone: string;
  readonly sender: 'phone' | 'line';
  readonly text: string;
  readonly media: readonly ChatMedia[];
  /** Quick replies to press; empty for nearly all messages. */
  readonly buttons: readonly ChatButton[];
  /** What the button says that opens a list; the `buttons` are its items then. */
  readonly listButton?: string;
  /** Sid of the message that this one quotes. */
  readonly replyTo?: string;
  readonly sticker?: boolean;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly tick: Tick;
  /** Twilio's error code where `tick` is `failed` or `undelivered`. */
  readonly errorCode?: number;
  /** ISO 8601. */
  readonly at: string;
  /** Grows by one with every message of the simulator: sort by it, since two may share a moment. */
  readonly order: number;
}

/** One HTTP exchange between Twilio and the app, as it went over the wire. */
export interface Exchange {
  readonly id: number;
  /** ISO 8601, when the request left. */
  readonly at: string;
  /** `message` and `status` are webhooks to the app; `api` is a call of the app to Twilio. */
  readonly kind: 'message' | 'status' | 'api';
  /** 1, or more where Twilio tries a webhook again. */
  readonly attempt: number;
  /** Id of the phone whose chat it belongs to, where it belongs to one. */
  readonly phone?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** The credentials in `authorization` are left out. */
    readonly headers: Readonly<Record<string, string>>;
    /** Form parameters in the order in which they were sent. */
    readonly params: readonly (readonly [name: string, value: string])[];
  };
  /** How X-Twilio-Signature came about: the base64 of HMAC-SHA1(auth token, `signed`). Webhooks only. */
  readonly signature?: { readonly signed: string; readonly value: string };
  readonly response:
    | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
    /** No response came: refused connection, timeout. */
    | { readonly failure: string };
  readonly ms: number;
}

/** A synthetic chest X-ray to try. */
export interface Film {
  readonly id: string;
  /** `/films/...jpg` */
  readonly url: string;
  /** What it is meant to look like, such as `normal`. */
  readonly label: string;
}

export interface State {
  /** The line's own WhatsApp number, in E.164 form. */
  readonly line: string;
  readonly webhookUrl: string;
  readonly phones: readonly Phone[];
  readonly messages: readonly ChatMessage[];
  /** The last exchanges, oldest first. */
  readonly traffic: readonly Exchange[];
  /** Empty where the model package ships none. */
  readonly films: readonly Film[];
}

/**
 * Each is sent as `event: <type>` with the JSON of the whole object as `data`. `state` comes first on each connection
 * and replaces all that the page knows, so a page that lost its connection has nothing to catch up on.
 */
export type ChatEvent =
  | { readonly type: 'state'; readonly state: State }
  | { readonly type: 'phone'; readonly phone: Phone }
  /** A new message, or one that changed (its tick, say): same `sid`. */
  | { readonly type: 'message'; readonly message: ChatMessage }
  /** An erased message: the person's phone keeps it, Twilio does not. */
  | { readonly type: 'deleted'; readonly sid: string }
  /** The line is typing; it ends with `active: false`, which comes with its next message or after 25 s. */
  | { readonly type: 'typing'; readonly phone: string; readonly active: boolean }
  | { readonly type: 'exchange'; readonly exchange: Exchange };
