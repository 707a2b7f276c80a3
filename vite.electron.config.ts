import { dirname, relative, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

// Electron's main process, the thread in which it reads files (ES modules), and its preloads. A sandboxed preload must be one CommonJS
// file: each of the four is a build of its own, chosen by --mode main | reading-thread | preload-console | preload-stage.

/** The thread that main.js starts, which lies beside it in the package. That it is a module its name says, wherever it is. */
const threadSource = 'electron/service/intake/reading-thread.ts';

/** Files beside the sources keep their place in the checkout (and in the package), while the code moves to a folder in dist/. */
export const filesBesideSources: Plugin = {
  name: 'files-beside-sources',
  enforce: 'pre',
  transform(code, id) {
    const withThread = code.replace("new URL('./reading-thread.ts'", "new URL('./reading-thread.mjs'");
    return withThread.replace(/new URL\('(\.[^']+)', import\.meta\.url\)/g, (whole, path: string) => {
      if (path === './reading-thread.mjs') return whole;
      const fromRoot = relative(import.meta.dirname, resolve(dirname(id), path)).replaceAll('\\', '/');
      return `new URL('../../${fromRoot}', import.meta.url)`;
    });
  },
};

export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [filesBesideSources],
  ssr: { noExternal: true },
  build: {
    ssr:
      mode === 'main'
        ? 'electron/installed/main.ts'
        : mode === 'reading-thread'
          ? threadSource
          : `electron/desktop/${mode}.ts`,
    outDir: 'dist/electron',
    // The first of the builds leaves nothing of an earlier one, which would be packed with the rest.
    emptyOutDir: mode === 'main',
    target: 'node24',
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      // No comment says where a module lay: the same sources give the same bytes, wherever their packages are.
      experimental: { attachDebugInfo: 'none' },
      output:
        mode === 'main' || mode === 'reading-thread'
          ? { format: 'es', entryFileNames: mode === 'main' ? 'main.js' : `${mode}.mjs`, codeSplitting: false }
          : { format: 'cjs', entryFileNames: `${mode}.cjs`, codeSplitting: false },
    },
  },
}));
