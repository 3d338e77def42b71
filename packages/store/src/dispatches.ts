import type { Base } from './base.js';
import { keys } from './keys.js';
import { oldestOf } from './overdue.js';
import type { Dispatch, Store } from './port.js';
import { type Command, defineScript } from './script.js';

const forgetScript = defineScript(`
for i = 2, #KEYS do
  redis.call('ZREM', KEYS[1], ARGV[i - 1])
  redis.call('DEL', KEYS[i])
end
`);

/** The writes that promise a job. */
export function promiseCommands(dispatch: Dispatch, now: number, expirySeconds: number): Command[] {
  return [
    ['SET', keys.promise(dispatch.jobId), JSON.stringify(dispatch), 'EX', expirySeconds],
    ['ZADD', keys.promised, now, dispatch.jobId],
    ['EXPIRE', keys.promised, expirySeconds],
  ];
}

/** Jobs that commits have promised and nobody has reported as relayed. */
export function createDispatches({ redis, clock }: Base): Pick<Store, 'pendingDispatches' | 'markRelayed'> {
  const markRelayed = async (jobIds: readonly string[]) => {
    if (jobIds.length === 0) return;
    await forgetScript(redis, [keys.promised, ...jobIds.map(keys.promise)], jobIds);
  };
  return {
    pendingDispatches: async (olderThanMs, limit) => {
      const jobIds = await oldestOf(redis, keys.promised, clock(), olderThanMs, limit);
      if (jobIds.length === 0) return [];
      const stored = await redis.mget(jobIds.map(keys.promise));
      await markRelayed(jobIds.filter((_, index) => stored[index] === null));
      return stored.filter((json) => json !== null).map((json) => JSON.parse(json) as Dispatch);
    },
    markRelayed,
  };
}
