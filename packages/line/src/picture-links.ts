import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export interface PictureLinksOptions {
  readonly dataKeys: readonly [Uint8Array, ...Uint8Array[]];
  readonly publicUrl: URL;
  readonly mediaLinkTtlSeconds: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export interface PictureLinks {
  /** `<PUBLIC_URL>/media/<id>?expires=<seconds since 1970>&signature=<base64url>`. */
  sign(pictureId: string): string;
  verify(
    pictureId: string,
    query: { readonly expires?: unknown; readonly signature?: unknown },
  ): 'valid' | 'invalid' | 'expired';
}

/** Links to pictures that nobody can guess, alter or use for long. The first key signs, every key verifies. */
export function createPictureLinks(options: PictureLinksOptions): PictureLinks {
  const { dataKeys, publicUrl, mediaLinkTtlSeconds, clock } = options;
  // A key of its own for this purpose (RFC 5869): a signature says nothing about the key that seals.
  const [first, ...older] = dataKeys.map((key) =>
    Buffer.from(hkdfSync('sha256', key, '', 'lungline picture links', 32)),
  );
  if (first === undefined) throw new RangeError('At least one data key is needed.');

  return {
    sign: (pictureId) => {
      const expires = String(Math.ceil(clock() / 1_000) + mediaLinkTtlSeconds);
      const link = new URL(`${publicUrl.href.replace(/\/$/, '')}/media/${encodeURIComponent(pictureId)}`);
      link.searchParams.set('expires', expires);
      link.searchParams.set('signature', signatureOf(first, pictureId, expires).toString('base64url'));
      return link.href;
    },
    verify: (pictureId, { expires, signature }) => {
      if (typeof expires !== 'string' || !/^\d{1,12}$/.test(expires)) return 'invalid';
      if (typeof signature !== 'string') return 'invalid';
      const given = Buffer.from(signature, 'base64url');
      const known = [first, ...older].some((key) => equal(given, signatureOf(key, pictureId, expires)));
      if (!known) return 'invalid';
      return Number(expires) * 1_000 >= clock() ? 'valid' : 'expired';
    },
  };
}

function signatureOf(key: Buffer, pictureId: string, expires: string): Buffer {
  return createHmac('sha256', key).update(`${pictureId}\n${expires}`).digest();
}

function equal(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
