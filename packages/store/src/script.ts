import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

type Argument = string | number | Buffer;

/** A Lua script: it runs alone in Redis, so what it reads holds until it has written. */
export type Script = (redis: Redis, keys: readonly string[], args: readonly Argument[]) => Promise<unknown>;

/** Runs by the script's hash; the text travels only to a Redis that does not know it. */
export function defineScript(lua: string): Script {
  const hash = createHash('sha1').update(lua).digest('hex');
  return async (redis, keys, args) => {
    try {
      return await redis.evalsha(hash, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return await redis.eval(lua, keys.length, ...keys, ...args);
    }
  };
}

/**
 * One Redis command, as it goes into a script that runs a list of them. Two more are understood: `WHERE key command...`
 * runs a command where the key exists, and `EXTEND key seconds` sets an expiry that is never shortened by it.
 */
export type Command = readonly [name: string, ...args: (string | number)[]];

/** Lua function `run`, which runs one command. */
export const runCommand = `
local function run(command)
  if command[1] == 'WHERE' then
    if redis.call('EXISTS', command[2]) == 1 then run({unpack(command, 3)}) end
  elseif command[1] == 'EXTEND' then
    if redis.call('TTL', command[2]) < tonumber(command[3]) then redis.call('EXPIRE', command[2], command[3]) end
  else
    redis.call(unpack(command))
  end
end
`;

/** Numbers as strings: Lua would write large ones as 1.7e+12. */
export function encodeCommands(commands: readonly Command[]): string {
  return JSON.stringify(commands.map((command) => command.map(String)));
}
