import { type DestinationStream, type Logger, type LoggerOptions as PinoOptions, pino } from 'pino';

export type { Logger } from 'pino';

/** Fields that may hold something about a person or a secret, wherever a library might put them. */
const personal = [
  'Body',
  'From',
  'To',
  'ProfileName',
  'WaId',
  'address',
  'authorization',
  'body',
  'caption',
  'cookie',
  'from',
  'headers.authorization',
  'headers.cookie',
  'mediaUrl',
  'password',
  'profileName',
  'text',
  'to',
  'token',
  'url',
];

const redactedPaths = personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

export interface LoggerOptions {
  readonly app: string;
  readonly level: string;
  /** Where lines go; standard output unless given. */
  readonly destination?: DestinationStream;
}

/**
 * A JSON logger. Lines are named events: `log.info({ event: 'reply.sent', reply: id, ms })`.
 * Known personal fields are censored as a second line of defence: the first is not to log them.
 */
export function createLogger({ app, level, destination }: LoggerOptions): Logger {
  const options: PinoOptions = {
    level,
    base: { app },
    redact: { paths: redactedPaths, censor: '[redacted]' },
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: errorFields, error: errorFields },
    // Without a message of its own, pino copies the error's unmasked message into `msg`.
    hooks: {
      logMethod(args, method) {
        const [fields, ...rest] = args as [unknown, ...unknown[]];
        if (fields instanceof Error) return method.apply(this, [{ err: fields }, 'error'] as never);
        if (typeof fields !== 'object' || fields === null || rest.length > 0) return method.apply(this, args);
        const named = 'event' in fields ? String(fields.event) : '';
        return method.apply(this, [fields, named] as never);
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** An error as log fields: its name, code and stack, with anything that looks like a number to call or an address masked. */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: mask(String(error)) };
  const code = 'code' in error ? error.code : undefined;
  const cause = error.cause === undefined ? {} : { cause: errorFields(error.cause) };
  return { type: error.name, code, message: mask(error.message), stack: mask(error.stack ?? ''), ...cause };
}

/** Masks phone numbers, channel addresses and the query of a URL in free text. */
export function mask(text: string): string {
  return text
    .replace(/whatsapp:\S+/gi, 'whatsapp:[redacted]')
    .replace(/(https?:\/\/)[^\s/@]+@/gi, '$1[redacted]@')
    .replace(/(https?:\/\/[^\s?#"')]+)[?#][^\s"')]*/gi, '$1?[redacted]')
    .replace(/\+\d[\d\s().-]{5,}\d/g, '[number]');
}
