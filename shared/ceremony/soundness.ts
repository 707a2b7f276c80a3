// Holds the files of a dossier against its record, at every start and before every step that cannot be taken back. What follows from
// the record or from sealed files is made again, to the byte; of the rest it is said which file was lost, before anybody goes on to
// an end that no verifier would accept. Nothing here decides anything: each file is compared with the digest or the signature that the
// record has of it.

import { filesOnPage } from '../dossier/result-page.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { parsePlan, rulesOf } from '../plan/plan.ts';
import type { Disk, Privacy, RandomBytes, Signatures, SigningKey } from '../ports.ts';
import {
  type Commitment,
  commitmentOf,
  keyDigest,
  parseCommitment,
  parseKey,
  printCommitment,
  printKey,
} from '../protocol/commitment.ts';
import type { Digest } from '../protocol/hash.ts';
import { printHead } from '../protocol/head.ts';
import { type Journal, parseJournal, wholeLines } from '../protocol/journal.ts';
import { bytesOf, hexOf, instantOf, isSecret } from '../protocol/lexis.ts';
import { parsePeople } from '../protocol/people.ts';
import { draw, printResult } from '../protocol/result.ts';
import type { Roster } from '../protocol/roster.ts';
import { allRoles, printRules, type Role } from '../protocol/rules.ts';
import { readSealedPeople } from '../protocol/tags.ts';
import { givenUpIn, madeHereIn } from '../record/notes.ts';
import { journalFile, timesOf } from '../record/reading.ts';
import { type Frozen, isOver, mayGiveUp, type State } from '../record/state.ts';
import { type Refusal, refusal } from '../text/refusal.ts';
import { rosterOf } from './freezing.ts';
import { joinJournal, journalCopyFile, printJournalCopy } from './journal-copy.ts';
import { digestsNow, keptDigestsFile, parseKeptDigests, printKeptDigests } from './kept-digests.ts';

/** The private key of a ceremony, from its freeze to its seal. */
export const keyFile = 'sealed/ceremony.key';

/** The secret of a role, where it was made here, until its reveal. */
export function secretFile(role: Role): string {
  return `sealed/secret-${role}.txt`;
}

/** The second copy of a file that nothing could make again, as the private key and the secrets are. It goes with the first. */
export function secondOf(file: string): string {
  return file.replace(/(?=\.[a-z]+$)/, '-copy');
}

/** Writes such a file, twice. */
export function keepTwice({ write }: Disk, file: string, bytes: Uint8Array): Outcome<void> {
  const kept = write(file, [bytes], 'private');
  return kept.ok ? write(secondOf(file), [bytes], 'private') : kept;
}

/** Removes both. The first goes last: as long as it is there, a start removes them again. */
export function dropTwice({ remove }: Disk, file: string): Outcome<void> {
  const dropped = remove(secondOf(file));
  return dropped.ok ? remove(file) : dropped;
}

/** What files are read, written and compared with. */
type Tools = {
  readonly disk: Disk;
  readonly random: RandomBytes;
  readonly signatures: Signatures;
  readonly digest: Digest;
  readonly spec: Uint8Array;
  readonly verifier: Uint8Array;
};

/** How far a record has come: what its files are held against. */
type OnRecord = {
  readonly journal: Journal;
  readonly state: State;
  readonly frozen: Frozen;
  readonly roster: Roster;
};

/**
 * What was found. `mended` are files that were made again; `lost` is the first without which the record does not verify, null if there is
 * none; `said` are sentences on what is wrong and keeps nobody from going on.
 */
export type Found = {
  readonly mended: readonly string[];
  readonly lost: string | null;
  readonly said: readonly Refusal[];
};

/**
 * What became of the files of a dossier since the program opened it: those that were damaged and made again, why no step can be
 * taken (null if one can), and what is wrong besides.
 */
export type Damage = {
  readonly mended: readonly string[];
  readonly lost: Refusal | null;
  readonly said: readonly Refusal[];
};

/** Bytes that a file of the dossier may have had: copies that lie elsewhere. Only one with the digest that was kept is put in place. */
export type Spare = (file: string) => readonly Uint8Array[];

/** Nothing is wrong. */
export const nothingFound: Found = { mended: [], lost: null, said: [] };

/** Why nobody goes on without a file: what to do about it depends on how far the record has come. */
export function lostRefusal(file: string, { due }: State): Refusal {
  if (mayGiveUp(due.type)) return refusal('ceremony.lost', { file });
  return refusal(isOver(due.type) ? 'ceremony.lost-over' : 'ceremony.lost-late', { file });
}

/** What there is to say of it, in sentences: what keeps every step from being taken first. */
export function troublesOf(damage: Damage): readonly Refusal[] {
  const { mended, lost, said } = damage;
  const made = mended.length === 0 ? [] : [refusal('ceremony.mended', { files: mended.join(', ') })];
  return [...(lost === null ? [] : [lost]), ...said, ...made];
}

/** A journal on disk that was brought together with its copy: how much was mended, and whether a last line had been cut off. */
export type MendedJournal = { readonly mended: readonly string[]; readonly torn: boolean; readonly hasCopy: boolean };

/**
 * Brings the journal of ceremony `id` and its copy together, on disk. A folder in which a freeze has left files has a journal: without
 * one it is refused, and never begun anew.
 */
export function mendJournal({ disk, digest }: Pick<Tools, 'disk' | 'digest'>, id: string): Outcome<MendedJournal> {
  for (const file of [journalFile, journalCopyFile]) {
    const read = disk.read(file);
    if (!read.ok && !isOfFile(read.refusal)) return read;
  }
  const [journal, copy] = [bytesIn(disk, journalFile), bytesIn(disk, journalCopyFile)];
  const joined = joinJournal(journal, copy);
  const lost = refused(refusal('ceremony.damaged', { file: journalFile }));
  const { bytes, isMended } = joined;
  if (joined.isCut) return lost;
  if (bytes.length === 0) {
    const isBegun = ['public/rules.txt', 'sealed/people.csv', keyFile].some(file => bytesIn(disk, file) !== null);
    return isBegun ? lost : done({ mended: [], torn: joined.torn, hasCopy: false });
  }
  const parsed = parseJournal(bytes, id);
  if (!parsed.ok) {
    const [, , ceremony] = new TextDecoder().decode(bytes.subarray(0, 200)).split('|');
    // That it is another ceremony's says whoever reads the record.
    return ceremony === id ? lost : done({ mended: [], torn: joined.torn, hasCopy: false });
  }
  const mended: string[] = [];
  // A whole record that goes another way is no damage: somebody has put it there, and it is not written over.
  if (joined.changed > 1 && parseJournal(wholeLines(journal ?? new Uint8Array(0)).bytes, id).ok) {
    return refused(refusal('disk.changed', { file: journalFile }));
  }
  if (isMended) {
    const written = disk.write(journalFile, [bytes], 'open');
    if (!written.ok) return written;
    mended.push(journalFile);
  }
  if (joined.copy === 'whole') return done({ mended, torn: joined.torn, hasCopy: true });
  // A dossier of before there were copies, which is over, stays as it is.
  const last = parsed.value.entries.at(-1)?.event;
  const isEnded = last?.type === 'seal' || givenUpIn(last) !== null;
  const isOld = joined.copy === 'none' && bytesIn(disk, keptDigestsFile) === null;
  if (isOld && isEnded) return done({ mended, torn: joined.torn, hasCopy: false });
  // One under way that began before there were copies gets both now, and nothing was damaged.
  if (isOld && parsed.value.entries.some(({ event }) => event.type === 'freeze')) {
    const kept = disk.write(keptDigestsFile, [printKeptDigests(digestsNow(disk.read, digest), digest)], 'private');
    if (!kept.ok) return kept;
  }
  for (const file of isOld ? [keyFile, ...allRoles.map(secretFile)] : []) {
    const bytes = bytesIn(disk, file);
    const twice = bytes === null ? done(undefined) : disk.write(secondOf(file), [bytes], 'private');
    if (!twice.ok) return twice;
  }
  const written = disk.write(journalCopyFile, [printJournalCopy(parsed.value.entries)], 'private');
  if (!written.ok) return written;
  if (!isOld && joined.copy !== 'behind') mended.push(journalCopyFile);
  return done({ mended, torn: joined.torn, hasCopy: true });
}

/** Whether the journal of a dossier, or its copy, has a freeze. */
export function isFrozenIn(disk: Pick<Disk, 'read'>): boolean {
  const { bytes } = joinJournal(bytesIn(disk, journalFile), bytesIn(disk, journalCopyFile));
  return new TextDecoder().decode(bytes).includes('|freeze|');
}

/**
 * Makes rules.txt and roster.csv again where they are not the ones that the journal froze, out of the sealed plan and the sealed list.
 * Returns the files that were made; refused where one is lost that cannot be made.
 */
export function mendLists({ disk, digest }: Pick<Tools, 'disk' | 'digest'>, id: string): Outcome<string[]> {
  const journal = parseJournal(bytesIn(disk, journalFile) ?? new Uint8Array(0), id);
  const event = journal.ok ? journal.value.entries.find(each => each.event.type === 'freeze')?.event : undefined;
  if (event?.type !== 'freeze') return done([]);
  const sources: readonly (readonly [string, string, () => Uint8Array | null])[] = [
    [
      'public/rules.txt',
      event.rules,
      () => {
        const plan = parsePlan('sealed/plan.json', bytesIn(disk, 'sealed/plan.json') ?? new Uint8Array(0));
        return plan.ok ? printRules(rulesOf({ ...plan.value, ceremony: id })) : null;
      },
    ],
    [
      'public/roster.csv',
      event.roster,
      () => {
        const people = parsePeople(bytesIn(disk, 'sealed/people.csv') ?? new Uint8Array(0));
        return people.ok ? rosterOf(id, people.value) : null;
      },
    ],
  ];
  const mended: string[] = [];
  for (const [file, wanted, make] of sources) {
    const bytes = bytesIn(disk, file);
    if (bytes !== null && digest(bytes) === wanted) continue;
    const made = make();
    if (made === null || digest(made) !== wanted) return refused(refusal('ceremony.damaged', { file }));
    const written = disk.write(file, [made], 'open');
    if (!written.ok) return written;
    mended.push(file);
  }
  return done(mended);
}

/**
 * Holds all files that a record speaks of against it, and makes again what can be made; refused only if the disk cannot be written. At a
 * start also what the record does not speak of, of which `spare` may have a copy.
 */
export function holdFiles(
  tools: Tools,
  record: OnRecord,
  at: 'start' | 'step',
  spare: Spare = () => [],
): Outcome<Found> {
  return new Holding(tools, record).hold(at, spare);
}

/** The private key: of its two copies the one that the promise on disk names, or any before there is one; null if there is none. */
export function signingKeyIn(tools: Pick<Tools, 'disk' | 'digest' | 'signatures'>): SigningKey | null {
  const copies = [keyFile, secondOf(keyFile)].map(file => bytesIn(tools.disk, file));
  const keys = keysIn(copies, tools.signatures);
  return keys.find(key => isPromisedKey(tools, key)) ?? keys[0] ?? null;
}

/** The private keys in these files, each once: the copies are alike but for damage, and to derive a key takes time at every step. */
function keysIn(copies: readonly (Uint8Array | null)[], signatures: Signatures): SigningKey[] {
  const seeds = copies.map(bytes => (bytes === null ? '' : new TextDecoder().decode(bytes)));
  return [...new Set(seeds)]
    .filter(digits => /^[0-9a-f]{64}\n$/.test(digits))
    .map(digits =>
      signatures.keyOf(Uint8Array.from(digits.match(/[0-9a-f]{2}/g) ?? [], pair => Number.parseInt(pair, 16))),
    );
}

/** Whether a key is the one that the promise on disk names: then it may sign. */
export function isPromisedKey({ disk, digest }: Pick<Tools, 'disk' | 'digest'>, key: SigningKey): boolean {
  const promise = parseCommitment(bytesIn(disk, 'public/commitment.txt') ?? new Uint8Array(0));
  return promise.ok && promise.value.key === keyDigest(key.publicKey, digest);
}

/** One pass over the files of a dossier. */
class Holding {
  private readonly tools: Tools;
  private readonly record: OnRecord;
  private readonly mended: string[] = [];
  private readonly lost: string[] = [];
  private readonly said: Refusal[] = [];
  /** Why the disk did not take a file that was made again. */
  private failed: Refusal | null = null;

  constructor(tools: Tools, record: OnRecord) {
    this.tools = tools;
    this.record = record;
  }

  hold(at: 'start' | 'step', spare: Spare): Outcome<Found> {
    const { digest } = this.tools;
    const { frozen, roster, state } = this.record;
    const digests = this.digests(at);
    const is = (wanted: string) => (bytes: Uint8Array) => digest(bytes) === wanted;
    this.file('public/rules.txt', is(frozen.rulesDigest), () => printRules(frozen.rules));
    this.file('public/roster.csv', is(frozen.rosterDigest), () => roster.bytes);
    this.people(digests.get('sealed/people.csv'));
    this.keys();
    if (state.result !== null && state.seed !== null) {
      const { seed } = state;
      const make = () => printResult(draw(roster, frozen.rules.schools, seed));
      this.file('public/result.csv', is(state.result), make);
    }
    this.secrets();
    if (at === 'start') this.others(digests, spare);
    const [lost = null] = this.lost;
    return this.failed === null ? done({ mended: this.mended, lost, said: this.said }) : refused(this.failed);
  }

  /** Reads a file, and makes it again if it is not sound; null if it is lost. */
  private file(
    name: string,
    isSound: (bytes: Uint8Array) => boolean,
    make: () => Uint8Array | null,
    privacy: Privacy = 'open',
  ): Uint8Array | null {
    const bytes = this.bytes(name);
    if (bytes !== null && isSound(bytes)) return bytes;
    const made = make() ?? this.onPage.get(name.slice('public/'.length)) ?? null;
    if (made !== null && isSound(made)) return this.put(name, made, privacy);
    this.lost.push(name);
    return null;
  }

  /** The files that result.html carries, once there is one. */
  private get onPage(): ReadonlyMap<string, Uint8Array> {
    const isSealed = this.record.state.due.type === 'sealed';
    const page = isSealed ? this.bytes('public/result.html') : null;
    return page === null ? new Map() : filesOnPage(page);
  }

  /** The bytes of a file; null if it is not there to go on with. A folder that is gone is no damage of its files. */
  private bytes(name: string): Uint8Array | null {
    const read = this.tools.disk.read(name);
    if (read.ok) return read.value;
    if (!isOfFile(read.refusal)) this.failed ??= read.refusal;
    return null;
  }

  private put(name: string, bytes: Uint8Array, privacy: Privacy): Uint8Array {
    const written = this.failed === null ? this.tools.disk.write(name, [bytes], privacy) : refused(this.failed);
    if (written.ok) this.mended.push(name);
    else this.failed ??= written.refusal;
    return bytes;
  }

  /** Puts both copies of a file in place that are not these bytes. */
  private twice(file: string, bytes: Uint8Array): void {
    for (const name of [file, secondOf(file)]) {
      const now = this.bytes(name);
      if (now === null || !isEqual(now, bytes)) this.put(name, bytes, 'private');
    }
  }

  /** The sealed list: as it was sealed, or at least with the children that the tags speak of. */
  private people(wanted: string | undefined): void {
    const name = 'sealed/people.csv';
    const bytes = this.bytes(name);
    if (bytes !== null && wanted !== undefined && this.tools.digest(bytes) === wanted) return;
    const people = readSealedPeople(bytes, this.record.journal.ceremony, this.record.roster);
    if (!people.ok) this.lost.push(name);
    else if (wanted !== undefined) this.said.push(refusal('ceremony.odd-people', { file: name }));
  }

  /** The promise, both keys and both signatures. */
  private keys(): void {
    const { signatures, digest, random } = this.tools;
    const { journal, state } = this.record;
    const pem = 'public/key.pem';
    const parsed = parseKey(this.bytes(pem) ?? new Uint8Array(0));
    const copies = [keyFile, secondOf(keyFile)].map(file => this.bytes(file));
    const found = keysIn(copies, signatures);
    const isEnded = isOver(state.due.type);
    if (state.promise === null) {
      if (isEnded) {
        if (!parsed.ok) this.lost.push(pem);
        return;
      }
      // Nobody has been told of a key yet: another one is as good.
      const key = found[0] ?? signatures.keyOf(random(32));
      this.twice(keyFile, bytesOf(`${hexOf(key.seed)}\n`));
      const wanted = printKey(key.publicKey);
      this.file(
        pem,
        bytes => isEqual(bytes, wanted),
        () => wanted,
      );
      return;
    }
    const { promise } = state;
    const keys = [...found.map(({ publicKey }) => publicKey), ...(parsed.ok ? [parsed.value] : [])];
    const commitment = this.file(
      'public/commitment.txt',
      bytes => digest(bytes) === promise,
      () => this.promiseAgain(keys.map(each => keyDigest(each, digest))),
    );
    const read = commitment === null ? null : parseCommitment(commitment);
    const named = read?.ok ? read.value.key : null;
    const isNamed = (publicKey: Uint8Array) => named !== null && keyDigest(publicKey, digest) === named;
    const own = found.find(({ publicKey }) => isNamed(publicKey)) ?? null;
    if (!isEnded && named !== null && own === null) this.lost.push(keyFile);
    if (!isEnded && own !== null) this.twice(keyFile, bytesOf(`${hexOf(own.seed)}\n`));
    const isPem = (bytes: Uint8Array) => {
      const read = parseKey(bytes);
      return read.ok && isNamed(read.value);
    };
    const publicKey = this.file(pem, isPem, () => (own === null ? null : printKey(own.publicKey)));
    const raw = publicKey === null ? null : parseKey(publicKey);
    const signed = (message: Uint8Array | null, name: string) => {
      if (message === null || !raw?.ok) return;
      this.file(
        name,
        bytes => bytes.length === 64 && signatures.verify(raw.value, message, bytes),
        () => (own === null ? null : signatures.sign(own, message)),
      );
    };
    signed(commitment, 'public/commitment.sig');
    if (state.due.type !== 'sealed') return;
    const wanted = printHead({
      ceremony: journal.ceremony,
      journal: journal.entries.at(-1)?.hash ?? '',
      result: state.result ?? '',
    });
    signed(
      this.file(
        'public/head.txt',
        bytes => isEqual(bytes, wanted),
        () => wanted,
      ),
      'public/head.sig',
    );
  }

  /** The promise, made again under one of these keys. Its time is shortly before that of the event that names it. */
  private promiseAgain(keys: readonly string[]): Uint8Array | null {
    const { journal, state, frozen } = this.record;
    const { published } = timesOf(journal);
    if (published === null) return null;
    const promise: Omit<Commitment, 'key' | 'time'> = {
      ceremony: journal.ceremony,
      roster: frozen.rosterDigest,
      rules: frozen.rulesDigest,
      lots: frozen.lots,
      children: frozen.children,
      commitments: state.commitments,
    };
    for (let seconds = 0; seconds <= longestWriting; seconds++) {
      const time = earlier(published, seconds);
      for (const key of keys) {
        const bytes = printCommitment({ ...promise, key, time });
        if (this.tools.digest(bytes) === state.promise) return bytes;
      }
    }
    return null;
  }

  /** The secrets that were made here and are not revealed. One whose envelope was printed can be typed from it. */
  private secrets(): void {
    const { state, frozen, journal } = this.record;
    const madeHere = madeHereIn(state.notes);
    for (const { role, commitment } of state.commitments.slice(state.secrets.length)) {
      if (!madeHere.has(role) || state.due.type === 'given-up') continue;
      const copies = copiesOf(role).map(file => secretIn(this.bytes(file), journal.ceremony, role, frozen, commitment));
      const secret = copies.find(each => each !== null) ?? null;
      if (secret !== null) {
        this.twice(secretFile(role), bytesOf(`${secret}\n`));
        continue;
      }
      const isPrinted = state.notes.some(
        note => note.type === 'fact' && note.fact.key === 'printed' && note.fact.role === role,
      );
      if (isPrinted) this.said.push(refusal('ceremony.secret-on-paper', { role, file: secretFile(role) }));
      else if (mayGiveUp(state.due.type)) this.lost.push(secretFile(role));
      // From the close on whoever has it may type it: the reveal itself tells whether it opens the commitment.
      else this.said.push(lostRefusal(secretFile(role), state));
    }
  }

  /** The digests of what the record does not speak of; made anew from what is there if they were lost. */
  private digests(at: 'start' | 'step'): ReadonlyMap<string, string> {
    const { disk, digest } = this.tools;
    const bytes = this.bytes(keptDigestsFile);
    const read = bytes === null ? null : parseKeptDigests(bytes, digest);
    if (read !== null || at === 'step') return read ?? new Map();
    // A dossier of before there were copies has no digests either.
    if (bytes === null && this.bytes(journalCopyFile) === null) return new Map();
    const now = digestsNow(disk.read, digest);
    this.put(keptDigestsFile, printKeptDigests(now, digest), 'private');
    return now;
  }

  /** What the record does not speak of: the pages, the plan, what was imported. */
  private others(digests: ReadonlyMap<string, string>, spare: Spare): void {
    const { digest, spec, verifier } = this.tools;
    for (const [name, wanted] of digests) {
      if (name === 'sealed/people.csv') continue;
      const bytes = this.bytes(name);
      if (bytes !== null && digest(bytes) === wanted) continue;
      const found = [spec, verifier, ...spare(name)].find(each => digest(each) === wanted);
      if (found) this.put(name, found, name.startsWith('sealed/') ? 'private' : 'open');
      else this.said.push(refusal('ceremony.odd-file', { file: name }));
    }
  }
}

/** How long the promise may have been on its way to the disk before its event, in seconds. */
const longestWriting = 600;

/** A time of the protocol some seconds earlier, with the same offset. */
function earlier(time: string, seconds: number): string {
  const offset = time.slice(19);
  const minutes = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))) * (offset.startsWith('-') ? -1 : 1);
  const local = new Date((instantOf(time) ?? 0) + minutes * 60_000 - seconds * 1000);
  return `${local.toISOString().slice(0, 19)}${offset}`;
}

/** The files in which the secret of a role lies. */
export function copiesOf(role: Role): readonly string[] {
  return [secretFile(role), secondOf(secretFile(role))];
}

/** The secret in the bytes of such a file, if it opens a commitment of the frozen ceremony `id`; else null. */
export function secretIn(
  bytes: Uint8Array | null,
  id: string,
  role: Role,
  { rosterDigest, rulesDigest }: Pick<Frozen, 'rosterDigest' | 'rulesDigest'>,
  commitment: string,
): string | null {
  const secret = bytes === null ? '' : new TextDecoder().decode(bytes).trim();
  const isOpening = isSecret(secret) && commitmentOf(id, role, rosterDigest, rulesDigest, secret) === commitment;
  return isOpening ? secret : null;
}

/** Whether a file itself cannot be read. Anything else, as that its folder is gone, is no word on what it holds. */
function isOfFile({ code }: Refusal): boolean {
  return code === 'disk.failed' || code === 'disk.read-only';
}

/** The bytes of a file; null if it is absent or cannot be read: either way it is not there to go on with. */
function bytesIn({ read }: Pick<Disk, 'read'>, name: string): Uint8Array | null {
  const bytes = read(name);
  return bytes.ok ? bytes.value : null;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
