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
  output: ['dist/electron/main.js', 'dist/electron/preload-console.cjs', 'dist/electron/preload-stage.cjs'],
  sources: ['electron', 'cli', 'shared', 'vite.electron.config.ts', 'package.json'],
  runs: ['main', 'preload-console', 'preload-stage'].map(mode => [
    'build',
    '--config',
    'vite.electron.config.ts',
    '--mode',
    mode,
  ]),
};

/** The runs of vite that make all that is packed, as arguments. */
export const viteRuns: readonly (readonly string[])[] = [...pages.runs, ...shell.runs];

/** Builds the pages, and with `withShell` Electron's main process and preloads, if out of date; false if a build failed. */
export function buildWhatIsOld(root: string, withShell: boolean, onBuild: () => void): boolean {
  return (withShell ? [pages, shell] : [pages]).every(build => {
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
