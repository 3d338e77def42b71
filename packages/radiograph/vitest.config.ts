import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'radiograph',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts'],
    passWithNoTests: true,
    // Pictures of tens of megapixels, on machines that may be busy.
    testTimeout: 60_000,
  },
});
