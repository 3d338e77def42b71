import { randomBytes, scryptSync } from 'node:crypto';
import { ConfigError } from '@lungline/config';
import { describe, expect, it } from 'vitest';
import { createCredentials } from './credentials.js';

const plain = { name: 'ann', role: 'admin', password: 'correct-horse:battery' } as const;

function scryptEntry(password: string): string {
  const salt = randomBytes(16);
  const digest = scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 });
  return `scrypt$1024$8$1$${salt.toString('base64url')}$${digest.toString('base64url')}`;
}

describe('createCredentials', () => {
  it('knows a member by a plain and by a hashed password', async () => {
    const hashed = { name: 'bo', role: 'viewer', password: scryptEntry('staple-of-twelve') } as const;
    const credentials = await createCredentials([plain, hashed]);
    expect(await credentials.check('ann', 'correct-horse:battery')).toEqual({ name: 'ann', role: 'admin' });
    expect(await credentials.check('bo', 'staple-of-twelve')).toEqual({ name: 'bo', role: 'viewer' });
  });

  it.each([
    ['ann', 'wrong'],
    ['ann', ''],
    ['cy', 'correct-horse:battery'],
    ['', ''],
  ])('refuses %s with %s', async (name, password) => {
    const credentials = await createCredentials([plain]);
    expect(await credentials.check(name, password)).toBeNull();
  });

  it('does not take the hash itself for the password', async () => {
    const password = scryptEntry('staple-of-twelve');
    const credentials = await createCredentials([{ ...plain, password }]);
    expect(await credentials.check('ann', password)).toBeNull();
  });

  it('refuses to work without users', async () => {
    await expect(createCredentials([])).rejects.toThrow(/CONSOLE_USERS: expected at least one/);
  });

  it.each(['scrypt$rubbish-rubbish', `scrypt$1000$8$1$${'a'.repeat(22)}$${'b'.repeat(43)}`])(
    'refuses the hash %s without showing it',
    async (password) => {
      const attempt = createCredentials([{ ...plain, password }]);
      await expect(attempt).rejects.toThrow(ConfigError);
      await expect(attempt).rejects.not.toThrow(password);
    },
  );
});
