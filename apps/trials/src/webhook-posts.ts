import { createHmac, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Post {
  /** When it left, ms since the first one. */
  readonly at: number;
  readonly ms: number;
  /** 0 where no answer came. */
  readonly status: number;
}

export interface WebhookPostsOptions {
  readonly webhookUrl: string;
  readonly authToken: string;
  readonly line: string;
  readonly perSecond: number;
  readonly seconds: number;
}

const tickMs = 50;
/** Numbers of 555-01xx are set aside for fiction. */
const people = 2_000;

/** Messages of many people, straight to the webhook and at a steady rate, however slow the answers are. */
export async function postSteadily(options: WebhookPostsOptions): Promise<readonly Post[]> {
  const { perSecond, seconds } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const begun = performance.now();
  const posts: Promise<Post>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsed = performance.now() - begun;
      // A tick that comes late sends what was due meanwhile.
      const due = Math.min(perSecond * seconds, Math.floor((elapsed / 1_000) * perSecond));
      while (posts.length < due) posts.push(postOne(options, agent, posts.length, begun));
      if (elapsed >= seconds * 1_000) {
        clearInterval(timer);
        resolve();
      }
    }, tickMs);
  });
  const done = await Promise.all(posts);
  agent.destroy();
  return done;
}

function postOne(options: WebhookPostsOptions, agent: Agent, n: number, begun: number): Promise<Post> {
  const { webhookUrl, authToken, line } = options;
  const url = `${webhookUrl}/webhooks/twilio/messages`;
  const params = {
    MessageSid: `SM${randomBytes(16).toString('hex')}`,
    From: `whatsapp:+1555011${String(n % people).padStart(4, '0')}`,
    To: line,
    Body: 'help',
  };
  const body = new URLSearchParams(params).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-twilio-signature': signatureOf(authToken, url, params),
  };
  const since = performance.now();
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ at: since - begun, ms: performance.now() - since, status });
    const sending = request(url, { method: 'POST', agent, headers, timeout: 15_000 }, (response) => {
      response.resume();
      response.on('end', () => end(response.statusCode ?? 0));
      response.on('error', () => end(0));
    });
    sending.on('timeout', () => sending.destroy());
    sending.on('error', () => end(0));
    sending.end(body);
  });
}

/** https://www.twilio.com/docs/usage/webhooks/webhooks-security */
function signatureOf(authToken: string, url: string, params: Readonly<Record<string, string>>): string {
  const signed = Object.keys(params)
    .sort()
    .reduce((text, name) => `${text}${name}${params[name]}`, url);
  return createHmac('sha1', authToken).update(signed).digest('base64');
}
