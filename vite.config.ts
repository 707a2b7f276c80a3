import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The pages of both windows, and the one that is printed. Relative addresses, so that the same files serve app:// in Electron and the browser host.
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome120',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        console: 'renderer/console.html',
        stage: 'renderer/stage.html',
        sheets: 'renderer/sheets.html',
      },
    },
  },
});
