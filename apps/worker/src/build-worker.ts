import type { Address, Channel, GuardedFetch } from '@lungline/channel';
import type { Classifier } from '@lungline/classifier';
import type { Listen, SweepConfig } from '@lungline/config';
import { LunglineError } from '@lungline/errors';
import type { Line } from '@lungline/line';
import type { JobWorker, JobWorkerOptions, Processors, Producer, QueueName } from '@lungline/queues';
import type { Store } from '@lungline/store';
import type { Logger } from '@lungline/telemetry';
import { createConclude } from './conclude.js';
import { createCountRun } from './count-run.js';
import { exposeModel } from './expose-model.js';
import { buildHealthServer, listenSomewhere } from './health-server.js';
import { startHeartbeat } from './heartbeat.js';
import { limits } from './limits.js';
import { createAcknowledge } from './processors/acknowledge.js';
import { createDeleteMessage } from './processors/delete-message.js';
import { createErase } from './processors/erase.js';
import { createFinishErasure, type FinishErasureDeps } from './processors/finish-erasure.js';
import { createPredict } from './processors/predict.js';
import { createScreen } from './processors/screen.js';
import { createSend } from './processors/send.js';
import { createFilmPace, createReadFilm, type FilmPace } from './read-film.js';
import { repeat } from './repeat.js';
import { createSweep } from './sweep.js';
import { within } from './within.js';
import { createWorkerMetrics, type WorkerMetrics } from './worker-metrics.js';

export interface WorkerDeps {
  /** Names this process among the workers. */
  readonly id: string;
  readonly store: Store;
  readonly channel: Channel;
  /** For addresses that callers of the REST API choose. */
  readonly guardedFetch: GuardedFetch;
  readonly classifier: Classifier;
  readonly line: Pick<Line, 'receive' | 'conclude' | 'relay'>;
  readonly producer: Pick<Producer, 'add' | 'stateOf' | 'revive'>;
  /** Takes the jobs of one queue. */
  readonly takeJobs: <Q extends QueueName>(
    options: Pick<JobWorkerOptions<Q>, 'queue' | 'processors' | 'concurrency' | 'observe'>,
  ) => JobWorker;
  readonly pictureUrl: (pictureId: string) => string;
  readonly statusCallback: string;
  /** What the button says that opens a list, by language. */
  readonly listButton: (language: string) => string;
  readonly receiptText: FinishErasureDeps['receiptText'];
  readonly newErasureId: () => string;
  /** Draws a film anew for the review desk, without what is hidden in the file. */
  readonly cleanCopy: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Our sender, to whom people write. */
  readonly lineAddress: Address;
  readonly sweep: SweepConfig;
  readonly listen: Listen;
  readonly clock: () => number;
  readonly log: Logger;
}

export interface Worker {
  /** Address of health and metrics. */
  readonly address: string;
  /** Takes no more jobs, lets those that run end within `graceMs`, hands the rest back and says good-bye. */
  close(graceMs: number): Promise<void>;
}

/**
 * The worker without its composition: everything that it touches of the world comes in, and whoever opened it closes
 * it. Resolves once jobs are taken.
 */
export async function buildWorker(deps: WorkerDeps): Promise<Worker> {
  const { id, store, classifier, line, listen, clock, log } = deps;
  const metrics = createWorkerMetrics();
  exposeModel(metrics.registry, classifier);

  let taking = false;
  const checkReady = async () => {
    if (!taking) throw new LunglineError('STORE_UNAVAILABLE', { detail: 'no jobs are taken' });
    const { signal } = new AbortController();
    await within({ ms: limits.pingMs, code: 'STORE_UNAVAILABLE', signal }, () => store.ping());
  };
  const health = buildHealthServer({ registry: metrics.registry, checkReady, log });
  const address = await listenSomewhere(health, listen, log);

  const pace = createFilmPace();
  const jobWorkers = takeAllJobs(deps, metrics, pace);
  await Promise.all(jobWorkers.map((worker) => worker.ready()));
  taking = true;
  const stopRelay = repeat(() => relay(line, log), { name: 'relay', everyMs: limits.relayEveryMs, log });
  const sweep = createSweep({ ...deps, conclude: createConclude(deps), metrics });
  const stopSweep = repeat(sweep, { name: 'sweep', everyMs: deps.sweep.everySeconds * 1_000, log });
  const stopHeartbeat = startHeartbeat({ id, store, classifier, msPerFilm: pace.msPerFilm, clock, log });
  log.info({ event: 'worker.started', worker: id, ...classifier.status, listening: address });

  return {
    address,
    close: async (graceMs) => {
      taking = false;
      await Promise.all([stopRelay(), stopSweep(), ...jobWorkers.map((worker) => worker.close(graceMs))]);
      await stopHeartbeat();
      await health.close();
    },
  };
}

function takeAllJobs(deps: WorkerDeps, metrics: WorkerMetrics, pace: FilmPace): readonly JobWorker[] {
  const { classifier, takeJobs, log } = deps;
  const readFilm = createReadFilm({ classifier, metrics, pace });
  const conclude = createConclude(deps);
  const observe = createCountRun({ metrics, log });
  const analysis: Processors<'analysis'> = {
    screen: createScreen({ ...deps, readFilm, conclude, metrics }),
    predict: createPredict({ ...deps, readFilm, metrics }),
  };
  const outbound: Processors<'outbound'> = {
    send: createSend({ ...deps, metrics }),
    acknowledge: createAcknowledge(deps),
  };
  const erasure: Processors<'erasure'> = {
    erase: createErase(deps),
    finish: createFinishErasure(deps),
    'delete-message': createDeleteMessage(deps),
  };
  // One film more than there are threads: its photo is fetched while the others are read.
  const analysisConcurrency = classifier.status.threads + 1;
  return [
    takeJobs({ queue: 'analysis', processors: analysis, concurrency: analysisConcurrency, observe }),
    takeJobs({ queue: 'outbound', processors: outbound, concurrency: limits.outboundConcurrency, observe }),
    takeJobs({ queue: 'erasure', processors: erasure, concurrency: limits.erasureConcurrency, observe }),
  ];
}

/** Jobs that a commit promised and that were lost on the way to their queue: whoever promised them has died. */
async function relay(line: Pick<Line, 'relay'>, log: Logger): Promise<void> {
  const jobs = await line.relay(limits.relayOlderThanMs);
  if (jobs > 0) log.warn({ event: 'jobs.relayed', jobs });
}
