import { describe, expect, it, vi } from 'vitest';
import { within } from './within.js';

const idle = () => new AbortController().signal;
const forever = () => new Promise<never>(() => undefined);

describe('within', () => {
  it('gives what the step gives', async () => {
    expect(await within({ ms: 1_000, code: 'INTERNAL', signal: idle() }, async () => 7)).toBe(7);
  });

  it('passes on what the step throws', async () => {
    const failing = within({ ms: 1_000, code: 'INTERNAL', signal: idle() }, () =>
      Promise.reject(new Error('no')),
    );
    await expect(failing).rejects.toThrow('no');
  });

  it('ends with its code when the time is up, and tells the step', async () => {
    vi.useFakeTimers();
    try {
      let step: AbortSignal | undefined;
      const late = within({ ms: 1_000, code: 'MEDIA_UNAVAILABLE', signal: idle() }, (signal) => {
        step = signal;
        return forever();
      });
      const ended = expect(late).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' });
      vi.advanceTimersByTime(1_000);
      await ended;
      expect(step?.aborted).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends with the reason of its signal, before or during the step', async () => {
    const reason = new Error('stop');
    const before = within({ ms: 1_000, code: 'INTERNAL', signal: AbortSignal.abort(reason) }, forever);
    await expect(before).rejects.toBe(reason);
    const controller = new AbortController();
    const during = within({ ms: 1_000, code: 'INTERNAL', signal: controller.signal }, forever);
    controller.abort(reason);
    await expect(during).rejects.toBe(reason);
  });
});
