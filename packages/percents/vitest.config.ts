import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'percents',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    passWithNoTests: true,
  },
});
