import type { Logger } from '@lungline/telemetry';

export interface CloseOnSignalOptions {
  readonly close: () => Promise<void>;
  /** For `close` as a whole; the process ends by force after it. */
  readonly deadlineMs: number;
  readonly log: Logger;
}

/** Closes at SIGTERM or SIGINT; the second signal ends the process at once. */
export function closeOnSignal({ close, deadlineMs, log }: CloseOnSignalOptions): void {
  let stopping = false;
  const end = (exitCode: number, event: string) => {
    log[exitCode === 0 ? 'info' : 'error']({ event });
    process.exit(exitCode);
  };
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return end(1, 'worker.killed');
    stopping = true;
    log.info({ event: 'worker.stopping', signal });
    setTimeout(() => end(1, 'worker.stop_late'), deadlineMs).unref();
    close().then(
      () => end(0, 'worker.stopped'),
      (error: unknown) => {
        log.error({ event: 'worker.stop_failed', err: error });
        end(1, 'worker.killed');
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
