import { dirname, relative, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

// Electron's main process (an ES module) and its preloads. A sandboxed preload must be one CommonJS file: each of the three
// is a build of its own, chosen by --mode main | preload-console | preload-stage.

/** Files beside the sources keep their place in the checkout (and in the package), while the code moves to dist/electron. */
const filesBesideSources: Plugin = {
  name: 'files-beside-sources',
  enforce: 'pre',
  transform(code, id) {
    return code.replace(/new URL\('(\.[^']+)', import\.meta\.url\)/g, (_, path: string) => {
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
    ssr: mode === 'main' ? 'electron/installed/main.ts' : `electron/desktop/${mode}.ts`,
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
        mode === 'main'
          ? { format: 'es', entryFileNames: 'main.js', codeSplitting: false }
          : { format: 'cjs', entryFileNames: `${mode}.cjs`, codeSplitting: false },
    },
  },
}));
