/** A reason why the launcher cannot go on, said in one sentence; shown without a stack trace. */
export class CannotGoOn extends Error {}

/**
 * Runs one step of the way and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  process.stdout.write(`  … ${title}\n`);
  const started = Date.now();
  const result = await work();
  process.stdout.write(`  ✓ ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return result;
}

/**
 * Runs a program's main function and turns its end into an exit code.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    console.error(`\n  ✗ ${error.message}\n`);
    process.exitCode = 1;
  }
}
