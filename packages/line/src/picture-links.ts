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

export function createPictureLinks(_options: PictureLinksOptions): PictureLinks {
  throw new Error('Not written yet.');
}
