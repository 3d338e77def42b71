import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

it.each([
  ['', /^The console cannot start: CONSOLE_USERS: expected at least one name:role:password entry/],
  [
    'ann:admin:scrypt$rubbish-rubbish',
    /^The console cannot start: CONSOLE_USERS: expected a password hash of the form scrypt/,
  ],
])('refuses to start with CONSOLE_USERS=%j, in one sentence', async (CONSOLE_USERS, sentence) => {
  const env = { PATH: process.env['PATH'], CONSOLE_USERS, DATA_KEY: Buffer.alloc(32, 1).toString('base64') };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const [output, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(output).toMatch(sentence);
  expect(output).not.toContain('rubbish');
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(exitCode).toBe(78);
});
