/**
 * A signal that aborts when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm
 * that started it (npm does not pass every signal on).
 * @returns {AbortSignal}
 */
export function stopRequested() {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error('asked to stop'));
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, stop);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500);
  watch.unref();
  return controller.signal;
}
