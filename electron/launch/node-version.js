// Tells the user that Node is too old or that packages are missing. In plain JavaScript, which every Node can read; its two texts
// are here because the dictionary is TypeScript.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Whether this Node can read TypeScript; if not, says what to do and sets the exit code. */
export function canRun() {
  if (major > 22 || (major === 22 && minor >= 18)) return true;
  fail(
    `start.node: 这里的 Node.js 是 ${process.version}，太旧。请在程序文件夹里运行 npm ci，再用 npm start 启动。`,
    `start.node: This Node.js is ${process.version}, which is too old. Run npm ci in the program's folder, then npm start.`,
  );
  return false;
}

/** Says that packages are not installed if an error means that; throws any other. */
export function tellNotInstalled(/** @type {unknown} */ error) {
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
