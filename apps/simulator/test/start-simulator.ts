import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createLogger } from '@lungline/telemetry';
import { buildSimulator, type SimulatorDeps } from '../src/build-simulator.js';
import type { ChatEvent, ChatMessage, NewMessage, Phone, SentMessages, State } from '../src/chat-api.js';
import type { FaultPlan } from '../src/faults.js';

export const account = {
  accountSid: `AC${'1'.repeat(32)}`,
  authTokens: ['an-auth-token-of-tests', 'the-former-auth-token'],
  apiKey: { sid: `SK${'2'.repeat(32)}`, secret: 'an-api-secret-of-tests' },
} as const;
export const line = 'whatsapp:+15550100000';

export interface ReceivedForm {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly form: Readonly<Record<string, string>>;
}

export interface WebhookServer {
  readonly url: string;
  readonly received: readonly ReceivedForm[];
  /** How the next calls are answered; an empty TwiML once these are used up. `drop` hangs up. */
  answerWith(...answers: readonly ({ readonly status: number; readonly body: string } | 'drop')[]): void;
  close(): void;
}

/** The app that Twilio calls, as far as the simulator sees it. */
export async function startWebhook(): Promise<WebhookServer> {
  const received: ReceivedForm[] = [];
  const answers: ({ readonly status: number; readonly body: string } | 'drop')[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = Object.fromEntries(new URLSearchParams(body));
    received.push({ path: request.url ?? '', headers: request.headers, form });
    const answer = answers.shift() ?? { status: 200, body: '<Response/>' };
    if (answer === 'drop') return response.destroy();
    return response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/twilio/messages`,
    received,
    answerWith: (...more) => void answers.push(...more),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface RunningSimulator {
  readonly address: string;
  addPhone(): Promise<Phone>;
  send(phone: Phone, message: NewMessage): Promise<ChatMessage>;
  sendFiles(phone: Phone, files: readonly Blob[], text?: string): Promise<readonly ChatMessage[]>;
  /** The line marks a message as read and shows that it is typing. */
  acknowledge(messageSid: string): Promise<void>;
  addFaults(plan: Partial<FaultPlan> | object): Promise<void>;
  /** What a page that opens now would see. */
  state(): Promise<State>;
  post(path: string, body?: object): Promise<Response>;
  close(): Promise<void>;
}

export async function startSimulator(options: Partial<SimulatorDeps> = {}): Promise<RunningSimulator> {
  const simulator = await buildSimulator({
    account,
    line,
    webhookUrl: 'http://127.0.0.1:9/webhooks/twilio/messages',
    apiBaseUrl: undefined,
    clientDir: fileURLToPath(new URL('./page/', import.meta.url)),
    filmsDir: fileURLToPath(new URL('./films/', import.meta.url)),
    log: createLogger({ app: 'simulator', level: 'silent' }),
    now: () => new Date(),
    deletionHoldMs: () => 60_000,
    ...options,
  });
  const address = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const post = (path: string, body?: object) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  const ok = async <Body>(response: Promise<Response>): Promise<Body> => {
    const answer = await response;
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${text}`);
    return JSON.parse(text) as Body;
  };
  const first = ({ messages: [message] }: SentMessages): ChatMessage => {
    if (message === undefined) throw new Error('nothing was sent');
    return message;
  };
  return {
    address,
    addPhone: () => ok<Phone>(post('/simulator/api/phones', {})),
    send: async (phone, message) =>
      first(await ok<SentMessages>(post(`/simulator/api/phones/${phone.id}/messages`, message))),
    sendFiles: async (phone, files, text = '') => {
      const body = new FormData();
      if (text !== '') body.append('text', text);
      for (const file of files) body.append('media', file, 'film.jpg');
      const url = `${address}/simulator/api/phones/${phone.id}/messages`;
      return (await ok<SentMessages>(fetch(url, { method: 'POST', body }))).messages;
    },
    acknowledge: async (messageSid) => {
      const body = new URLSearchParams({ channel: 'whatsapp', messageId: messageSid });
      const headers = { authorization: `Basic ${btoa(`${account.accountSid}:${account.authTokens[0]}`)}` };
      await ok(fetch(`${address}/v2/Indicators/Typing.json`, { method: 'POST', headers, body }));
    },
    addFaults: async (plan) => void (await ok(post('/simulator/faults', plan))),
    state: async () => {
      for await (const event of followEvents(address)) if (event.type === 'state') return event.state;
      throw new Error('no state came');
    },
    post,
    close: () => simulator.close(),
  };
}

/** The events of the chat API, until the loop over them ends. */
export async function* followEvents(address: string): AsyncGenerator<ChatEvent> {
  const response = await fetch(`${address}/simulator/api/events`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      if (data !== undefined) yield JSON.parse(data) as ChatEvent;
    }
  }
}
