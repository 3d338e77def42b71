import type { Logger } from '@lungline/telemetry';

/** Closes on SIGINT and SIGTERM; a second signal ends the process at once. */
export function closeOnSignal(closable: { close(): Promise<void> }, log: Logger): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ event: 'simulator.stopping', signal });
      closable.close().catch((err: unknown) => {
        log.error({ event: 'simulator.stop.failed', err });
        process.exitCode = 1;
      });
    });
  }
}
