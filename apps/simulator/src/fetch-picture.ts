/** What WhatsApp takes: https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages */
const pictureLimitBytes = 16 * 1024 * 1024;
const deadlineMs = 10_000;

export type FetchedPicture =
  | { readonly type: 'fetched'; readonly contentType: string; readonly bytes: Buffer }
  | { readonly type: 'failed' };

/** Fetches the picture of a message that the app sends, as Twilio would: no credentials, a limit, a deadline. */
export async function fetchPicture(url: string): Promise<FetchedPicture> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(deadlineMs) });
    const bytes = await readBody(response);
    if (!response.ok || bytes === null) return { type: 'failed' };
    return { type: 'fetched', contentType: response.headers.get('content-type') ?? '', bytes };
  } catch {
    // Whatever went wrong, Twilio tells the app no more than its error 63019.
    return { type: 'failed' };
  }
}

async function readBody(response: Response): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of response.body ?? []) {
    total += chunk.length;
    if (total > pictureLimitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}
