import { createLogger } from '@lungline/telemetry';
import { describe, expect, it, vi } from 'vitest';
import { silentLog } from '../test/silent-log.js';
import { repeat } from './repeat.js';

describe('repeat', () => {
  it('runs again and again, never twice at once, until it is stopped', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const stop = repeat(
      async () => {
        running += 1;
        runs += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
      },
      { name: 'test', everyMs: 1, log: silentLog },
    );
    await vi.waitFor(() => expect(runs).toBeGreaterThan(3));
    await stop();
    const after = runs;
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect({ most, running, more: runs - after }).toEqual({ most: 1, running: 0, more: 0 });
  });

  it('logs a failure when it begins and when it ends', async () => {
    const events: string[] = [];
    const log = createLogger({
      app: 'worker',
      level: 'info',
      destination: { write: (line) => void events.push(JSON.parse(line).event) },
    });
    let runs = 0;
    const stop = repeat(
      async () => {
        runs += 1;
        if (runs <= 3) throw new Error('away');
      },
      { name: 'test', everyMs: 1, log },
    );
    await vi.waitFor(() => expect(runs).toBeGreaterThan(4));
    await stop();
    expect(events).toEqual(['repeat.failing', 'repeat.recovered']);
  });
});
