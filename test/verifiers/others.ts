/**
 * The verifiers of docs/ that share no code with the product: verify.py, verify.sh and verify.sql. Each is run on a
 * public folder and answers in one form, so that tests can compare them with the product and with each other.
 *
 * A tool that this machine lacks is an answer too (`available: false`), never an error.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DuckDBInstance } from '@duckdb/node-api';

/** The tool cannot be run here, and why. */
export type Unavailable = { readonly available: false; readonly why: string };

/**
 * What a verifier says of a folder. `resultCsv` is result.csv as that verifier computes it, empty where it could not;
 * the SQL ones compute nothing else, so they say `not-checked`, or `unreadable` when a statement failed. `report` is
 * all that was printed.
 */
export type Answer = {
  readonly available: true;
  readonly verdict: 'verified' | 'rejected' | 'unreadable' | 'not-checked';
  readonly resultCsv: Uint8Array;
  readonly report: string;
};

export type OtherAnswer = Unavailable | Answer;

type Ran = { readonly code: number | 'missing'; readonly output: string };

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const MINUTE = 60_000;
const NOTHING = new Uint8Array();

/** Runs a program to its end; one that takes longer than `limit` is stopped, and that is an error. */
function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { limit = 10 * MINUTE, ...rest } = options;
  return new Promise((done, failed) => {
    execFile(
      program,
      args,
      { ...rest, timeout: limit, maxBuffer: 1 << 26, encoding: 'utf8' },
      (error, stdout, stderr) => {
        const output = stdout + stderr;
        if (error === null) done({ code: 0, output });
        else if (error.code === 'ENOENT') done({ code: 'missing', output });
        else if (typeof error.code === 'number') done({ code: error.code, output });
        else failed(new Error(`${program} was stopped after ${limit} ms or by a signal:\n${output}`, { cause: error }));
      },
    );
  });
}

type RunOptions = {
  readonly limit?: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
};

/** Lends a folder of its own and removes it afterwards. */
async function inTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'others-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return existsSync(file) ? new Uint8Array(await readFile(file)) : NOTHING;
}

function verdictOf(code: number): 'verified' | 'rejected' | 'unreadable' {
  if (code === 0) return 'verified';
  return code === 1 ? 'rejected' : 'unreadable';
}

/** docs/verify.py. `folder` may be a dossier as well: then the tags are checked. */
export function byPython(folder: string, python = 'python3'): Promise<OtherAnswer> {
  return inTempFolder(async temp => {
    const out = join(temp, 'result.csv');
    const ran = await run(python, [join(DOCS, 'verify.py'), resolve(folder), '--result', out]);
    if (ran.code === 'missing') return { available: false, why: `no ${python} on this machine` };
    return { available: true, verdict: verdictOf(ran.code), resultCsv: await bytesOf(out), report: ran.output };
  });
}

// What a Python that stays runs: for each line of arguments verify.py anew, as `python3 verify.py` would, and back its exit code
// and all that it printed. A trace of its insides is printed too, as Python does.
const STAYING = `
import contextlib, io, json, sys, traceback
path = sys.argv[1]
code = compile(open(path, 'rb').read(), path, 'exec')
for line in sys.stdin:
    sys.argv = [path] + json.loads(line)
    printed = io.TextIOWrapper(io.BytesIO(), encoding='utf-8', write_through=True)
    ended = 0
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            exec(code, {'__name__': '__main__', '__file__': path})
        except SystemExit as end:
            ended = 0 if end.code is None else end.code
        except BaseException:
            traceback.print_exc()
            ended = 1
    sys.__stdout__.write(json.dumps([ended, printed.buffer.getvalue().decode()]) + '\\n')
    sys.__stdout__.flush()
`;

/** A Python that stays for many folders: to start one takes longer than to verify a small folder. */
export class Python {
  readonly #child: ChildProcess;
  readonly #waiting: ((line: string) => void)[] = [];
  #end: string | undefined;

  constructor(child: ChildProcess) {
    this.#child = child;
    if (child.stdout !== null) {
      createInterface(child.stdout).on('line', line => this.#waiting.shift()?.(line));
    }
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.stdin?.on('error', () => {}); // It has ended, which `close` tells.
    child.on('close', code => {
      this.#end = JSON.stringify([code ?? 1, `Python has ended: ${said}`]);
      for (const answer of this.#waiting.splice(0)) answer(this.#end);
    });
  }

  /** docs/verify.py on a folder, as `byPython` runs it. */
  answer(folder: string): Promise<OtherAnswer> {
    return inTempFolder(async temp => {
      const out = join(temp, 'result.csv');
      const line = await new Promise<string>(done => {
        if (this.#end !== undefined) return done(this.#end);
        this.#waiting.push(done);
        this.#child.stdin?.write(`${JSON.stringify([resolve(folder), '--result', out])}\n`);
      });
      const [code, report] = JSON.parse(line) as [number, string];
      return { available: true, verdict: verdictOf(code), resultCsv: await bytesOf(out), report };
    });
  }

  /** Ends it. */
  stop(): Promise<void> {
    return ended(this.#child, 'SIGTERM');
  }
}

/** Starts a Python for many folders, when this machine has one. `stop()` it afterwards. */
export async function startPython(python = 'python3'): Promise<Python | Unavailable> {
  if (findOnPath(python) === undefined) return { available: false, why: `no ${python} on this machine` };
  return new Python(spawn(python, ['-c', STAYING, join(DOCS, 'verify.py')], { stdio: 'pipe' }));
}

/** docs/verify.sh, in the given shell and with the given awk (`mawk`, `gawk`, `busybox awk`). */
export function byShell(folder: string, shell = 'sh', awk = 'awk'): Promise<OtherAnswer> {
  return inTempFolder(async temp => {
    const out = join(temp, 'result.csv');
    const env = { ...process.env, AWK: awk, TMPDIR: temp };
    const tool = awk.split(' ')[0] ?? awk;
    if (findOnPath(tool) === undefined) return { available: false, why: `no ${tool} on this machine` };
    const ran = await run(shell, [join(DOCS, 'verify.sh'), resolve(folder), out], { env });
    if (ran.code === 'missing') return { available: false, why: `no ${shell} on this machine` };
    if (ran.output.startsWith('unreadable: this computer has no')) return { available: false, why: ran.output.trim() };
    return { available: true, verdict: verdictOf(ran.code), resultCsv: await bytesOf(out), report: ran.output };
  });
}

/** docs/verify.sql as one of the two databases reads it, with the files of `folder` and the output in `out`. */
export function sqlFor(database: 'duckdb' | 'postgres', folder: string, out: string): string {
  const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;
  return readFileSync(join(DOCS, 'verify.sql'), 'utf8')
    .replaceAll(new RegExp(`^--${database}: `, 'gm'), '')
    .replaceAll(/'(roster\.csv|rules\.txt|journal\.txt)'/g, (_, name: string) => quoted(join(folder, name)))
    .replaceAll("'computed.csv'", quoted(out));
}

let duckDb: Promise<DuckDBInstance> | undefined;

/** docs/verify.sql on DuckDB, in this process: each folder in a database of its own. */
export async function byDuckDb(folder: string): Promise<OtherAnswer> {
  const duckdb = await import('@duckdb/node-api').catch(() => undefined);
  if (duckdb === undefined) return { available: false, why: 'DuckDB has no build for this machine' };
  duckDb ??= duckdb.DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await (await duckDb).connect();
  return inTempFolder(async temp => {
    const out = join(temp, 'result.csv');
    try {
      await connection.run("ATTACH ':memory:' AS own; USE own;");
      await connection.run(sqlFor('duckdb', resolve(folder), out));
      return { available: true, verdict: 'not-checked', resultCsv: await bytesOf(out), report: '' };
    } catch (error) {
      return { available: true, verdict: 'unreadable', resultCsv: NOTHING, report: String(error) };
    } finally {
      await connection.run('USE memory; DETACH own;');
      connection.closeSync();
    }
  });
}

/**
 * docs/verify.sql on PostgreSQL. Without `server` one is started for this folder alone, which takes a second or two;
 * for many folders start one with `startPostgres` and hand it in.
 */
export async function byPostgres(folder: string, server?: Postgres): Promise<OtherAnswer> {
  if (server !== undefined) return server.answer(folder);
  const own = await startPostgres();
  if (!(own instanceof Postgres)) return own;
  try {
    return await own.answer(folder);
  } finally {
    await own.stop();
  }
}

/** A PostgreSQL server of its own in a temporary folder, reachable through a unix socket there and in no other way. */
export class Postgres {
  readonly #home: string;
  readonly #psql: string;
  readonly #server: ChildProcess;
  readonly #leave: () => void;

  constructor(home: string, psql: string, server: ChildProcess) {
    this.#home = home;
    this.#psql = psql;
    this.#server = server;
    // Should the tests end without stop(), nothing stays behind.
    this.#leave = () => {
      server.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true });
    };
    process.once('exit', this.#leave);
  }

  /** Runs docs/verify.sql on a public folder. Nothing of it stays in the database. */
  answer(folder: string): Promise<OtherAnswer> {
    return inTempFolder(async temp => {
      const out = join(temp, 'result.csv');
      const ran = await this.query(sqlFor('postgres', resolve(folder), out), temp);
      if (ran.code !== 0) return { available: true, verdict: 'unreadable', resultCsv: NOTHING, report: ran.output };
      return { available: true, verdict: 'not-checked', resultCsv: await bytesOf(out), report: ran.output };
    });
  }

  /** Runs a script in psql, which stops at the first error. */
  query(sql: string, cwd = this.#home): Promise<Ran> {
    const args = [
      '-X',
      '-q',
      '-A',
      '-t',
      '-v',
      'ON_ERROR_STOP=1',
      '-h',
      this.#home,
      '-U',
      'postgres',
      '-d',
      'postgres',
    ];
    return new Promise((done, failed) => {
      const child = spawn(this.#psql, args, { cwd, timeout: 10 * MINUTE });
      let output = '';
      const note = (chunk: Buffer): void => {
        output += chunk.toString('utf8');
      };
      child.stdout.on('data', note);
      child.stderr.on('data', note);
      child.stdin.on('error', () => {}); // psql may end before it has read everything.
      child.on('error', failed);
      child.on('close', code => done({ code: code ?? 1, output }));
      child.stdin.end(sql);
    });
  }

  /** Ends the server and removes its files. */
  async stop(): Promise<void> {
    process.removeListener('exit', this.#leave);
    await ended(this.#server, 'SIGINT');
    await rm(this.#home, { recursive: true, force: true });
  }
}

/** Starts a throw-away PostgreSQL, when this machine has one. `stop()` it afterwards. */
export async function startPostgres(): Promise<Postgres | Unavailable> {
  const bin = postgresFolder();
  if (bin === undefined) return { available: false, why: 'no PostgreSQL server on this machine' };
  const psql = existsSync(join(bin, 'psql')) ? join(bin, 'psql') : findOnPath('psql');
  if (psql === undefined) return { available: false, why: 'no psql on this machine' };
  // The server refuses to run as root.
  const root = process.getuid?.() === 0;
  const user = root ? await userIds('postgres', 'nobody') : {};
  if (user === undefined)
    return { available: false, why: 'root may not run PostgreSQL, and there is no user postgres' };

  const home = mkdtempSync(join(tmpdir(), 'others-pg-'));
  const data = join(home, 'data');
  try {
    if (user.uid !== undefined && user.gid !== undefined) await chown(home, user.uid, user.gid);
    const common = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    // A database that sorts by a language shows whether verify.sql compares bytes all the same. Older ones cannot.
    const language = ['--locale-provider=icu', '--icu-locale=zh'];
    const options = { ...user, cwd: home, limit: 2 * MINUTE };
    let made = await run(join(bin, 'initdb'), [...common, ...language], options);
    if (made.code !== 0) {
      await rm(data, { recursive: true, force: true });
      made = await run(join(bin, 'initdb'), common, options);
    }
    if (made.code !== 0) throw new Error(made.output);

    const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', home, '-c', 'listen_addresses=', '-F'], {
      ...user,
      cwd: home,
      stdio: 'ignore',
      timeout: 30 * MINUTE,
      killSignal: 'SIGINT',
    });
    server.on('error', () => {});
    const postgres = new Postgres(home, psql, server);
    const patience = Date.now() + MINUTE;
    while ((await postgres.query('SELECT 1;')).code !== 0) {
      if (server.exitCode !== null || server.signalCode !== null || Date.now() > patience) {
        await postgres.stop();
        return { available: false, why: 'PostgreSQL did not start' };
      }
      await new Promise(later => setTimeout(later, 100));
    }
    return postgres;
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    return { available: false, why: `PostgreSQL could not be set up: ${String(error)}` };
  }
}

/** Asks a child to end, and no longer asks after ten seconds. */
function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(done => {
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(force);
      done();
    });
    child.kill(signal);
  });
}

function findOnPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.map(folder => join(folder, name)).find(file => existsSync(file));
}

/** The folder with initdb and postgres: of the PATH, or the newest that Debian keeps. */
function postgresFolder(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const found = findOnPath('initdb');
  const folders = [
    ...(found === undefined ? [] : [dirname(realpathSync(found))]),
    ...versions.map(version => join(debian, version, 'bin')),
  ];
  return folders.find(folder => ['initdb', 'postgres'].every(name => existsSync(join(folder, name))));
}

/** The ids of the first of these users that exists. */
async function userIds(...names: readonly string[]): Promise<{ uid?: number; gid?: number } | undefined> {
  for (const name of names) {
    const uid = await run('id', ['-u', name], { limit: MINUTE });
    const gid = await run('id', ['-g', name], { limit: MINUTE });
    if (uid.code === 0 && gid.code === 0) return { uid: Number(uid.output), gid: Number(gid.output) };
  }
  return undefined;
}
