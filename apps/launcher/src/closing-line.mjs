/**
 * A vitest reporter that ends the run with one plain line, `N passed, N failed, N skipped`, for scripts to read.
 * @type {import('vitest/node').Reporter}
 */
export const closingLine = {
  onTestRunEnd(testModules) {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const testModule of testModules) {
      for (const test of testModule.children.allTests()) counts[test.result().state] += 1;
      // A file that could not be loaded holds no tests, yet it must not pass.
      if (testModule.state() === 'failed' && testModule.children.size === 0) counts.failed += 1;
    }
    const skipped = counts.skipped + counts.pending;
    // Queued behind the default reporter's summary, which is printed when the run ends as well.
    process.once('exit', () =>
      console.log(`${counts.passed} passed, ${counts.failed} failed, ${skipped} skipped`),
    );
  },
};
