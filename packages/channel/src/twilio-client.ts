import { AsyncLocalStorage } from 'node:async_hooks';
import type { TwilioConfig } from '@lungline/config';
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

export type TwilioAccount = Pick<TwilioConfig, 'accountSid' | 'authTokens' | 'apiKey' | 'apiBaseUrl'>;
type Sdk = ReturnType<typeof twilio>;

/** For one call of Twilio's API, from connecting to the last byte. */
const callTimeoutMs = 15_000;

/** The SDK's calls take no abort signal, so the signal travels beside them. */
const currentSignal = new AsyncLocalStorage<AbortSignal>();

/** Sends what the SDK sends, but to the configured address. It never tries again by itself: the queues do. */
class RedirectingClient extends twilio.RequestClient {
  readonly #baseUrl: URL | undefined;

  constructor(baseUrl: URL | undefined) {
    super({ timeout: callTimeoutMs });
    this.#baseUrl = baseUrl;
    this.axios.interceptors.request.use((config) => {
      const signal = currentSignal.getStore();
      return signal === undefined ? config : Object.assign(config, { signal });
    });
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>) {
    return super.request<Data>({ ...options, uri: rebase(options.uri, this.#baseUrl) });
  }
}

function rebase(uri: string, baseUrl: URL | undefined): string {
  if (baseUrl === undefined) return uri;
  const { pathname, search } = new URL(uri);
  return `${baseUrl.origin}${baseUrl.pathname.replace(/\/$/, '')}${pathname}${search}`;
}

export interface TwilioClient {
  /** Runs calls of the SDK that end with `signal`. */
  call<Result>(signal: AbortSignal, work: (sdk: Sdk) => Promise<Result>): Promise<Result>;
}

export function createTwilioClient(account: TwilioAccount): TwilioClient {
  const { user, password } = twilioCredentials(account);
  const sdk = twilio(user, password, {
    accountSid: account.accountSid,
    httpClient: new RedirectingClient(account.apiBaseUrl),
    // Debug logs of the SDK would hold addresses and texts; an empty level wins over TWILIO_LOG_LEVEL.
    logLevel: '',
  });
  return {
    call: (signal, work) => {
      signal.throwIfAborted();
      return currentSignal.run(signal, () => work(sdk));
    },
  };
}

/** The API key where there is one, else the account with its current auth token. */
export function twilioCredentials({ accountSid, authTokens, apiKey }: TwilioAccount) {
  return apiKey === undefined
    ? { user: accountSid, password: authTokens[0] }
    : { user: apiKey.sid, password: apiKey.secret };
}
