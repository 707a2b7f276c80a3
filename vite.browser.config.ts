import { defineConfig } from 'vite';
import { filesBesideSources } from './vite.electron.config.ts';

// The browser host as `npm start` runs it, and the thread in which it reads files: a few modules instead of some three hundred, whose
// loading was the half of a start. What both need stands apart, so that neither has to be compiled twice.
export default defineConfig({
  publicDir: false,
  plugins: [filesBesideSources],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist/browser',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { main: 'electron/browser/main.ts', 'reading-thread': 'electron/service/intake/reading-thread.ts' },
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    },
  },
});
