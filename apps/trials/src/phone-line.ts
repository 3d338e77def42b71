/** What the simulator tells of a message; see its chat-api.ts. */
export interface Bubble {
  readonly sid: string;
  readonly phone: string;
  readonly sender: 'phone' | 'line';
  readonly text: string;
  readonly media: readonly unknown[];
}

interface Exchange {
  readonly kind: string;
  readonly request: { readonly url: string; readonly params: readonly (readonly [string, string])[] };
  readonly response: { readonly status: number } | { readonly failure: string };
  readonly ms: number;
}

type ChatEvent =
  | { readonly type: 'message'; readonly message: Bubble }
  | { readonly type: 'exchange'; readonly exchange: Exchange }
  | { readonly type: 'state' | 'phone' | 'deleted' | 'typing' };

/** One answer that a phone shows, and which reply of the line it is. */
export interface Answer extends Bubble {
  /** `<event id>-r<n>`, as the line's status callback names it; undefined until the first callback. */
  replyId?: string;
}

export interface WebhookPost {
  readonly ms: number;
  /** 0 where no answer came. */
  readonly status: number;
}

/** The telephones of a trial, and everything that they show. */
export interface Phones {
  add(): Promise<string>;
  text(phone: string, text: string): Promise<string>;
  /** An album where there are several. */
  photos(phone: string, photos: readonly Uint8Array[]): Promise<readonly string[]>;
  fault(plan: object): Promise<void>;
  clearFaults(): Promise<void>;
  /** What phones have shown so far, in order; each message once. */
  readonly answers: readonly Answer[];
  answersOf(phone: string): readonly Answer[];
  /** How the webhook took the messages of people. */
  readonly posts: readonly WebhookPost[];
  close(): void;
}

export async function openPhones(simulatorUrl: string): Promise<Phones> {
  const answers: Answer[] = [];
  const bySid = new Map<string, Answer>();
  const byPhone = new Map<string, Answer[]>();
  const replyIds = new Map<string, string>();
  const posts: WebhookPost[] = [];
  const closing = new AbortController();

  const show = (bubble: Bubble) => {
    if (bubble.sender !== 'line' || bySid.has(bubble.sid)) return;
    const replyId = replyIds.get(bubble.sid);
    const answer: Answer = { ...bubble, ...(replyId === undefined ? {} : { replyId }) };
    bySid.set(bubble.sid, answer);
    answers.push(answer);
    byPhone.set(bubble.phone, [...(byPhone.get(bubble.phone) ?? []), answer]);
  };
  const learn = ({ kind, request, response, ms }: Exchange) => {
    if (kind === 'message') posts.push({ ms, status: 'status' in response ? response.status : 0 });
    if (kind !== 'status') return;
    const replyId = new URL(request.url).searchParams.get('reply');
    const sid = request.params.find(([name]) => name === 'MessageSid')?.[1];
    if (replyId === null || sid === undefined) return;
    replyIds.set(sid, replyId);
    const answer = bySid.get(sid);
    if (answer !== undefined) answer.replyId = replyId;
  };

  const response = await fetch(`${simulatorUrl}/simulator/api/events`, { signal: closing.signal });
  const listening = listen(response, (event) => {
    if (event.type === 'message') show(event.message);
    if (event.type === 'exchange') learn(event.exchange);
  });
  // Whoever stops listening hangs up, which is an error to the stream.
  listening.catch((error: unknown) => {
    if (!closing.signal.aborted) process.stderr.write(`The phones are not heard any more: ${error}\n`);
  });

  const call = async <Body>(path: string, init: RequestInit): Promise<Body> => {
    const answer = await fetch(`${simulatorUrl}/simulator${path}`, init);
    if (!answer.ok) throw new Error(`The simulator answered ${answer.status} to ${path}`);
    return (answer.status === 204 ? undefined : await answer.json()) as Body;
  };
  const json = (body: object): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  type Sent = { readonly messages: readonly Bubble[] };

  return {
    answers,
    answersOf: (phone) => byPhone.get(phone) ?? [],
    posts,
    add: async () => (await call<{ readonly id: string }>('/api/phones', json({}))).id,
    text: async (phone, text) => {
      const { messages } = await call<Sent>(`/api/phones/${phone}/messages`, json({ type: 'text', text }));
      return messages[0]?.sid ?? '';
    },
    photos: async (phone, photos) => {
      const body = new FormData();
      for (const photo of photos)
        body.append('media', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'film.jpg');
      const { messages } = await call<Sent>(`/api/phones/${phone}/messages`, { method: 'POST', body });
      return messages.map(({ sid }) => sid);
    },
    fault: async (plan) => void (await call('/faults', json(plan))),
    clearFaults: async () => void (await call('/faults', { method: 'DELETE' })),
    close: () => closing.abort(),
  };
}

async function listen(response: Response, hear: (event: ChatEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      if (data !== undefined) hear(JSON.parse(data) as ChatEvent);
    }
  }
}
