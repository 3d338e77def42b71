import type { ClassifierStatus } from '@lungline/classifier';
import type { Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import { repeat } from './repeat.js';

/** A worker that was not seen for 15 s counts as gone. */
const everyMs = 5_000;

export interface HeartbeatDeps {
  readonly id: string;
  readonly store: Pick<Store, 'announceWorker' | 'retireWorker'>;
  readonly status: ClassifierStatus;
  readonly clock: () => number;
  readonly log: Logger;
}

/** Tells the other apps that this worker lives and what it runs. The function it returns takes its leave. */
export function startHeartbeat({ id, store, status, clock, log }: HeartbeatDeps): () => Promise<void> {
  const startedAt = clock();
  const announce = () =>
    store.announceWorker({ id, ...status, rss: process.memoryUsage.rss(), startedAt, seenAt: clock() });
  const stop = repeat(announce, { name: 'heartbeat', everyMs, log });
  return async () => {
    await stop();
    await store.retireWorker(id);
  };
}
