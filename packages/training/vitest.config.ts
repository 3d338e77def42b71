import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'training',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    passWithNoTests: true,
    // Loading a model takes seconds on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
