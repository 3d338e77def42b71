/** What stands in a chat of the simulator, as far as the tests look at it. */
export interface Bubble {
  readonly sid: string;
  readonly phone: string;
  readonly sender: 'phone' | 'line';
  readonly text: string;
  readonly media: readonly { readonly url: string; readonly contentType: string; readonly bytes: number }[];
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
  text(text: string): Promise<readonly Bubble[]>;
  /** Several photos make an album. */
  photos(...photos: readonly Uint8Array[]): Promise<readonly Bubble[]>;
  film(id: string): Promise<readonly Bubble[]>;
  redeliver(sid: string): Promise<void>;
  /** Looks at everything on the screen: the line's messages count as read. */
  look(): Promise<void>;
  /** What the line has answered so far, oldest first. */
  answers(): Promise<readonly Bubble[]>;
}

export async function createTelephone(simulator: string): Promise<Telephone> {
  const api = `${simulator}/simulator/api`;
  const { id } = (await post(`${api}/phones`, {})) as { id: string };
  const messages = async (body: unknown) => {
    const answer = (await post(`${api}/phones/${id}/messages`, body)) as { messages: readonly Bubble[] };
    return answer.messages;
  };
  return {
    id,
    text: (text) => messages({ type: 'text', text }),
    film: (film) => messages({ type: 'film', film }),
    photos: (...photos) => {
      const form = new FormData();
      for (const [n, bytes] of photos.entries())
        form.append('media', new Blob([bytes.slice()], { type: 'image/jpeg' }), `photo-${n}.jpg`);
      return messages(form);
    },
    redeliver: async (sid) => {
      await post(`${api}/messages/${sid}/redeliver`, {});
    },
    look: async () => {
      await post(`${api}/phones/${id}/read`, {});
    },
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
