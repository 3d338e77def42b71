import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { underDeadline } from './under-deadline.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('work under a deadline', () => {
  it('yields what it yields in time', async () => {
    expect(await underDeadline(1_000, new AbortController(), async () => 'done')).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends at the deadline although it does not listen', async () => {
    const controller = new AbortController();
    const work = underDeadline(1_000, controller, () => new Promise(() => undefined));
    const ended = expect(work).rejects.toMatchObject({ code: 'JOB_TIMED_OUT' });
    await vi.advanceTimersByTimeAsync(1_000);
    await ended;
    expect(controller.signal.aborted).toBe(true);
  });

  it('ends when it is aborted from outside', async () => {
    const controller = new AbortController();
    const work = underDeadline(1_000, controller, () => new Promise(() => undefined));
    controller.abort(new Error('shutdown'));
    await expect(work).rejects.toThrow('shutdown');
  });
});
