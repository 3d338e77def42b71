import { hkdfSync } from 'node:crypto';

/**
 * Keys for session cookies, 32 bytes each, derived from the data keys (HKDF-SHA256, RFC 5869) so that neither tells
 * the other and rotating the one rotates the other. The first seals, all of them open.
 */
export function sessionKeys(dataKeys: readonly Uint8Array[]): Buffer[] {
  return dataKeys.map((key) => Buffer.from(hkdfSync('sha256', key, '', 'lungline console session', 32)));
}
