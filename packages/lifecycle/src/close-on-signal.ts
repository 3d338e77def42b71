import type { Logger } from '@lungline/telemetry';

export interface CloseOnSignalOptions {
  readonly close: () => Promise<void>;
  /** For `close` as a whole; the process ends by force after it. */
  readonly deadlineMs: number;
  readonly log: Logger;
}

/** Closes at SIGTERM or SIGINT and ends the process; the second signal ends it at once. */
export function closeOnSignal({ close, deadlineMs, log }: CloseOnSignalOptions): void {
  let stopping = false;
  const end = (exitCode: number, event: string) => {
    log[exitCode === 0 ? 'info' : 'error']({ event });
    process.exit(exitCode);
  };
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return end(1, 'app.killed');
    stopping = true;
    log.info({ event: 'app.stopping', signal });
    setTimeout(() => end(1, 'app.stop_late'), deadlineMs).unref();
    close().then(
      () => end(0, 'app.stopped'),
      (err: unknown) => {
        log.error({ event: 'app.stop_failed', err });
        end(1, 'app.killed');
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
