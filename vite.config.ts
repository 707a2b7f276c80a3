import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { type BuildOptions, type CSSOptions, defineConfig } from 'vite';

/** How the classes of a component's style sheet are called in the page: `HoldButton_label`, after the file and the class. */
export const css: CSSOptions = {
  modules: { generateScopedName: (name, file) => `${basename(file, '.module.css')}_${name}` },
};

/** The console's page and the one that is printed share files. */
const consoleAndSheets: BuildOptions['rolldownOptions'] = {
  input: { console: 'renderer/console.html', sheets: 'renderer/sheets.html' },
  output: {
    // What pages share comes in few files: each is a request, and most of them would be tiny. What the console's page begins with
    // stands apart, so that it does not wait for what its window is made of.
    codeSplitting: {
      groups: [
        {
          name: 'begin',
          test: /renderer\/ui\/(bridge|store|faces)\.ts|shared\/(bytes|outcome|contract\/wire|text\/refuse)\.ts|zustand\/esm\/vanilla|vite\/(modulepreload|preload)/,
          priority: 2,
        },
        {
          name: 'shared',
          test: /\.[cm]?[jt]sx?$/,
          tags: ['$initial'],
          minShareCount: 2,
          entriesAware: true,
          entriesAwareMergeThreshold: 40_000,
        },
      ],
    },
  },
};

/** The stage is one file: it is there at once or not at all, and each request costs more than what two pages could share. */
const stageAlone: BuildOptions['rolldownOptions'] = {
  input: { stage: 'renderer/stage.html' },
  output: { codeSplitting: false },
};

// The pages of the windows, and the one that is printed: `vite build`, and `vite build --mode stage` beside it. Relative addresses, so
// that the same files serve app:// in Electron and the browser host.
export default defineConfig(({ mode }) => ({
  root: 'renderer',
  base: './',
  plugins: [react()],
  css,
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: mode !== 'stage',
    target: 'chrome120',
    assetsInlineLimit: 0,
    cssCodeSplit: mode !== 'stage',
    rolldownOptions: mode === 'stage' ? stageAlone : consoleAndSheets,
  },
}));
