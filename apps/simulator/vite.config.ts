import { defineConfig } from 'vite';

/** The chat page: built beside the server's own output, which serves it. */
export default defineConfig({
  root: 'client',
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // The page's content policy allows neither inline code nor data: scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
