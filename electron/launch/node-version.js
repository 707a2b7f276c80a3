// Loads the rest of a program, or tells the user that Node is too old for it or that packages are missing. In plain JavaScript,
// which every Node can read; the two texts are here because the dictionary is TypeScript.

import * as nodeModule from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/**
 * Loads a program by `importer`; if it cannot run here, says what to do, sets the exit code and returns undefined. With its compile
 * cache Node keeps compiled and type-stripped code, which halves the time of the next start, but only for what is loaded after this.
 */
export async function load(/** @type {() => Promise<any>} */ importer) {
  if (major > 22 || (major === 22 && minor >= 18)) {
    nodeModule.enableCompileCache();
    return importer().catch(tellNotInstalled);
  }
  return fail(
    `start.node: 这里的 Node.js 是 ${process.version}，太旧。请在程序文件夹里运行 npm ci，再用 npm start 启动。`,
    `start.node: This Node.js is ${process.version}, which is too old. Run npm ci in the program's folder, then npm start.`,
  );
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
