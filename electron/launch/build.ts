// Builds what is missing or out of date, in a source checkout.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A build: its outputs, its sources, and the runs of vite. */
type Build = {
  readonly output: readonly string[];
  readonly sources: readonly string[];
  readonly runs: readonly (readonly string[])[];
};

const pages: Build = {
  output: ['dist/renderer/console.html', 'dist/renderer/stage.html', 'dist/renderer/sheets.html'],
  sources: ['renderer', 'shared', 'assets/fonts', 'vite.config.ts', 'package.json'],
  runs: [['build'], ['build', '--mode', 'stage']],
};

const shell: Build = {
  output: ['main.js', 'reading-thread.mjs', 'preload-console.cjs', 'preload-stage.cjs'].map(
    name => `dist/electron/${name}`,
  ),
  sources: ['electron', 'cli', 'shared', 'vite.electron.config.ts', 'package.json'],
  runs: ['main', 'reading-thread', 'preload-console', 'preload-stage'].map(mode => [
    'build',
    '--config',
    'vite.electron.config.ts',
    '--mode',
    mode,
  ]),
};

const browser: Build = {
  output: ['dist/browser/main.mjs', 'dist/browser/reading-thread.mjs'],
  sources: ['electron', 'shared', 'vite.browser.config.ts', 'vite.electron.config.ts', 'package.json'],
  runs: [['build', '--config', 'vite.browser.config.ts']],
};

/** The runs of vite that make all that is packed, as arguments. */
export const viteRuns: readonly (readonly string[])[] = [...pages.runs, ...shell.runs];

/** What shows the pages: Electron's main process with its preloads, or the browser host. */
const hosts = { electron: shell, browser } as const;

/** Builds the pages, and the hosts that are named, where they are out of date; false if a build failed. */
export function buildWhatIsOld(root: string, named: readonly (keyof typeof hosts)[], onBuild: () => void): boolean {
  return [pages, ...named.map(host => hosts[host])].every(build => {
    if (isFresh(root, build)) return true;
    onBuild();
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    if (!existsSync(vite)) return false;
    return build.runs.every(run => {
      // vite's messages go to stderr: stdout is for the addresses.
      const { status } = spawnSync(process.execPath, [vite, ...run, '--logLevel', 'warn'], {
        cwd: root,
        // As it is shipped, whoever starts it: a test runner's NODE_ENV would build the libraries with their warnings.
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 2, 2],
      });
      return status === 0;
    });
  });
}

/** Whether all outputs of a build exist and are newer than its sources. */
export function isFresh(root: string, build: Pick<Build, 'output' | 'sources'>): boolean {
  const made = build.output.map(name => timeOf(join(root, name)));
  const oldest = Math.min(...made);
  return oldest > 0 && build.sources.every(name => newest(join(root, name)) <= oldest);
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The time of the newest file at or below a path; 0 if there is none. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), 0);
}
