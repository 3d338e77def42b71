import {
  type BinaryLike,
  createHash,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { ConfigError, type ConsoleRole, type ConsoleUser } from '@lungline/config';

/** Somebody who has proven who they are. */
export interface Member {
  readonly name: string;
  readonly role: ConsoleRole;
}

export interface Credentials {
  /** The member with this name and password; null where either is wrong, after the same time of work. */
  check(name: string, password: string): Promise<Member | null>;
  /** The member of this name, with a print of their whole entry that changes with it. */
  find(name: string): { readonly member: Member; readonly print: string } | undefined;
}

interface Hash {
  readonly cost: ScryptOptions;
  readonly salt: Buffer;
  readonly digest: Buffer;
}

const derive = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(scrypt);

/**
 * Node's defaults, 16 MiB and some 50 ms a check. Whoever reads this process' memory reads its environment too: the hash
 * is here so that a plain password takes the same way as a hashed one.
 */
const ownCost = { N: 2 ** 14, r: 8, p: 1 } as const;
const digestBytes = 32;
const hashed =
  /^scrypt\$(?<N>\d{1,7})\$(?<r>\d{1,2})\$(?<p>\d{1,2})\$(?<salt>[\w-]{16,})\$(?<digest>[\w-]{43,})$/;

/**
 * Takes in the users of the configuration.
 * @throws ConfigError where there is no user, or a hash cannot be read.
 */
export async function createCredentials(users: readonly ConsoleUser[]): Promise<Credentials> {
  const entries = await Promise.all(
    users.map(async ({ name, role, password }) => ({
      member: { name, role },
      hash: await hashOf(password),
      print: createHash('sha256')
        .update(JSON.stringify([name, role, password]))
        .digest('base64url'),
    })),
  );
  const [first] = entries;
  if (first === undefined) throw noUsers();
  // Somebody unknown costs as much time as somebody known.
  const nobody: Hash = { ...first.hash, digest: randomBytes(first.hash.digest.length) };
  const byName = new Map(entries.map((entry) => [entry.member.name, entry]));

  return {
    find: (name) => byName.get(name),
    check: async (name, password) => {
      const entry = byName.get(name);
      const { cost, salt, digest } = entry?.hash ?? nobody;
      const found = await derive(password, salt, digest.length, cost);
      return timingSafeEqual(found, digest) && entry !== undefined ? entry.member : null;
    },
  };
}

function noUsers(): ConfigError {
  const expected = 'at least one name:role:password entry, such as ann:admin:…';
  return new ConfigError([{ variable: 'CONSOLE_USERS', expected }]);
}

async function hashOf(password: string): Promise<Hash> {
  if (!password.startsWith('scrypt$')) {
    const salt = randomBytes(16);
    const cost = withMemory(ownCost);
    return { cost, salt, digest: await derive(password, salt, digestBytes, cost) };
  }
  const { N, r, p, salt = '', digest = '' } = hashed.exec(password)?.groups ?? {};
  const cost = withMemory({ N: Number(N), r: Number(r), p: Number(p) });
  const hash = { cost, salt: Buffer.from(salt, 'base64url'), digest: Buffer.from(digest, 'base64url') };
  // Node alone knows which costs it takes.
  await derive('', hash.salt, hash.digest.length, cost).catch(() => {
    throw new ConfigError([
      { variable: 'CONSOLE_USERS', expected: 'a password hash of the form scrypt$N$r$p$salt$hash' },
    ]);
  });
  return hash;
}

/** Scrypt needs 128 * N * r bytes; Node refuses more than 32 MiB unless told. */
function withMemory(cost: { readonly N: number; readonly r: number; readonly p: number }): ScryptOptions {
  return { ...cost, maxmem: 256 * cost.N * cost.r };
}
