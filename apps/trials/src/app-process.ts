import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const readyPatienceMs = 300_000;

export interface AppOptions {
  readonly name: string;
  /** The file that starts it, and what comes before it on node's command line. */
  readonly entry: string;
  readonly nodeArguments?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Answers 2xx once the app does its work. */
  readonly readyUrl: string;
  readonly logFile: string;
}

/** One app as a process of its own, started again whenever it ends, as `npm start` does. */
export interface AppProcess {
  readonly name: string;
  readonly pid: number | undefined;
  readonly isReady: () => Promise<boolean>;
  /** Resolves once it does its work. */
  ready(): Promise<void>;
  /** kill -9; it comes back after a pause, or where that is Infinity only when it is told to. */
  kill(downMs?: number): Promise<void>;
  comeBack(): void;
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

export function startApp(options: AppOptions): AppProcess {
  const { name, entry, nodeArguments = [], env, cwd, readyUrl, logFile } = options;
  const log = openSync(logFile, 'a');
  let child: ChildProcess | undefined;
  let stopped = false;
  let heldDown = false;

  const start = () => {
    if (stopped || (child !== undefined && child.exitCode === null && child.signalCode === null)) return;
    const path = process.env['PATH'] ?? '';
    const started = spawn(process.execPath, [...nodeArguments, entry], {
      cwd,
      env: { PATH: path, ...env },
      stdio: ['ignore', log, log],
    });
    child = started;
    // One that ends by itself comes back at once; one that was killed here stays away for as long as was asked.
    started.on('exit', () => {
      if (!heldDown) setTimeout(start, 200).unref();
    });
  };
  const comeBack = () => {
    heldDown = false;
    start();
  };
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    await exited;
  };
  const isReady = async () => {
    try {
      return (await fetch(readyUrl, { signal: AbortSignal.timeout(5_000) })).ok;
    } catch {
      return false;
    }
  };
  start();

  return {
    name,
    get pid() {
      return child?.pid;
    },
    isReady,
    ready: async () => {
      const until = Date.now() + readyPatienceMs;
      while (!(await isReady())) {
        if (Date.now() > until) throw new Error(`${name} did not become ready; see ${logFile}`);
        await wait(500);
      }
    },
    kill: async (downMs = 0) => {
      heldDown = true;
      await end('SIGKILL');
      if (Number.isFinite(downMs)) setTimeout(comeBack, downMs).unref();
    },
    comeBack,
    signal: (signal) => void child?.kill(signal),
    stop: async () => {
      stopped = true;
      await end('SIGKILL');
    },
  };
}
