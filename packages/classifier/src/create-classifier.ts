import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
// On glibc, sharp has to be loaded by the main thread before any other thread loads it (sharp's install notes).
import 'sharp';
import { hushTensorFlow } from './hush-tensorflow.js';
import { ModelRefused, ModelUnavailable } from './model-error.js';
import {
  cancel,
  createCancelFlag,
  type Opening,
  type Screened,
  type ScreenTask,
  type ThreadSettings,
} from './thread-protocol.js';
import type { Classifier, ClassifierStatus, EngineName, Screening } from './types.js';

/** More threads than this only crowd each other's memory (about 200 MB each); run another worker instead. */
const MAX_THREADS = 4;

export interface ClassifierOptions {
  /** Folder with manifest.json and the weights it names. */
  readonly modelDir: string;
  /** `auto` takes the native engine where it runs, and WebAssembly elsewhere. */
  readonly engine: EngineName | 'auto';
  /** Inference threads of the WebAssembly engine; as many as there are cores, up to 4, where it is not given. */
  readonly threads?: number | undefined;
}

interface Pool {
  readonly status: ClassifierStatus;
  screen(task: ScreenTask): Promise<Screened>;
  close(): Promise<void>;
}

/**
 * Opens a model in threads of its own and waits until the first of them can read films.
 *
 * @throws ModelRefused where the model's folder is not what it should be, ModelUnavailable where no engine runs.
 */
export async function createClassifier(options: ClassifierOptions): Promise<Classifier> {
  let pool = await choosePool(options);
  let closed = false;
  let replacing: Promise<void> | undefined;

  async function classify(bytes: Uint8Array, signal?: AbortSignal): Promise<Screening> {
    signal?.throwIfAborted();
    if (closed) throw new ModelUnavailable('the classifier is closed');
    const cancelled = createCancelFlag();
    const screened = await untilAborted(screenSomehow({ bytes, cancelled }), signal, () => cancel(cancelled));
    if (screened.type === 'screened') return screened.screening;
    throw new ModelUnavailable(screened.type === 'cancelled' ? 'cancelled' : screened.reason);
  }

  async function screenSomehow(task: ScreenTask): Promise<Screened> {
    const used = pool;
    const screened = await used.screen(task);
    if (screened.type !== 'no_engine' || options.engine !== 'auto' || used.status.engine === 'wasm')
      return screened;
    // tfjs-node cannot be loaded twice in one process: a native thread that crashed stays lost.
    replacing ??= replace(used, screened.reason);
    await replacing;
    return pool.screen(task);
  }

  async function replace(lost: Pool, reason: string): Promise<void> {
    const portable = await openPool(options, 'wasm', `native engine lost: ${reason}`);
    if (portable.type !== 'pool') throw new ModelUnavailable(portable.reason);
    pool = portable.pool;
    await lost.close();
  }

  return {
    get status() {
      return pool.status;
    },
    classify,
    async close() {
      closed = true;
      await pool.close();
    },
  };
}

async function choosePool(options: ClassifierOptions): Promise<Pool> {
  let note = `${options.engine} engine asked for`;
  for (const engine of options.engine === 'auto' ? (['native', 'wasm'] as const) : [options.engine]) {
    const opened = await openPool(options, engine, engine === 'native' ? 'native library found' : note);
    if (opened.type === 'pool') return opened.pool;
    if (opened.type === 'refused') throw new ModelRefused(opened.reason);
    note = `no native engine: ${opened.reason}`;
  }
  throw new ModelUnavailable(note);
}

async function openPool(
  options: ClassifierOptions,
  engine: EngineName,
  engineNote: string,
): Promise<{ readonly type: 'pool'; readonly pool: Pool } | Exclude<Opening, { type: 'open' }>> {
  if (engine === 'native') hushTensorFlow();
  // tfjs-node fails in a second thread of the same process, and uses all cores from its one.
  const threads =
    engine === 'native' ? 1 : (options.threads ?? Math.min(availableParallelism(), MAX_THREADS));
  const settings: ThreadSettings = { modelDir: options.modelDir, engine };
  const piscina = new Piscina<ScreenTask, Screened>({
    filename: fileURLToPath(new URL('./screening-thread.js', import.meta.url)),
    name: 'screen',
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: settings,
  });
  // A thread that dies between two films has no caller to tell; the next film finds its successor.
  piscina.on('error', () => undefined);

  const run = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      throw new ModelUnavailable('an inference thread died', { cause });
    }
  };
  const opened: Opening = await run(
    piscina.run(undefined as never, { name: 'open' }) as unknown as Promise<Opening>,
  );
  if (opened.type !== 'open') {
    await piscina.destroy();
    return opened;
  }
  const status = { engine, engineNote, model: opened.model, threads };
  return {
    type: 'pool',
    pool: { status, screen: (task) => run(piscina.run(task)), close: () => piscina.destroy() },
  };
}

/** Settles as the work does, or rejects with the signal's reason as soon as it is aborted. */
async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  onAbort: () => void,
): Promise<T> {
  if (signal === undefined) return await work;
  let stop = onAbort;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      onAbort();
      reject(signal.reason);
    };
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
