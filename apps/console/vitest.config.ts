import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'console',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    // A login hashes on purpose slowly, and a busy machine makes it slower.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
