import { createHmac, randomBytes } from 'node:crypto';
import type { Base } from './base.js';
import { keys } from './keys.js';
import type { SenderKey } from './port.js';

/** Names conversations and events without telling whose they are. */
export interface Pepper {
  senderKey(address: string): SenderKey;
  eventHash(eventId: string): string;
  sentenceHash(sentence: string): string;
  /** Reads the pepper again, and puts it back where Redis lost it. */
  refresh(): Promise<void>;
}

/**
 * The secret behind the keyed hashes. It is drawn once and kept in Redis, sealed, and not made from a data key:
 * changing DATA_KEY must not cut people off from their conversations. An envelope of an older key is sealed anew,
 * so that the older key can be taken away one day.
 */
export async function createPepper(base: Base): Promise<Pepper> {
  let secret = await readOrDraw(base, randomBytes(32));
  const hash = (purpose: string, text: string) =>
    createHmac('sha256', secret).update(`${purpose}:${text}`).digest().subarray(0, 16).toString('base64url');
  return {
    senderKey: (address) => hash('sender', address) as SenderKey,
    eventHash: (eventId) => hash('event', eventId),
    sentenceHash: (sentence) => hash('sentence', sentence),
    refresh: async () => {
      secret = await readOrDraw(base, secret);
    },
  };
}

async function readOrDraw({ redis, sealer }: Base, fresh: Buffer): Promise<Buffer> {
  await redis.set(keys.pepper, sealer.seal(fresh, keys.pepper), 'NX');
  const stored = await redis.getBuffer(keys.pepper);
  if (stored === null) throw new Error('The pepper vanished while it was read.');
  const secret = sealer.open(stored, keys.pepper);
  if (!sealer.isCurrent(stored)) await redis.set(keys.pepper, sealer.seal(secret, keys.pepper), 'XX');
  return secret;
}
