import { timingSafeEqual } from 'node:crypto';
import type { TwilioConfig } from '@lungline/config';

export type Account = Pick<TwilioConfig, 'accountSid' | 'authTokens' | 'apiKey'>;

/** Whether an `authorization` header holds the account's sid and auth token, or its API key. */
export function isAuthorized(
  { accountSid, authTokens, apiKey }: Account,
  header: string | undefined,
): boolean {
  const given = /^Basic (\S+)$/i.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  const known = [
    ...authTokens.map((token) => `${accountSid}:${token}`),
    ...(apiKey === undefined ? [] : [`${apiKey.sid}:${apiKey.secret}`]),
  ];
  const text = Buffer.from(given, 'base64');
  return known
    .map((pair) => Buffer.from(pair))
    .some((pair) => pair.length === text.length && timingSafeEqual(pair, text));
}
