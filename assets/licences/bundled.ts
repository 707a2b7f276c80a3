// Which npm packages the built files hold: asked of the bundler, which alone knows what it has taken and what it left out.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'vite';
import { viteRuns } from '../../electron/launch/build.ts';

/** What a build gave: each file under its folder and name, as it was written. */
export type BuiltFiles = ReadonlyMap<string, string | Uint8Array>;

/** All builds of the product: their files, and the folders of the packages in them, `node_modules/name`, sorted. */
export type Bundled = { readonly files: BuiltFiles; readonly packages: readonly string[] };

/** Makes all that `npm run build` and `npm run verifier` make, and writes nothing. */
export async function bundle(root: string): Promise<Bundled> {
  const packages = new Set<string>();
  const files = new Map<string, string | Uint8Array>();
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    for (const args of [...viteRuns, ['build', '--config', 'vite.verifier.config.ts']]) {
      const [configFile = 'vite.config.ts'] = after(args, '--config');
      const [mode = 'production'] = after(args, '--mode');
      let folder = '';
      const watch: Plugin = {
        name: 'bundled-packages',
        configResolved({ build: { outDir } }) {
          folder = outDir.replace(/^(\.\.\/)+/, '');
        },
        generateBundle: {
          // Before a plugin that puts the scripts into the page.
          order: 'pre',
          handler(_, output) {
            for (const file of Object.values(output)) {
              if (file.type !== 'chunk') continue;
              for (const [id, { renderedLength }] of Object.entries(file.modules)) {
                if (renderedLength > 0) add(packages, id);
              }
            }
            // A style sheet becomes a file of its own, and what stands for it in a script is empty.
            for (const id of this.getModuleIds()) if (/\.css(\?|$)/.test(id)) add(packages, id);
          },
        },
      };
      const made = await build({
        ...{ configFile: join(root, configFile), mode, logLevel: 'error', plugins: [watch] },
        build: { write: false },
      });
      for (const { output } of [made].flat().filter(each => 'output' in each)) {
        for (const file of output)
          files.set(`${folder}/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
      }
    }
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
  return { files, packages: [...packages].sort() };
}

function after(args: readonly string[], option: string): readonly string[] {
  const at = args.indexOf(option);
  return at < 0 ? [] : args.slice(at + 1);
}

/** Adds the package that a module is of; of the product's own modules none. */
function add(packages: Set<string>, id: string): void {
  // What the bundler itself puts in: how its files load each other.
  const [, bundler] = /^\0(vite|rolldown)\//.exec(id) ?? [];
  const [, own] = /.*(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/')) ?? [];
  const folder = bundler === undefined ? own : `node_modules/${bundler}`;
  if (folder !== undefined) packages.add(folder);
  else if (id.startsWith('\0')) throw new Error(`a module of an unknown package: ${id.slice(1)}`);
}

/**
 * Where the folder of the project differs from what its sources give: built files that are not there byte for byte, and files among them
 * that no build gives. Their paths.
 */
export function differing(root: string, files: BuiltFiles): readonly string[] {
  const changed = [...files].flatMap(([path, content]) => {
    try {
      return readFileSync(join(root, path)).equals(Buffer.from(content)) ? [] : [path];
    } catch {
      return [path];
    }
  });
  const strange = ['dist/electron', 'dist/renderer'].flatMap(folder => {
    // Vite copies what is in the public folder as it is.
    const copied = folder === 'dist/renderer' ? filesIn(join(root, 'renderer/public')) : [];
    const names = filesIn(join(root, folder)).filter(name => !files.has(`${folder}/${name}`) && !copied.includes(name));
    return names.map(name => `${folder}/${name}`);
  });
  return [...changed, ...strange];
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
