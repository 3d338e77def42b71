import type { Logger } from '@lungline/telemetry';

export interface ShutdownOptions {
  readonly close: () => Promise<void>;
  readonly deadlineMs: number;
  readonly log: Logger;
}

/** Closes once at SIGTERM or SIGINT. The process ends by itself when nothing is left, and by force at the deadline. */
export function closeOnSignal({ close, deadlineMs, log }: ShutdownOptions): void {
  const stop = (signal: NodeJS.Signals) => {
    log.info({ event: 'app.stopping', signal });
    const force = setTimeout(() => {
      log.error({ event: 'app.killed', deadlineMs });
      process.exit(1);
    }, deadlineMs);
    force.unref();
    close().then(
      () => log.info({ event: 'app.stopped' }),
      (error: unknown) => {
        log.error({ event: 'app.stop_failed', err: error });
        process.exitCode = 1;
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
