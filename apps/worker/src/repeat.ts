import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@lungline/telemetry';

export interface RepeatOptions {
  /** Names the work in the log. */
  readonly name: string;
  /** Pause between the end of one run and the start of the next. */
  readonly everyMs: number;
  readonly log: Logger;
}

/**
 * Runs `work` now and then again and again, never twice at once. A failing run is logged when the failing starts
 * and when it ends, not each time. The function it returns stops it and waits for a run that is under way.
 */
export function repeat(
  work: () => Promise<void>,
  { name, everyMs, log }: RepeatOptions,
): () => Promise<void> {
  const stopping = new AbortController();
  let failing = false;

  const runOnce = async () => {
    try {
      await work();
      if (failing) log.info({ event: 'repeat.recovered', work: name });
      failing = false;
    } catch (error) {
      if (!failing) log.warn({ event: 'repeat.failing', work: name, err: error });
      failing = true;
    }
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await runOnce();
      await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    stopping.abort();
    await running;
  };
}
