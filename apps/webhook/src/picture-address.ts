import { LunglineError } from '@lungline/errors';
import { z } from 'zod';
import { limits } from './limits.js';

const bodySchema = z.object({ url: z.string() });

/**
 * The address of a picture out of a body `{ url }`. Whether it may be fetched is decided where it is fetched, on the
 * address that its name resolves to then.
 * @throws LunglineError REQUEST_INVALID, URL_INVALID
 */
export function pictureAddress(body: unknown): string {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw new LunglineError('REQUEST_INVALID');
  const { url } = parsed.data;
  if (url.length > limits.urlCharacters || !isPlainWebAddress(url)) throw new LunglineError('URL_INVALID');
  return url;
}

function isPlainWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}
