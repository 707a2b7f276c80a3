// The Node that the lockfile pins for this platform. In plain JavaScript, which every Node can read.

import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { platform, arch } = process;
const system = `${platform === 'win32' ? 'win' : platform}-${arch}`;
const file = platform === 'win32' ? 'node.exe' : 'node';

// Both forms of the name come from one publisher; each platform has one of them.
const packages = [`node-${system}`, `node-bin-${system}`];

function inModules(/** @type {string} */ path) {
  return fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));
}

/** The absolute path of the pinned Node for this platform; null if none is installed. */
export function ownNode() {
  const path = packages.map(name => inModules(`${name}/bin/${file}`)).find(each => existsSync(each));
  return path ?? null;
}

/**
 * Puts the pinned Node where npm's scripts find it first. npm 10 takes the link away again when it removes the packages of
 * the other platforms, whose program has the same name; npm 11 leaves nothing to do.
 */
export function linkOwnNode() {
  const name = packages.find(each => existsSync(inModules(`${each}/bin/${file}`)));
  if (name === undefined) return;
  const link = inModules(platform === 'win32' ? '.bin/node.cmd' : '.bin/node');
  if (existsSync(link)) return;
  if (platform === 'win32') writeFileSync(link, `@"%~dp0\\..\\${name}\\bin\\${file}" %*\r\n`);
  else symlinkSync(`../${name}/bin/${file}`, link);
}
