/** What operators need to know about Redis, out of its answer to INFO. */
export interface RedisStatus {
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly usedBytes: number;
  /** 0 where there is no limit. */
  readonly limitBytes: number;
  /** Anything but `noeviction` may drop jobs and conversations. */
  readonly policy: string;
  /** Whether what is written survives a restart. */
  readonly appendOnly: boolean;
}

/** Source: https://redis.io/docs/latest/commands/info/ */
export function parseRedisInfo(info: string): RedisStatus {
  const fields = new Map(
    info
      .split(/\r?\n/)
      .filter((line) => line.includes(':'))
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1)];
      }),
  );
  const number = (name: string) => Number(fields.get(name) ?? 0);
  const valkey = fields.get('valkey_version');
  return {
    version: valkey === undefined ? `Redis ${fields.get('redis_version') ?? '?'}` : `Valkey ${valkey}`,
    uptimeSeconds: number('uptime_in_seconds'),
    usedBytes: number('used_memory'),
    limitBytes: number('maxmemory'),
    policy: fields.get('maxmemory_policy') ?? '?',
    appendOnly: fields.get('aof_enabled') === '1',
  };
}
