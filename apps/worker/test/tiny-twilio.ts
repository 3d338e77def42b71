import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface TinyTwilio {
  readonly url: string;
  /** Texts of the messages that it has taken, in order. */
  readonly taken: readonly string[];
  /** Where it serves the only photo that it has. */
  readonly photoUrl: string;
  /** It takes the next message and never answers. */
  holdNextAnswer(): void;
  stop(): Promise<void>;
}

interface Message {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly date_created: string;
}

/** As much of Twilio as a worker in a process of its own needs: create, list and delete messages, one photo. */
export async function startTinyTwilio(photo: Uint8Array): Promise<TinyTwilio> {
  const messages: Message[] = [];
  let silent = false;

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await text(request));
    const message: Message = {
      sid: `SM${String(messages.length + 1).padStart(32, '0')}`,
      from: form.get('From') ?? '',
      to: form.get('To') ?? '',
      body: form.get('Body') ?? '',
      date_created: new Date().toUTCString(),
    };
    messages.push(message);
    if (silent) {
      silent = false;
      return;
    }
    sendJson(response, 201, message);
  };
  const list = (query: URLSearchParams) => {
    const fits = ({ from, to }: Message) => from === query.get('From') && to === query.get('To');
    return { messages: messages.filter(fits), page_size: 50, page: 0, next_page_uri: null };
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twilio.example');
    if (pathname === '/photo') response.end(photo);
    else if (request.method === 'POST') void take(request, response);
    else if (request.method === 'DELETE') response.writeHead(204).end();
    else sendJson(response, 200, list(searchParams));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  const url = `http://127.0.0.1:${address.port}`;

  return {
    url,
    get taken() {
      return messages.map(({ body }) => body);
    },
    photoUrl: `${url}/photo`,
    holdNextAnswer: () => {
      silent = true;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
