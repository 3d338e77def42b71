import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'conversation',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    passWithNoTests: true,
    // The expressions are learned by the first test that needs them: seconds, on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
