/**
 * Measures docs/verify.sql on DuckDB for a roster of any size:
 *
 *     node test/verifiers/scale.ts LOTS [MEMORY]
 *
 * for instance `1000000`, or `10000000 4GB` to hold DuckDB to that much memory and let it use the disk. The roster is
 * made in a temporary folder (about 90 bytes a lot, and as much again for the result) and removed afterwards. Up to two
 * million lots the result is compared with a plain walk of protocol.md 4. docs/scale.md explains the numbers.
 */
import { execFileSync } from 'node:child_process';
import { createHash, hash, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { sqlFor } from './others.ts';

const SCHOOLS = 99; // As many as rules.txt can name (protocol.md 2.1).
const CEREMONY = 'TEST-SCALE-a1';
const SECRETS = ['11'.repeat(32), '22'.repeat(32)];
const INPUTS = '01:d10:01382438112797316654';

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const seconds = (since: number): number => (performance.now() - since) / 1000;
const code = (school: number): string => `S${String(school).padStart(2, '0')}`;
const twins = (school: number): string => (school % 2 === 0 ? 'expand' : 'skip');
const lot = (index: number): string => String(27_000_000 + index).padStart(10, '0');
/** Nine lots of ten hold one child. */
const size = (index: number): number => (index % 10 === 3 ? 2 + (index % 7 === 0 ? index % 8 : 0) : 1);

/** Writes roster.csv, rules.txt and the lines of journal.txt that the draw needs; returns the seed. */
function makeFiles(folder: string, lots: number, perSchool: number): string {
  const file = openSync(join(folder, 'roster.csv'), 'w');
  const digest = createHash('sha256');
  let block = 'school,lot,size,tag\n';
  for (let index = 0; index < lots; index++) {
    block += `${code(Math.floor(index / perSchool))},${lot(index)},${size(index)},${randomBytes(32).toString('hex')}\n`;
    if (block.length > 1 << 20 || index === lots - 1) {
      digest.update(block);
      writeSync(file, block);
      block = '';
    }
  }
  closeSync(file);
  const L = digest.digest('hex');

  let rules = `alg=lot/1\nceremony=${CEREMONY}\ntitle=T\norganiser=O\nprior=none\n`;
  for (let school = 0; school * perSchool < lots; school++) {
    rules += `school=${code(school)}:${placesFor(perSchool)}:${twins(school)}:N\n`;
  }
  rules += 'secrets=operator,notary\nentropy=01:d10:20\n';
  writeFileSync(join(folder, 'rules.txt'), rules);
  const R = hash('sha256', rules);

  const events = [`freeze|roster=${L},rules=${R},lots=${lots},children=0`, `close|${INPUTS}`];
  events.push(`reveal|operator:${SECRETS[0]}`, `reveal|notary:${SECRETS[1]}`);
  const lines = events.map((event, index) => `lot/1|journal|${CEREMONY}|000${index}|${'0'.repeat(64)}|time|${event}\n`);
  writeFileSync(join(folder, 'journal.txt'), lines.join(''));
  return hash('sha256', `lot/1|seed|${CEREMONY}|${L}|${R}|${SECRETS.join(',')}|${INPUTS}`);
}

function placesFor(perSchool: number): number {
  return Math.min(99_999, Math.max(1, Math.floor(perSchool * 0.6)));
}

/** The digest of result.csv by a plain walk (protocol.md 4). */
function plainWalk(lots: number, perSchool: number, seed: string): string {
  const digest = createHash('sha256').update('school,rank,lot,size,ticket,status\n');
  for (let school = 0; school * perSchool < lots; school++) {
    const own: (readonly [ticket: string, index: number])[] = [];
    for (let index = school * perSchool; index < Math.min(lots, (school + 1) * perSchool); index++) {
      own.push([hash('sha256', `lot/1|ticket|${seed}|${code(school)}|${lot(index)}`), index]);
    }
    own.sort(([a], [b]) => (a < b ? -1 : 1));
    const places = placesFor(perSchool);
    let used = 0;
    for (const [rank, [ticket, index]] of own.entries()) {
      const admitted = twins(school) === 'expand' ? used < places : used + size(index) <= places;
      if (admitted) used += size(index);
      const status = admitted ? 'ADMIT' : 'WAIT';
      digest.update(`${code(school)},${rank + 1},${lot(index)},${size(index)},${ticket},${status}\n`);
    }
  }
  return digest.digest('hex');
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const block of createReadStream(path)) digest.update(block as Buffer);
  return digest.digest('hex');
}

/** Seconds that OpenSSL takes for one SHA-256 of 100 bytes on one core, now. */
function opensslHash(): number | undefined {
  try {
    const args = ['speed', '-seconds', '1', '-bytes', '100', '-evp', 'sha256'];
    const output = execFileSync('openssl', args, {
      encoding: 'utf8',
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const kilobytes = Number(/^sha256\s+([0-9.]+)k\s*$/im.exec(output)?.[1]);
    return kilobytes > 0 ? 100 / (kilobytes * 1000) : undefined;
  } catch {
    return undefined; // No openssl here: the ratio is left out.
  }
}

const STEPS: readonly (readonly [name: string, statement: RegExp])[] = [
  ['read the files', /^COPY \w+ FROM/],
  ['tickets and order', /^CREATE TABLE ordered/],
  ['admission after the first refusal', /^CREATE TABLE late/],
  ['status, sort and write', /^COPY \(/],
];

async function measure(folder: string, lots: number, memory: string | undefined): Promise<void> {
  const perSchool = Math.ceil(lots / SCHOOLS);
  const made = performance.now();
  const seed = makeFiles(folder, lots, perSchool);
  const megabytes = (name: string): string => (statSync(join(folder, name)).size / 1e6).toFixed(0);
  say(
    `${lots} lots in ${Math.ceil(lots / perSchool)} schools, roster.csv ${megabytes('roster.csv')} MB, made in ${seconds(made).toFixed(1)} s`,
  );
  say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} at the start`);
  const one = opensslHash();

  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`SET temp_directory = '${join(folder, 'spill').replaceAll("'", "''")}'`);
  if (memory !== undefined) await connection.run(`SET memory_limit = '${memory.replaceAll("'", "''")}'`);
  const script = sqlFor('duckdb', folder, join(folder, 'computed.csv')).replaceAll(/--.*$/gm, '');
  const spent = new Map<string, number>();
  const start = performance.now();
  for (const statement of script
    .split(/;\s*\n/)
    .map(text => text.trim())
    .filter(text => text !== '')) {
    const began = performance.now();
    await connection.run(statement);
    const name = STEPS.find(([, pattern]) => pattern.test(statement))?.[0] ?? 'the rest';
    spent.set(name, (spent.get(name) ?? 0) + seconds(began));
  }
  const total = seconds(start);
  connection.closeSync();
  instance.closeSync();

  for (const [name, time] of spent) say(`${time.toFixed(2).padStart(8)} s  ${name}`);
  say(`${total.toFixed(2).padStart(8)} s  in all, result.csv ${megabytes('computed.csv')} MB`);
  say(`largest memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  if (one !== undefined) {
    say(`one SHA-256 of 100 bytes by openssl: ${(one * 1e6).toFixed(3)} µs`);
    say(
      `the draw of one lot: ${((total / lots) * 1e6).toFixed(2)} µs, as long as ${(total / lots / one).toFixed(1)} of these`,
    );
  }
  if (lots <= 2_000_000) {
    const same = (await digestOf(join(folder, 'computed.csv'))) === plainWalk(lots, perSchool, seed);
    say(same ? 'the result is that of a plain walk' : 'WRONG: a plain walk gives another result');
    if (!same) process.exitCode = 1;
  }
}

const lots = Number(process.argv[2]);
if (!Number.isSafeInteger(lots) || lots < 1 || lots > 100_000_000) {
  process.stderr.write('usage: node test/verifiers/scale.ts LOTS [MEMORY], for instance 10000000 4GB\n');
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  try {
    await measure(folder, lots, process.argv[3]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
