import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'worker',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    // Starting a Redis takes its time on a busy machine.
    hookTimeout: 60_000,
  },
});
