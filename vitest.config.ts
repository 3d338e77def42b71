import { defineConfig } from 'vitest/config';
import { closingLine } from './apps/launcher/src/closing-line.mjs';

export default defineConfig({
  test: {
    projects: ['packages/*/vitest.config.ts', 'apps/*/vitest.config.ts'],
    reporters: ['default', closingLine],
  },
});
