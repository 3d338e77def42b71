import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'simulator',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts', 'client/**/*.test.ts'],
    passWithNoTests: true,
  },
});
