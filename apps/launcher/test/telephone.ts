/** What stands in a chat of the simulator, as far as the tests look at it. */
export interface Bubble {
  readonly sid: string;
  readonly phone: string;
  readonly sender: 'phone' | 'line';
  readonly text: string;
  readonly media: readonly { readonly url: string; readonly contentType: string; readonly bytes: number }[];
  readonly buttons: readonly { readonly id: string; readonly title: string }[];
  readonly listButton?: string;
  readonly replyTo?: string;
  readonly tick: string;
  readonly order: number;
}

interface State {
  readonly messages: readonly Bubble[];
  readonly films: readonly { readonly id: string; readonly url: string; readonly label: string }[];
}

/** A person's telephone in the simulator. */
export interface Telephone {
  readonly id: string;
  /** In E.164 form. */
  readonly number: string;
  /** `replyTo`: sid of the message that it quotes. */
  text(text: string, replyTo?: string): Promise<readonly Bubble[]>;
  /** Presses a button of a message, or picks an item of its list. */
  press(sid: string, button: string): Promise<readonly Bubble[]>;
  location(): Promise<readonly Bubble[]>;
  /** Several files make an album; the caption is the first one's. */
  files(files: readonly TelephoneFile[], caption?: string, sticker?: boolean): Promise<readonly Bubble[]>;
  /** Several photos make an album. */
  photos(...photos: readonly Uint8Array[]): Promise<readonly Bubble[]>;
  film(id: string): Promise<readonly Bubble[]>;
  redeliver(sid: string): Promise<void>;
  /** Looks at everything on the screen: the line's messages count as read. */
  look(): Promise<void>;
  message(sid: string): Promise<Bubble | undefined>;
  /** What the line has answered so far, oldest first. */
  answers(): Promise<readonly Bubble[]>;
}

export interface TelephoneFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** With a number of its own, or one that belongs to a country. */
export async function createTelephone(simulator: string, given?: string): Promise<Telephone> {
  const api = `${simulator}/simulator/api`;
  const phone = await post(`${api}/phones`, given === undefined ? {} : { number: given });
  const { id, number } = phone as { readonly id: string; readonly number: string };
  const messages = async (body: unknown) => {
    const answer = (await post(`${api}/phones/${id}/messages`, body)) as { messages: readonly Bubble[] };
    return answer.messages;
  };
  const files: Telephone['files'] = (given, caption = '', sticker = false) => {
    const form = new FormData();
    if (caption !== '') form.append('text', caption);
    if (sticker) form.append('sticker', 'true');
    for (const [n, { type, bytes }] of given.entries())
      form.append('media', new Blob([bytes.slice()], { type }), `file-${n}`);
    return messages(form);
  };
  return {
    id,
    number,
    text: (text, replyTo) => messages({ type: 'text', text, ...(replyTo === undefined ? {} : { replyTo }) }),
    press: (sid, button) => messages({ type: 'button', message: sid, button }),
    location: () => messages({ type: 'location', latitude: 52.5, longitude: 13.4 }),
    film: (film) => messages({ type: 'film', film }),
    photos: (...photos) => files(photos.map((bytes) => ({ type: 'image/jpeg', bytes }))),
    files,
    redeliver: async (sid) => {
      await post(`${api}/messages/${sid}/redeliver`, {});
    },
    look: async () => {
      await post(`${api}/phones/${id}/read`, {});
    },
    message: async (sid) => (await readState(simulator)).messages.find((bubble) => bubble.sid === sid),
    answers: async () => {
      const { messages: all } = await readState(simulator);
      return all
        .filter((bubble) => bubble.phone === id && bubble.sender === 'line')
        .sort((a, b) => a.order - b.order);
    },
  };
}

/** The simulator's whole state: the first event of its stream. */
export async function readState(simulator: string): Promise<State> {
  const controller = new AbortController();
  const response = await fetch(`${simulator}/simulator/api/events`, { signal: controller.signal });
  if (response.body === null) throw new Error(`The event stream answered ${response.status} without a body.`);
  let text = '';
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const end = text.indexOf('\n\n');
      const data = /^data: (.*)$/m.exec(end < 0 ? '' : text.slice(0, end))?.[1];
      if (data !== undefined) return (JSON.parse(data) as { state: State }).state;
    }
  } finally {
    controller.abort();
  }
  throw new Error('The event stream ended before its first event.');
}

async function post(url: string, body: unknown): Promise<unknown> {
  const form = body instanceof FormData;
  const response = await fetch(url, {
    method: 'POST',
    body: form ? body : JSON.stringify(body),
    headers: form ? {} : { 'content-type': 'application/json' },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
