import { lookup } from 'node:dns';
import { isIP } from 'node:net';
import { LunglineError } from '@lungline/errors';
import { Agent, type Dispatcher, request } from 'undici';
import { createGuardedLookup, ForbiddenAddressError } from './guarded-lookup.js';
import { type HostRule, socketHost } from './host-rules.js';
import { isPublicAddress } from './public-address.js';
import { discard, readLimited } from './read-limited.js';

const maxRedirects = 5;
const connectTimeoutMs = 5_000;
const silenceTimeoutMs = 10_000;

export interface GuardedFetchOptions {
  readonly rule: HostRule;
  readonly maxBytes: number;
  /** For everything together: look-ups, redirects and the body. */
  readonly deadlineMs: number;
  /** Basic auth and the only origins that may see it. It does not follow a redirect to elsewhere. */
  readonly credentials?: { readonly origins: readonly string[]; readonly header: string };
  /** Name resolution; the system's unless given. */
  readonly lookup?: typeof lookup;
}

/**
 * Fetches the bytes at an address that a stranger may have chosen.
 *
 * @throws LunglineError MEDIA_HOST_FORBIDDEN where the address, or one that it redirects to, is not permitted or not
 * public; MEDIA_NOT_FOUND, MEDIA_FORBIDDEN, MEDIA_TOO_LARGE; MEDIA_UNAVAILABLE for all that may pass.
 */
export type GuardedFetch = (url: string, signal: AbortSignal) => Promise<Uint8Array>;

export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const { rule, maxBytes, deadlineMs, credentials } = options;
  const dispatcher = new Agent({
    connect: {
      timeout: connectTimeoutMs,
      lookup: createGuardedLookup(rule.trustedHost, options.lookup ?? lookup),
    },
    headersTimeout: silenceTimeoutMs,
    bodyTimeout: silenceTimeoutMs,
    connections: 16,
  });

  const get = (url: URL, signal: AbortSignal) =>
    request(url, {
      dispatcher,
      signal,
      headers: {
        accept: 'image/*,*/*;q=0.5',
        'accept-encoding': 'identity',
        'user-agent': 'lungline',
        ...(credentials?.origins.includes(url.origin) ? { authorization: credentials.header } : {}),
      },
    });

  const follow = async (start: URL, signal: AbortSignal): Promise<Uint8Array> => {
    let url = start;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      assertPermitted(url, rule);
      const response = await get(url, signal);
      const next = redirectTarget(response, url);
      if (next === null) {
        assertSuccess(response, credentials?.origins.includes(url.origin) ?? false);
        return await readLimited(response, maxBytes);
      }
      discard(response.body);
      url = next;
    }
    throw new LunglineError('MEDIA_UNAVAILABLE', { detail: 'too many redirects' });
  };

  return async (url, signal) => {
    const deadline = AbortSignal.timeout(deadlineMs);
    try {
      return await follow(parseAddress(url), AbortSignal.any([signal, deadline]));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw toFetchError(error, deadline.aborted);
    }
  };
}

function parseAddress(url: string): URL {
  if (!URL.canParse(url)) throw new LunglineError('MEDIA_HOST_FORBIDDEN', { detail: 'not an address' });
  return new URL(url);
}

function assertPermitted(url: URL, rule: HostRule): void {
  const forbidden = (detail: string) => new LunglineError('MEDIA_HOST_FORBIDDEN', { detail });
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw forbidden('scheme');
  if (url.username !== '' || url.password !== '') throw forbidden('credentials in the address');
  if (!rule.permits(url)) throw forbidden('host');
  // Sockets look no literal address up, so those are judged here. URL has put every notation of IPv4 into one form.
  const host = socketHost(url) ?? '';
  if (isIP(host) !== 0 && host !== rule.trustedHost && !isPublicAddress(host))
    throw forbidden('private address');
}

function redirectTarget({ statusCode, headers, body }: Dispatcher.ResponseData, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null;
  const { location } = headers;
  if (typeof location !== 'string' || !URL.canParse(location, from.href)) {
    discard(body);
    throw new LunglineError('MEDIA_UNAVAILABLE', { detail: 'redirect without an address' });
  }
  return new URL(location, from);
}

function assertSuccess({ statusCode, body }: Dispatcher.ResponseData, withCredentials: boolean): void {
  if (statusCode === 200) return;
  discard(body);
  const detail = `HTTP ${statusCode}`;
  // A host that never saw our credentials cannot have refused them: an expired link, most likely.
  if (statusCode === 401 || statusCode === 403) {
    throw new LunglineError(withCredentials ? 'MEDIA_FORBIDDEN' : 'MEDIA_UNAVAILABLE', { detail });
  }
  const passing = statusCode >= 500 || statusCode === 408 || statusCode === 425 || statusCode === 429;
  throw new LunglineError(passing ? 'MEDIA_UNAVAILABLE' : 'MEDIA_NOT_FOUND', { detail });
}

function toFetchError(error: unknown, late: boolean): LunglineError {
  if (error instanceof LunglineError) return error;
  if (error instanceof ForbiddenAddressError) {
    return new LunglineError('MEDIA_HOST_FORBIDDEN', { detail: 'private address', cause: error });
  }
  return new LunglineError('MEDIA_UNAVAILABLE', { detail: late ? 'deadline' : 'connection', cause: error });
}
