import type { Base } from './base.js';
import { keys } from './keys.js';
import type { Store, WorkerRecord } from './port.js';

/** A worker that has not been seen for this long is taken for gone, seconds. */
const lifetimeSeconds = 15;

/** Which workers there are. Nothing here is about a person. */
export function createWorkerRegistry({
  redis,
  clock,
}: Base): Pick<Store, 'announceWorker' | 'retireWorker' | 'workers'> {
  return {
    announceWorker: async (worker) => {
      await redis.set(keys.worker(worker.id), JSON.stringify(worker), 'EX', lifetimeSeconds);
      await redis.zadd(keys.workers, clock(), worker.id);
      await redis.expire(keys.workers, lifetimeSeconds);
    },
    retireWorker: async (id) => {
      await redis.del(keys.worker(id));
      await redis.zrem(keys.workers, id);
    },
    workers: async () => {
      const gone = clock() - lifetimeSeconds * 1_000;
      await redis.zremrangebyscore(keys.workers, '-inf', gone);
      const ids = await redis.zrange(keys.workers, '0', '-1');
      if (ids.length === 0) return [];
      const stored = await redis.mget(ids.map(keys.worker));
      return stored.filter((json) => json !== null).map((json) => JSON.parse(json) as WorkerRecord);
    },
  };
}
