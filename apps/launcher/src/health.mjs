import { CannotGoOn } from './progress.mjs';

/**
 * Waits until an address answers 200.
 * @param {string} name for the reader
 * @param {string} url
 * @param {AbortSignal} signal ends the wait, with the signal's reason
 * @param {number} [timeoutMs]
 */
export async function waitUntilHealthy(name, url, signal, timeoutMs = 120_000) {
  const deadline = Date.now() + timeoutMs;
  let last = 'no answer';
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      const text = await response.text();
      if (response.ok) return;
      last = `${response.status} ${text.slice(0, 300)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new CannotGoOn(
    `The ${name} did not become healthy in ${timeoutMs / 1000} s (${last}); its log is in .lungline/logs.`,
  );
}
