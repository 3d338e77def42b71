import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'classifier',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    // Loading TensorFlow.js into a thread takes seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
