import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { LunglineError } from '@lungline/errors';

const algorithm = 'aes-256-gcm';
const keyIdLength = 4;
const ivLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM (NIST SP 800-38D). An envelope is key id (4 bytes), nonce (12), tag (16) and ciphertext. The place a
 * value is kept at is authenticated with it, so that a value copied to another place does not open.
 */
export interface Sealer {
  seal(plain: Uint8Array, place: string): Buffer;
  /** @throws LunglineError INTERNAL where no key opens it, or it was altered or moved. */
  open(envelope: Uint8Array, place: string): Buffer;
  sealJson(value: unknown, place: string): string;
  openJson(envelope: string, place: string): unknown;
  /** Whether the envelope was made with the newest key. */
  isCurrent(envelope: Uint8Array): boolean;
}

interface SealingKey {
  readonly id: Buffer;
  readonly secret: Buffer;
}

/** The first key seals, all of them open. */
export function createSealer(dataKeys: readonly [Uint8Array, ...Uint8Array[]]): Sealer {
  const sealingKeys = dataKeys.map(deriveKey);
  const current = deriveKey(dataKeys[0]);

  const seal = (plain: Uint8Array, place: string): Buffer => {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv(algorithm, current.secret, iv).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([current.id, iv, cipher.getAuthTag(), sealed]);
  };

  const open = (envelope: Uint8Array, place: string): Buffer => {
    const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength);
    const key = sealingKeys.find(({ id }) => id.equals(bytes.subarray(0, keyIdLength)));
    if (key === undefined)
      throw new LunglineError('INTERNAL', { detail: 'no DATA_KEY opens a stored value' });
    const iv = bytes.subarray(keyIdLength, keyIdLength + ivLength);
    const tag = bytes.subarray(keyIdLength + ivLength, keyIdLength + ivLength + tagLength);
    try {
      const decipher = createDecipheriv(algorithm, key.secret, iv, { authTagLength: tagLength })
        .setAAD(Buffer.from(place))
        .setAuthTag(tag);
      const rest = bytes.subarray(keyIdLength + ivLength + tagLength);
      return Buffer.concat([decipher.update(rest), decipher.final()]);
    } catch (cause) {
      throw new LunglineError('INTERNAL', { detail: 'a stored value was altered or moved', cause });
    }
  };

  return {
    seal,
    open,
    sealJson: (value, place) => seal(Buffer.from(JSON.stringify(value)), place).toString('base64url'),
    openJson: (envelope, place) => JSON.parse(open(Buffer.from(envelope, 'base64url'), place).toString()),
    isCurrent: (envelope) => current.id.equals(Buffer.from(envelope).subarray(0, keyIdLength)),
  };
}

/** HKDF (RFC 5869) keeps this use of a data key apart from every other. */
function deriveKey(dataKey: Uint8Array): SealingKey {
  const bytes = Buffer.from(hkdfSync('sha256', dataKey, '', 'lungline seal', keyIdLength + 32));
  return { id: bytes.subarray(0, keyIdLength), secret: bytes.subarray(keyIdLength) };
}
