/**
 * The verifiers of docs/ that share no code with the product: verify.py, verify.sh, verify.sql and verify-spark.sql. Each is
 * run on a public folder and answers in one form, so that tests can compare them with the product and with each other.
 *
 * A tool that this machine lacks is an answer too (`available: false`), never an error.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { chown, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
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
  readonly verdict: 'verified' | 'given-up' | 'rejected' | 'unreadable' | 'not-checked';
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

/** A ceremony that verifies and an attempt given up end with the same code (protocol.md 6): the line tells them apart. */
function verdictOf(code: number, report: string): 'verified' | 'given-up' | 'rejected' | 'unreadable' {
  if (code === 0) return /^given up\b/m.test(report) ? 'given-up' : 'verified';
  return code === 1 ? 'rejected' : 'unreadable';
}

/** docs/verify.py. `folder` may be a dossier as well: then the tags are checked. */
export function byPython(folder: string, python = 'python3'): Promise<OtherAnswer> {
  return inTempFolder(async temp => {
    const out = join(temp, 'result.csv');
    const ran = await run(python, [join(DOCS, 'verify.py'), resolve(folder), '--result', out]);
    if (ran.code === 'missing') return { available: false, why: `no ${python} on this machine` };
    return {
      available: true,
      verdict: verdictOf(ran.code, ran.output),
      resultCsv: await bytesOf(out),
      report: ran.output,
    };
  });
}

// What a Python that stays runs: for each line of arguments verify.py, as `python3 verify.py` would, and back its exit code
// and all that it printed. A trace of its insides is printed too, as Python does. A signature that was good is not computed again.
const STAYING = `
import contextlib, functools, io, json, sys, traceback
path = sys.argv[1]
program = {'__name__': 'verify', '__file__': path}
exec(compile(open(path, 'rb').read(), path, 'exec'), program)
program['check_signature'] = functools.lru_cache(None)(program['check_signature'])
for line in sys.stdin:
    sys.argv = [path] + json.loads(line)
    printed = io.TextIOWrapper(io.BytesIO(), encoding='utf-8', write_through=True)
    ended = 0
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            program['main']()
        except SystemExit as end:
            ended = 0 if end.code is None else end.code
        except BaseException:
            traceback.print_exc()
            ended = 1
    sys.__stdout__.write(json.dumps([ended, printed.buffer.getvalue().decode()]) + '\\n')
    sys.__stdout__.flush()
`;

/** A Python that stays, and answers each line of JSON with one: first its exit code, then what it printed. */
class Staying {
  readonly #child: ChildProcess;
  readonly #waiting: ((line: string) => void)[] = [];
  #end: string | undefined;

  constructor(python: string, args: readonly string[]) {
    const child = spawn(python, args, { stdio: 'pipe' });
    this.#child = child;
    child.on('error', () => {}); // `close` follows.
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

  /** Asks, and waits for the answer. */
  async ask(question: unknown): Promise<readonly [code: number, report: string, ...more: unknown[]]> {
    const line = await new Promise<string>(done => {
      if (this.#end !== undefined) return done(this.#end);
      this.#waiting.push(done);
      this.#child.stdin?.write(`${JSON.stringify(question)}\n`);
    });
    return JSON.parse(line);
  }

  /** Ends it: there are no more questions. */
  stop(): Promise<void> {
    return ended(this.#child, () => this.#child.stdin?.end());
  }
}

/** A Python that stays for many folders: to start one takes longer than to verify a small folder. */
export class Python extends Staying {
  /** docs/verify.py on a folder, as `byPython` runs it. */
  answer(folder: string): Promise<OtherAnswer> {
    return inTempFolder(async temp => {
      const out = join(temp, 'result.csv');
      const [code, report] = await this.ask([resolve(folder), '--result', out]);
      return { available: true, verdict: verdictOf(code, report), resultCsv: await bytesOf(out), report };
    });
  }
}

/** Starts a Python for many folders, when this machine has one. `stop()` it afterwards. */
export async function startPython(python = 'python3'): Promise<Python | Unavailable> {
  if (findOnPath(python) === undefined) return { available: false, why: `no ${python} on this machine` };
  return new Python(python, ['-c', STAYING, join(DOCS, 'verify.py')]);
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
    return {
      available: true,
      verdict: verdictOf(ran.code, ran.output),
      resultCsv: await bytesOf(out),
      report: ran.output,
    };
  });
}

/**
 * docs/verify.sql as one of the two databases reads it, or docs/verify-spark.sql, with the files of `folder` and the output
 * in `out`.
 */
export function sqlFor(database: 'duckdb' | 'postgres' | 'spark', folder: string, out: string): string {
  const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;
  return readFileSync(join(DOCS, database === 'spark' ? 'verify-spark.sql' : 'verify.sql'), 'utf8')
    .replaceAll(new RegExp(`^--${database}: `, 'gm'), '')
    .replaceAll(/'(roster\.csv|rules\.txt|journal\.txt)'/g, (_, name: string) => quoted(join(folder, name)))
    .replaceAll(/'computed(\.csv)?'/g, quoted(out));
}

/** The statements of such a script, one by one and without comments. */
export function statementsOf(script: string): string[] {
  const statements = script.replaceAll(/--.*$/gm, '').split(/;\s*\n/);
  return statements.map(statement => statement.trim()).filter(statement => statement !== '');
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
    await ended(this.#server, () => this.#server.kill('SIGINT'));
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
function ended(child: ChildProcess, ask: () => void): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(done => {
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(force);
      done();
    });
    ask();
  });
}

// What a Python with pyspark runs: for each line of statements a session of its own. It goes on with how many seconds each statement
// took, and the process of Spark. Its folders are temporary, and it leaves when it is asked no more.
const SPARK = `
import json, os, sys, tempfile, time, traceback
answers = os.fdopen(os.dup(1), 'w')
os.dup2(2, 1)
from pyspark.sql import SparkSession
with tempfile.TemporaryDirectory(prefix='others-spark-') as home:
    os.chdir(home)
    builder = SparkSession.builder.config('spark.local.dir', home)
    for name, value in json.loads(sys.argv[1]).items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    gateway = spark.sparkContext._gateway
    java = gateway.jvm.java.lang.ProcessHandle.current().pid()
    try:
        for line in sys.stdin:
            session, ended, report, seconds = spark.newSession(), 0, '', []
            try:
                for statement in json.loads(line):
                    began = time.monotonic()
                    session.sql(statement)
                    seconds.append(time.monotonic() - began)
            except Exception:
                ended, report = 1, traceback.format_exc()
            spark.catalog.clearCache()
            answers.write(json.dumps([ended, report, seconds, java]) + '\\n')
            answers.flush()
    finally:
        spark.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait()
`;

/** What one run of a script on Spark took: the seconds of each statement, and the id of the process of Spark. */
export type SparkRun = {
  readonly code: number;
  readonly report: string;
  readonly seconds: readonly number[];
  readonly pid: number;
};

/** A Spark in a Python that stays: to start one takes longer than many folders. */
export class Spark extends Staying {
  /** docs/verify-spark.sql on a public folder. Nothing of it stays in Spark. */
  answer(folder: string): Promise<OtherAnswer> {
    return inTempFolder(async temp => {
      const out = join(temp, 'computed');
      const { code, report } = await this.query(statementsOf(sqlFor('spark', resolve(folder), out)));
      if (code !== 0) return { available: true, verdict: 'unreadable', resultCsv: NOTHING, report };
      const parts = await Promise.all(partsOf(out).map(path => readFile(path)));
      const resultCsv = new Uint8Array(Buffer.concat([Buffer.from(SPARK_HEADER), ...parts]));
      return { available: true, verdict: 'not-checked', resultCsv, report };
    });
  }

  /** Runs statements in a session of its own, up to the first error. */
  async query(statements: readonly string[]): Promise<SparkRun> {
    const [code, report, seconds = [], pid = 0] = await this.ask(statements);
    return { code, report, seconds: seconds as readonly number[], pid: pid as number };
  }
}

/** The first line of result.csv, which verify-spark.sql leaves to the shell. */
export const SPARK_HEADER = 'school,rank,lot,size,ticket,status\n';

/** The files that Spark has written into a folder, in the order of their rows. */
export function partsOf(folder: string): string[] {
  const names = readdirSync(folder).filter(name => name.startsWith('part-'));
  return names.sort().map(name => join(folder, name));
}

/** The Python to look for pyspark in: `PYSPARK_PYTHON`, as for Spark itself, or the one of the PATH. */
export const sparkPython = (): string => process.env['PYSPARK_PYTHON'] ?? 'python3';

// For many small folders: several files of the result each, whose order matters, and nothing compiled or planned anew on the way,
// which takes longer than the work. The commands for a shell and scale.ts run Spark as it is.
const SMALL = {
  'spark.master': 'local[2]',
  'spark.ui.enabled': 'false',
  'spark.driver.bindAddress': '127.0.0.1',
  'spark.driver.host': '127.0.0.1',
  'spark.sql.shuffle.partitions': '3',
  'spark.sql.adaptive.enabled': 'false',
  'spark.sql.codegen.wholeStage': 'false',
  'spark.sql.codegen.factoryMode': 'NO_CODEGEN',
  'spark.driver.extraJavaOptions': '-XX:TieredStopAtLevel=1',
};

/** docs/verify-spark.sql as its head says, in a folder that holds copies of the files: by the commands that stand there. */
export function byCommandsForSpark(folder: string): Promise<OtherAnswer> {
  return inTempFolder(async temp => {
    const python = sparkPython();
    const found = await run(python, ['-c', 'import os, pyspark; print(os.path.dirname(pyspark.__file__))']);
    if (found.code !== 0) return { available: false, why: `no pyspark for ${python}` };
    for (const name of ['roster.csv', 'rules.txt', 'journal.txt', 'result.csv']) {
      await copyFile(join(folder, name), join(temp, name));
    }
    await copyFile(join(DOCS, 'verify-spark.sql'), join(temp, 'verify-spark.sql'));
    const [head = ''] = readFileSync(join(DOCS, 'verify-spark.sql'), 'utf8').split('\n\n');
    const commands = Array.from(head.matchAll(/^-- {5}(.*)$/gm), ([, command]) => command).join('\n');
    const PATH = [join(found.output.trim(), 'bin'), process.env['PATH']].join(delimiter);
    const env = { ...process.env, PATH, HOME: temp, SPARK_LOCAL_IP: '127.0.0.1' };
    const { code, output } = await run('sh', ['-e', '-c', commands], { cwd: temp, env });
    const resultCsv = await bytesOf(join(temp, 'computed.csv'));
    return { available: true, verdict: code === 0 ? 'not-checked' : 'unreadable', resultCsv, report: output };
  });
}

/** Starts a Spark for many folders, when there is a pyspark and a Java. `stop()` it afterwards. */
export async function startSpark(settings: { readonly [name: string]: string } = SMALL): Promise<Spark | Unavailable> {
  const python = sparkPython();
  const found = await run(python, ['-c', 'import pyspark']);
  if (found.code === 'missing') return { available: false, why: `no ${python} on this machine` };
  if (found.code !== 0) return { available: false, why: `no pyspark for ${python}` };
  const spark = new Spark(python, ['-c', SPARK, JSON.stringify(settings)]);
  const { code, report } = await spark.query([]);
  return code === 0 ? spark : { available: false, why: `Spark did not start: ${report.trim()}` };
}

/** Where a program is; undefined if it is not on the path. */
export function findOnPath(name: string): string | undefined {
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
