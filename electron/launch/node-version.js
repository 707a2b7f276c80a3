// Loads the rest of a program with the Node that comes with it, or tells the user that there is none, that the installed one is too
// old, or that packages are missing. In plain JavaScript, which every Node can read; the texts are here because the
// dictionary is TypeScript.

import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { ownNode } from './own-node.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Set for the Node that a program was handed over to, which must not hand it over again. */
const handedOver = 'SUNSHINE_DRAW_OWN_NODE';

/**
 * Loads a program by `importer`. Under another Node than the pinned one the pinned one runs it, and undefined is returned when that
 * has ended. If it cannot run here, says what to do, sets the exit code and returns undefined. With its compile
 * cache Node keeps compiled and type-stripped code, which halves the time of the next start, but only for what is loaded after this.
 */
export async function load(/** @type {() => Promise<any>} */ importer) {
  const own = ownNode();
  if (own !== null && !process.env[handedOver] && realpathSync(own) !== realpathSync(process.execPath)) {
    process.exitCode = await runWith(own);
    return undefined;
  }
  if (major > 22 || (major === 22 && minor >= 18)) {
    nodeModule.enableCompileCache();
    return importer().catch(tellNotInstalled);
  }
  const isInstalled = existsSync(fileURLToPath(new URL('../../node_modules/.package-lock.json', import.meta.url)));
  const system = `${process.platform} ${process.arch}`;
  return isInstalled
    ? fail(
        `start.node: 这里的 Node.js 是 ${process.version}，太旧；npm ci 没有装上适合本机（${system}）的 Node.js。请安装 Node.js 24，再用 npm start 启动。`,
        `start.node: This Node.js is ${process.version}, which is too old, and npm ci has installed none for this machine (${system}). Install Node.js 24, then npm start.`,
      )
    : fail(
        `start.node: 这里的 Node.js 是 ${process.version}，太旧。请在程序文件夹里运行 npm ci，再用 npm start 启动。`,
        `start.node: This Node.js is ${process.version}, which is too old. Run npm ci in the program's folder, then npm start.`,
      );
}

/** Runs the same program with another Node and resolves with its exit code. */
function runWith(/** @type {string} */ node) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, [handedOver]: '1' } });
    // Ctrl+C reaches the child by itself, which says when it ends.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}

/** Says that packages are not installed if an error means that; throws any other. */
function tellNotInstalled(/** @type {unknown} */ error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  fail(
    'start.not-installed: 程序的部件没有安装。请在程序文件夹里运行 npm ci。',
    "start.not-installed: The program's parts are not installed. Run npm ci in its folder.",
  );
}

function fail(/** @type {string[]} */ ...lines) {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}
