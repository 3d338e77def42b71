import { ReplyError } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { redisFault } from './index.js';

describe('a fault of Redis', () => {
  it.each([
    ["OOM command not allowed when used memory > 'maxmemory'.", 'STORE_UNAVAILABLE'],
    ['READONLY You can’t write against a read only replica.', 'STORE_UNAVAILABLE'],
    ['LOADING Redis is loading the dataset in memory', 'STORE_UNAVAILABLE'],
    ['MISCONF Redis is configured to save RDB snapshots', 'STORE_UNAVAILABLE'],
    ['ERR Error running script (call to f_0): @user_script:8: -OOM command not allowed', 'STORE_UNAVAILABLE'],
    ["WRONGTYPE Operation against 'lungline:secret-42'", 'INTERNAL'],
    ["ERR unknown command, with args beginning with: 'secret-42'", 'INTERNAL'],
  ])('%s is %s', (message, code) => {
    const fault = redisFault(Object.assign(new ReplyError(message), { command: { args: ['secret-42'] } }));
    expect(fault).toMatchObject({ name: 'LunglineError', code });
    expect(`${fault}${JSON.stringify(fault)}`).not.toContain('secret-42');
  });

  it('is told from a fault of our own', () => {
    const own = new TypeError('x is not a function');
    expect(redisFault(own)).toBe(own);
  });
});
