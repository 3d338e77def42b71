import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'conversation',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    passWithNoTests: true,
  },
});
