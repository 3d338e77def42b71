import type { Classifier } from '@lungline/classifier';
import type { Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import { limits } from './limits.js';
import { repeat } from './repeat.js';

export interface HeartbeatDeps {
  readonly id: string;
  readonly store: Pick<Store, 'announceWorker' | 'retireWorker'>;
  readonly classifier: Pick<Classifier, 'status'>;
  readonly msPerFilm: () => number | null;
  readonly clock: () => number;
  readonly log: Logger;
}

/** Tells the other apps that this worker lives and what it runs. The function it returns takes its leave. */
export function startHeartbeat({
  id,
  store,
  classifier,
  msPerFilm,
  clock,
  log,
}: HeartbeatDeps): () => Promise<void> {
  const startedAt = clock();
  const announce = () => {
    const { engine, model, threads } = classifier.status;
    const rss = process.memoryUsage.rss();
    const speed = { threads, msPerFilm: msPerFilm() };
    return store.announceWorker({ id, engine, model, ...speed, rss, startedAt, seenAt: clock() });
  };
  const stop = repeat(announce, { name: 'heartbeat', everyMs: limits.heartbeatEveryMs, log });
  return async () => {
    await stop();
    await store.retireWorker(id);
  };
}
