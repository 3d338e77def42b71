import { randomUUID, scryptSync } from 'node:crypto';
import { type ConsoleUser, consoleRoles } from '@lungline/config';
import { createLine, type Line, type Reduce } from '@lungline/line';
import { createProducer, createQueueSet, type QueueSet } from '@lungline/queues';
import { createStore, type Store, type WorkerRecord } from '@lungline/store';
import { createLogger, createMetrics } from '@lungline/telemetry';
import { type RedisServer, startRedis } from '@lungline/testing';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { buildConsole } from '../src/app.js';
import { createCredentials } from '../src/credentials.js';

export const password = 'correct-horse-battery';

const salt = Buffer.alloc(16, 5);
/** A cheap hash, so that tests do not spend their time on it. */
const hash = `scrypt$1024$8$1$${salt.toString('base64url')}$${scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64url')}`;

/** One member of each role, named like it. */
export const users: readonly ConsoleUser[] = consoleRoles.map((role) => ({
  name: role,
  role,
  password: hash,
}));

export interface RunningConsole {
  readonly app: FastifyInstance;
  readonly queueSet: QueueSet;
  readonly store: Store;
  readonly line: Line;
  readonly redis: RedisServer;
  /** What the log holds so far. */
  readonly log: () => string;
  /** The console with the same keys, started anew with other users. */
  readonly withUsers: (users: readonly ConsoleUser[]) => Promise<FastifyInstance>;
  readonly close: () => Promise<void>;
}

interface StartOptions {
  readonly clock?: () => number;
  readonly workers?: readonly WorkerRecord[];
}

/** Calls a human for whoever writes, passes on what they write, and says what operators say. */
const callsHuman: Reduce = (_, event) => {
  if (event.type === 'message') {
    const { messageId, text } = event;
    const passOn = { type: 'pass_on', messageId, text, attachments: [] } as const;
    return { state: {}, effects: [{ type: 'call_human' }, passOn] };
  }
  if (event.type !== 'operator' || event.action !== 'say' || event.text === 'too late')
    return { state: {}, effects: [] };
  return { state: {}, effects: [{ type: 'reply', text: event.text, language: 'en' }] };
};

/** The console on a Redis of its own, with every queue empty. */
export async function startConsole(options: StartOptions = {}): Promise<RunningConsole> {
  const { clock = Date.now, workers = [] } = options;
  const redis = await startRedis();
  const lines: string[] = [];
  const log = createLogger({
    app: 'console',
    level: 'info',
    destination: { write: (line) => lines.push(line) },
  });
  const redisUrl = redis.url;
  const queueSet = createQueueSet({ redisUrl, log });
  const producer = createProducer({ redisUrl, log });
  const store = await createStore({
    redisUrl,
    dataKeys: [Buffer.alloc(32, 7)],
    sessionTtlSeconds: 3_600,
    resultTtlSeconds: 3_600,
    mediaLinkTtlSeconds: 3_600,
    undecidedFilmTtlSeconds: 3_600,
    donatedFilmTtlSeconds: 3_600,
    unmatchedTtlSeconds: 3_600,
    clock,
    log,
  });
  const line = createLine({ store, producer, reduce: callsHuman, acknowledge: false, clock, log });
  const withUsers = async (members: readonly ConsoleUser[]) =>
    buildConsole({
      credentials: await createCredentials(members),
      dataKeys: [Buffer.alloc(32, 7)],
      store: { ...store, workers: async () => workers },
      line,
      newId: randomUUID,
      metrics: createMetrics('console'),
      queueSet,
      clock,
      log,
    });
  const app = await withUsers(users);
  return {
    app,
    queueSet,
    store,
    line,
    redis,
    log: () => lines.join(''),
    withUsers,
    close: async () => {
      await app.close();
      await Promise.all([queueSet.close(), producer.close()]);
      await store.close();
      await redis.stop();
    },
  };
}

/** What a browser would send along after this answer. */
export function cookieOf(response: LightMyRequestResponse): string {
  return response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

export function csrfTokenOf(response: LightMyRequestResponse): string {
  return /name="_csrf" value="([^"]+)"/.exec(response.body)?.[1] ?? '';
}

export interface LoginAttempt {
  readonly name: string;
  readonly password?: string;
  readonly next?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Attempts are counted by address: a test that makes many takes one of its own. */
  readonly address?: string;
}

/** Fills in the login form like a browser. */
export async function logIn(app: FastifyInstance, attempt: LoginAttempt): Promise<LightMyRequestResponse> {
  const { name, next = '/', headers = {}, address = '127.0.0.1' } = attempt;
  const form = await app.inject({ url: '/login', headers, remoteAddress: address });
  return app.inject({
    method: 'POST',
    url: '/login',
    headers: { ...headers, cookie: cookieOf(form), 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress: address,
    payload: new URLSearchParams({
      _csrf: csrfTokenOf(form),
      name,
      password: attempt.password ?? password,
      next,
    }).toString(),
  });
}

/** The cookie of somebody who is logged in. */
export async function sessionOf(app: FastifyInstance, name: string): Promise<string> {
  return cookieOf(await logIn(app, { name }));
}
