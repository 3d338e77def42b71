import type { NewMessage, NewPhone, Phone } from '../src/chat-api.js';

/** What the page asks of the simulator. Each call throws an Error whose message can be shown to a person. */
export interface Api {
  addPhone(phone: NewPhone): Promise<Phone>;
  send(phone: string, message: NewMessage): Promise<void>;
  /** Several files are an album; the text is the caption of its first picture. */
  sendFiles(phone: string, files: readonly File[], text: string): Promise<void>;
  markRead(phone: string): Promise<void>;
  redeliver(messageSid: string): Promise<void>;
}

/** Long enough for an album of large photos on one machine. */
const deadlineMs = 30_000;

export function createApi(): Api {
  const post = async (path: string, body?: FormData | object): Promise<Response> => {
    const multipart = body instanceof FormData;
    const response = await fetch(`/simulator/api${path}`, {
      method: 'POST',
      signal: AbortSignal.timeout(deadlineMs),
      ...(body === undefined ? {} : { body: multipart ? body : JSON.stringify(body) }),
      ...(body === undefined || multipart ? {} : { headers: { 'content-type': 'application/json' } }),
    }).catch((cause: unknown) => {
      throw new Error('The simulator does not answer. Is it still running?', { cause });
    });
    if (!response.ok) throw new Error(await faultOf(response));
    return response;
  };
  const ofPhone = (phone: string, rest: string) => `/phones/${encodeURIComponent(phone)}/${rest}`;

  return {
    addPhone: async (phone) => (await post('/phones', phone)).json() as Promise<Phone>,
    send: async (phone, message) => void (await post(ofPhone(phone, 'messages'), message)),
    sendFiles: async (phone, files, text) => {
      const form = new FormData();
      if (text !== '') form.append('text', text);
      for (const file of files) form.append('media', file, file.name);
      await post(ofPhone(phone, 'messages'), form);
    },
    markRead: async (phone) => void (await post(ofPhone(phone, 'read'))),
    redeliver: async (sid) => void (await post(`/messages/${encodeURIComponent(sid)}/redeliver`)),
  };
}

async function faultOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  return body?.error?.message ?? `The simulator answered ${response.status}.`;
}
