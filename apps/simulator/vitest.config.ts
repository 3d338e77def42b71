import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'simulator',
    include: ['src/**/*.test.ts', 'src/**/*.test.mjs', 'test/**/*.test.ts', 'client/**/*.test.ts'],
    // Waiting for events ends with them; the limits are for a machine that is busy with other things.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
