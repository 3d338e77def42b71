import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'webhook',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    // Generous: a loaded machine is no reason to fail.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
