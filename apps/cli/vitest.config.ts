import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'cli',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    // A command loads a model in a process of its own: seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
