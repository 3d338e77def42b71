import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'trials',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Whole processes are started and killed; a busy machine takes its time over it.
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
