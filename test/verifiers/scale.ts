/**
 * Measures docs/verify.sql on DuckDB, or docs/verify-spark.sql on Spark, for a roster of any size:
 *
 *     node test/verifiers/scale.ts LOTS [MEMORY]
 *     node test/verifiers/scale.ts LOTS --spark [MEMORY]
 *
 * for instance `1000000`, or `10000000 4GB` to hold DuckDB to that much memory and let it use the disk; for Spark, as in
 * `--spark 4g`, it is the heap of its Java. Spark is that of `PYSPARK_PYTHON` or of the python3 on the PATH. The roster is made
 * in a temporary folder (about 90 bytes a lot, and as much again for the result) and removed afterwards. The result is
 * compared with the program's own, byte for byte. docs/scale.md explains the numbers.
 */
import { execFileSync } from 'node:child_process';
import { createHash, hash, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { draw, resultPieces } from '../../shared/protocol/result.ts';
import { parseRoster } from '../../shared/protocol/roster.ts';
import { parseRules } from '../../shared/protocol/rules.ts';
import { must } from '../support/outcome.ts';
import { partsOf, SPARK_HEADER, Spark, sqlFor, startSpark, statementsOf } from './others.ts';

const SCHOOLS = 99; // As many as rules.txt can name (protocol.md 2.1).
const CEREMONY = 'TEST-SCALE-a1';
const SECRETS = ['11'.repeat(32), '22'.repeat(32)];
const INPUTS = '01:d10:01382438112797316654';
const LARGEST_OWN = 20_000_000; // A roster beyond 2 GB cannot be read in one piece.

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

/** The digest of result.csv as the program itself writes it. */
function programsOwn(folder: string, seed: string): string {
  const roster = must(parseRoster(readFileSync(join(folder, 'roster.csv'))));
  const { schools } = must(parseRules(readFileSync(join(folder, 'rules.txt'))));
  const digest = createHash('sha256');
  for (const piece of resultPieces(draw(roster, schools, seed))) digest.update(piece);
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

type Steps = readonly (readonly [name: string, statement: RegExp])[];

/** How long each step of a script took in seconds, and the largest memory of the process in MB. */
type Measured = { readonly spent: ReadonlyMap<string, number>; readonly memory: number };

/** Adds up the seconds of statements by the steps that they belong to. */
class Spent {
  readonly steps = new Map<string, number>();
  readonly #names: Steps;

  constructor(names: Steps) {
    this.#names = names;
  }

  add(statement: string, seconds: number): void {
    const name = this.#names.find(([, pattern]) => pattern.test(statement))?.[0] ?? 'the rest';
    this.steps.set(name, (this.steps.get(name) ?? 0) + seconds);
  }
}

const IN_DUCKDB: Steps = [
  ['read the files', /^COPY \w+ FROM/],
  ['tickets and order', /^CREATE TABLE ordered/],
  ['admission after the first refusal', /^CREATE TABLE late/],
  ['status, sort and write', /^COPY \(/],
];

async function inDuckDb(folder: string, memory: string | undefined): Promise<Measured> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`SET temp_directory = '${join(folder, 'spill').replaceAll("'", "''")}'`);
  if (memory !== undefined) await connection.run(`SET memory_limit = '${memory.replaceAll("'", "''")}'`);
  const spent = new Spent(IN_DUCKDB);
  for (const statement of statementsOf(sqlFor('duckdb', folder, join(folder, 'computed.csv')))) {
    const began = performance.now();
    await connection.run(statement);
    spent.add(statement, seconds(began));
  }
  connection.closeSync();
  instance.closeSync();
  return { spent: spent.steps, memory: process.resourceUsage().maxRSS / 1024 };
}

// A view is computed where it is used: the files are read for the cached table, and "late" is walked for the result.
const IN_SPARK: Steps = [
  ['read the files, tickets and order', /^CACHE TABLE/],
  ['admission, sort and write', /^INSERT/],
];

async function inSpark(folder: string, memory = '1g'): Promise<Measured> {
  const began = performance.now();
  const spark = await startSpark({ 'spark.driver.memory': memory, 'spark.ui.enabled': 'false' });
  if (!(spark instanceof Spark)) throw new Error(spark.why);
  say(`${seconds(began).toFixed(2).padStart(8)} s  start of Spark, with a heap of ${memory}, not counted`);
  try {
    const out = join(folder, 'computed');
    const statements = statementsOf(sqlFor('spark', folder, out));
    const ran = await spark.query(statements);
    if (ran.code !== 0) throw new Error(ran.report);
    const spent = new Spent(IN_SPARK);
    for (const [index, statement] of statements.entries()) spent.add(statement, ran.seconds[index] ?? 0);
    const joining = performance.now();
    const parts = partsOf(out);
    writeFileSync(join(folder, 'computed.csv'), SPARK_HEADER);
    for (const part of parts) {
      await pipeline(createReadStream(part), createWriteStream(join(folder, 'computed.csv'), { flags: 'a' }));
    }
    spent.steps.set(`${parts.length} files into one`, seconds(joining));
    return { spent: spent.steps, memory: largestOf(ran.pid) };
  } finally {
    await spark.stop();
  }
}

/** The largest resident size of another process in MB; only Linux tells it. */
function largestOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

async function measure(folder: string, lots: number, spark: boolean, memory: string | undefined): Promise<void> {
  const perSchool = Math.ceil(lots / SCHOOLS);
  const made = performance.now();
  const seed = makeFiles(folder, lots, perSchool);
  const megabytes = (name: string): string => (statSync(join(folder, name)).size / 1e6).toFixed(0);
  say(
    `${lots} lots in ${Math.ceil(lots / perSchool)} schools, roster.csv ${megabytes('roster.csv')} MB, made in ${seconds(made).toFixed(1)} s`,
  );
  say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} at the start`);
  const one = opensslHash();

  const measured = spark ? await inSpark(folder, memory) : await inDuckDb(folder, memory);
  let total = 0;
  for (const [name, time] of measured.spent) {
    say(`${time.toFixed(2).padStart(8)} s  ${name}`);
    total += time;
  }
  say(`${total.toFixed(2).padStart(8)} s  in all, result.csv ${megabytes('computed.csv')} MB`);
  say(`largest memory of ${spark ? "Spark's" : 'this'} process: ${measured.memory.toFixed(0)} MB`);
  if (one !== undefined) {
    say(`one SHA-256 of 100 bytes by openssl: ${(one * 1e6).toFixed(3)} µs`);
    say(
      `the draw of one lot: ${((total / lots) * 1e6).toFixed(2)} µs, as long as ${(total / lots / one).toFixed(1)} of these`,
    );
  }
  if (lots <= LARGEST_OWN) {
    const same = (await digestOf(join(folder, 'computed.csv'))) === programsOwn(folder, seed);
    say(same ? "the result is the program's own" : 'WRONG: the program has another result');
    if (!same) process.exitCode = 1;
  }
}

const lots = Number(process.argv[2]);
const spark = process.argv[3] === '--spark';
if (!Number.isSafeInteger(lots) || lots < 1 || lots > 100_000_000) {
  process.stderr.write('usage: node test/verifiers/scale.ts LOTS [--spark] [MEMORY], for instance 10000000 4GB\n');
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  try {
    await measure(folder, lots, spark, process.argv[spark ? 4 : 3]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
