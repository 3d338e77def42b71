import { LunglineError } from '@lungline/errors';
import type { Dispatcher } from 'undici';

/** Reads a body that may say anything about its length, and stops at the first byte too many. */
export async function readLimited(
  { headers, body }: Dispatcher.ResponseData,
  maxBytes: number,
): Promise<Uint8Array> {
  const announced = Number(headers['content-length'] ?? 0);
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    if (announced > maxBytes) throw new LunglineError('MEDIA_TOO_LARGE');
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      total += chunk.length;
      if (total > maxBytes) throw new LunglineError('MEDIA_TOO_LARGE');
      chunks.push(chunk);
    }
  } finally {
    discard(body);
  }
  return Buffer.concat(chunks, total);
}

/** Hangs up on the rest of a body. The error by which undici says so is expected. */
export function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => undefined).destroy();
}
