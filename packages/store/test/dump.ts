import type { Redis } from 'ioredis';

/** Everything that a Redis holds, keys and values, as one text. */
export async function dump(redis: Redis): Promise<string> {
  const parts: string[] = [];
  for (const key of await redis.keys('*')) {
    const value = await readAny(redis, key);
    parts.push(key, ...value.map((bytes) => bytes.toString('latin1')));
  }
  return parts.join('\n');
}

async function readAny(redis: Redis, key: string): Promise<Buffer[]> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return [(await redis.getBuffer(key)) ?? Buffer.alloc(0)];
    case 'hash':
      return Object.entries(await redis.hgetall(key)).map((pair) => Buffer.from(pair.join('=')));
    case 'list':
      return redis.lrangeBuffer(key, 0, -1);
    case 'set':
      return redis.smembersBuffer(key);
    case 'zset':
      return (await redis.zrange(key, '0', '-1')).map((member) => Buffer.from(member));
    default:
      throw new Error(`The dump does not read a ${type}.`);
  }
}
