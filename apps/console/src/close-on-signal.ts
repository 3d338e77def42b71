import type { Logger } from '@lungline/telemetry';

interface CloseOnSignalOptions {
  readonly close: () => Promise<void>;
  /** For `close` as a whole; the process ends by force after it. */
  readonly deadlineMs: number;
  readonly log: Logger;
}

/** Closes once at SIGTERM or SIGINT. */
export function closeOnSignal({ close, deadlineMs, log }: CloseOnSignalOptions): void {
  const end = (exitCode: number, event: string) => {
    log[exitCode === 0 ? 'info' : 'error']({ event });
    process.exit(exitCode);
  };
  const stop = (signal: NodeJS.Signals) => {
    log.info({ event: 'console.stopping', signal });
    setTimeout(() => end(1, 'console.stop_late'), deadlineMs).unref();
    close().then(
      () => end(0, 'console.stopped'),
      (error: unknown) => {
        log.error({ event: 'console.stop_failed', err: error });
        end(1, 'console.killed');
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
