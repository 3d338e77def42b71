import { z } from 'zod';
import { ConfigError } from './config-error.js';
import { type ConsoleUser, consoleUsers } from './console-users.js';

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((n) => n <= 65_535)
    .default(fallback)
    .describe('a port number, 0 to 65535 (0 lets the system choose)');

const host = z.string().min(1).default('127.0.0.1').describe('a host name or IP address to listen on');

const list = (pattern: RegExp, words: string) =>
  z
    .string()
    .transform((s) => s.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => pattern.test(part)))
    .describe(words);

const webUrl = (words: string) =>
  z
    .url({ protocol: /^https?$/ })
    .transform((s) => new URL(s))
    .describe(words);

const seconds = (fallback: number, words: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((n) => n > 0)
    .default(fallback)
    .describe(words);

/** Every variable that any app reads, with what it must look like. `.env.example` lists the same names. */
export const environmentSchema = z.object({
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .default('redis://127.0.0.1:6379')
    .describe('a URL such as redis://127.0.0.1:6379'),
  PUBLIC_URL: webUrl('the http(s) address under which Twilio reaches the webhook app').optional(),

  WEBHOOK_HOST: host,
  WEBHOOK_PORT: port(3000),
  CONSOLE_HOST: host,
  CONSOLE_PORT: port(3001),
  SIMULATOR_HOST: host,
  SIMULATOR_PORT: port(3002),
  WORKER_HOST: host,
  WORKER_PORT: port(3003),

  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i)
    .describe("an account SID: 'AC' and 32 hexadecimal digits"),
  TWILIO_AUTH_TOKEN: list(/^\S{16,}$/, 'one auth token, or several separated by commas while rotating'),
  TWILIO_API_KEY_SID: z
    .string()
    .regex(/^SK[0-9a-f]{32}$/i)
    .describe("an API key SID: 'SK' and 32 hexadecimal digits")
    .optional(),
  TWILIO_API_KEY_SECRET: z.string().min(16).describe('the secret of the API key').optional(),
  TWILIO_WHATSAPP_FROM: z
    .string()
    .regex(/^whatsapp:\+\d{6,15}$/)
    .describe('the sender, such as whatsapp:+14155238886'),
  TWILIO_TYPING_INDICATOR: z.enum(['on', 'off']).default('off').describe('one of on, off'),
  TWILIO_API_BASE_URL: webUrl('the http(s) address of an emulator or a proxy of the Twilio API').optional(),

  CONSOLE_USERS: consoleUsers.default([]),
  DATA_KEY: list(
    /^[A-Za-z0-9+/_-]{43}=?$/,
    'a key of 32 bytes in base64 (openssl rand -base64 32), or several separated by commas, the newest first',
  ).transform((keys) => keys.map((key) => Buffer.from(key, 'base64'))),

  API_KEYS: list(
    /^[A-Za-z0-9+/=_-]{24,}$/,
    'one or several API keys of 24 or more base64 characters, separated by commas (openssl rand -base64 32)',
  ).default([]),

  MODEL_DIR: z.string().min(1).describe('a folder with a model and its manifest.json').optional(),
  CLASSIFIER_ENGINE: z.enum(['auto', 'native', 'wasm']).default('auto').describe('one of auto, native, wasm'),
  CLASSIFIER_THREADS: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .refine((n) => n >= 1 && n <= 64)
    .describe('a number of inference threads, 1 to 64')
    .optional(),

  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('one of fatal, error, warn, info, debug, trace, silent'),

  SESSION_TTL_SECONDS: seconds(172_800, 'a whole number of seconds'),
  RESULT_TTL_SECONDS: seconds(604_800, 'a whole number of seconds'),
  MEDIA_LINK_TTL_SECONDS: seconds(3_600, 'a whole number of seconds'),
  UNDECIDED_FILM_TTL_SECONDS: seconds(86_400, 'a whole number of seconds'),
  DONATED_FILM_TTL_SECONDS: seconds(15_552_000, 'a whole number of seconds'),
  UNMATCHED_TTL_SECONDS: seconds(2_592_000, 'a whole number of seconds'),

  SWEEP_EVERY_SECONDS: seconds(180, 'a whole number of seconds'),
  SWEEP_PATIENCE_SECONDS: seconds(300, 'a whole number of seconds'),
  SWEEP_WINDOW_SECONDS: seconds(43_200, 'a whole number of seconds')
    .refine((n) => n <= 86_400)
    .describe('a whole number of seconds, at most 86400'),
  SWEEP_MESSAGES: seconds(1_000, 'a whole number of messages'),
});

type Environment = z.output<typeof environmentSchema>;
type Variable = keyof Environment;

export interface Listen {
  readonly host: string;
  readonly port: number;
}

export interface TwilioConfig {
  readonly accountSid: string;
  /** The first one signs requests; webhooks signed with any of them are accepted. */
  readonly authTokens: readonly [string, ...string[]];
  readonly apiKey: { readonly sid: string; readonly secret: string } | undefined;
  readonly whatsappFrom: string;
  /** Whether messages are marked as read and typing dots are shown. */
  readonly typingIndicator: boolean;
  /** Replaces https://api.twilio.com; its host name, on any port, may also serve media. */
  readonly apiBaseUrl: URL | undefined;
}

/** How the worker looks for what was lost. */
export interface SweepConfig {
  readonly everySeconds: number;
  /** What is under way for longer is looked into. */
  readonly patienceSeconds: number;
  /** Messages that are older are not taken in any more. */
  readonly windowSeconds: number;
  /** Messages of one sweep. */
  readonly messages: number;
}

/** Reads the variables that an app asks for. Each function throws a `ConfigError` naming whatever is wrong. */
export interface Config {
  readonly redisUrl: string;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly webhook: Listen;
  readonly console: Listen;
  readonly simulator: Listen;
  readonly worker: Listen;
  /** Where Twilio reaches the webhook app; signatures are checked against it and picture links start with it. */
  readonly publicUrl: URL;
  readonly twilio: TwilioConfig;
  readonly consoleUsers: readonly ConsoleUser[];
  /** AES-256 keys, 32 bytes each: the first encrypts, all of them decrypt. */
  readonly dataKeys: readonly [Buffer, ...Buffer[]];
  /** Keys of callers of the REST API; without any, only callers on this machine are answered. */
  readonly apiKeys: readonly string[];
  readonly modelDir: string | undefined;
  readonly engine: Environment['CLASSIFIER_ENGINE'];
  readonly inferenceThreads: number | undefined;
  readonly sessionTtlSeconds: number;
  readonly resultTtlSeconds: number;
  readonly mediaLinkTtlSeconds: number;
  readonly undecidedFilmTtlSeconds: number;
  readonly donatedFilmTtlSeconds: number;
  readonly unmatchedTtlSeconds: number;
  readonly sweep: SweepConfig;
}

type Section = 'twilio' | 'publicUrl' | 'dataKeys';

const needed: Record<Section, readonly Variable[]> = {
  twilio: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_WHATSAPP_FROM'],
  publicUrl: [],
  dataKeys: ['DATA_KEY'],
};

/**
 * Parses the environment for one app. Variables of sections that the app does not need may be missing; a variable
 * that is set must be right, whoever reads it.
 *
 * @throws ConfigError naming every wrong or missing variable and what is expected.
 */
export function parseConfig<const S extends Section = never>(
  env: NodeJS.ProcessEnv,
  options: { readonly needs?: readonly S[] } = {},
): Omit<Config, Exclude<Section, S>> {
  const required = new Set<Variable>((options.needs ?? []).flatMap((section) => needed[section]));
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const shape = environmentSchema.shape;
  const values: Record<string, unknown> = {};
  const problems = [];
  for (const variable of Object.keys(shape) as Variable[]) {
    const optional = variable in set || required.has(variable) ? shape[variable] : shape[variable].optional();
    const parsed = optional.safeParse(set[variable]);
    if (parsed.success) values[variable] = parsed.data;
    else problems.push({ variable, expected: wordsOf(shape[variable]) });
  }
  if ((values['TWILIO_API_KEY_SID'] === undefined) !== (values['TWILIO_API_KEY_SECRET'] === undefined)) {
    problems.push({
      variable: 'TWILIO_API_KEY_SECRET',
      expected: 'to be set together with TWILIO_API_KEY_SID',
    });
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return assemble(values as Environment);
}

/** What a variable must look like, in words. A schema that wraps or transforms another hides its description. */
function wordsOf(schema: z.core.$ZodType): string {
  const words = schema instanceof z.ZodType ? schema.description : undefined;
  if (words !== undefined) return words;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return wordsOf(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return wordsOf(schema.def.in);
  throw new Error('A variable of the schema has no description.');
}

function assemble(env: Environment): Config {
  const apiKey =
    env.TWILIO_API_KEY_SID !== undefined && env.TWILIO_API_KEY_SECRET !== undefined
      ? { sid: env.TWILIO_API_KEY_SID, secret: env.TWILIO_API_KEY_SECRET }
      : undefined;
  const webhook = { host: env.WEBHOOK_HOST, port: env.WEBHOOK_PORT };
  return {
    redisUrl: env.REDIS_URL,
    logLevel: env.LOG_LEVEL,
    webhook,
    console: { host: env.CONSOLE_HOST, port: env.CONSOLE_PORT },
    simulator: { host: env.SIMULATOR_HOST, port: env.SIMULATOR_PORT },
    worker: { host: env.WORKER_HOST, port: env.WORKER_PORT },
    publicUrl: env.PUBLIC_URL ?? new URL(`http://${webhook.host}:${webhook.port}`),
    twilio: {
      accountSid: env.TWILIO_ACCOUNT_SID,
      authTokens: env.TWILIO_AUTH_TOKEN as [string, ...string[]],
      apiKey,
      whatsappFrom: env.TWILIO_WHATSAPP_FROM,
      typingIndicator: env.TWILIO_TYPING_INDICATOR === 'on',
      apiBaseUrl: env.TWILIO_API_BASE_URL,
    },
    consoleUsers: env.CONSOLE_USERS,
    dataKeys: env.DATA_KEY as [Buffer, ...Buffer[]],
    apiKeys: env.API_KEYS,
    modelDir: env.MODEL_DIR,
    engine: env.CLASSIFIER_ENGINE,
    inferenceThreads: env.CLASSIFIER_THREADS,
    sessionTtlSeconds: env.SESSION_TTL_SECONDS,
    resultTtlSeconds: env.RESULT_TTL_SECONDS,
    mediaLinkTtlSeconds: env.MEDIA_LINK_TTL_SECONDS,
    undecidedFilmTtlSeconds: env.UNDECIDED_FILM_TTL_SECONDS,
    donatedFilmTtlSeconds: env.DONATED_FILM_TTL_SECONDS,
    unmatchedTtlSeconds: env.UNMATCHED_TTL_SECONDS,
    sweep: {
      everySeconds: env.SWEEP_EVERY_SECONDS,
      patienceSeconds: env.SWEEP_PATIENCE_SECONDS,
      windowSeconds: env.SWEEP_WINDOW_SECONDS,
      messages: env.SWEEP_MESSAGES,
    },
  };
}
