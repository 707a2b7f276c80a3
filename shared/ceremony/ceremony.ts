// The ceremony as a service: each step is checked against the state, put on disk, and only then part of what anybody can
// see. The windows, the rehearsal on the command line and the tests all go through here.
//
// Files first, then the event that names them: an event in the journal never speaks of bytes that a power cut could still
// take. After a crash `open` reads the journal again, and each step takes up what the interrupted one left.

import { carriedFiles, mostLotsOnPage, resultPage } from '../dossier/result-page.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { parsePlan } from '../plan/plan.ts';
import type { Clock, Disk, Privacy, RandomBytes, Signatures, SigningKey } from '../ports.ts';
import { commitmentOf, keyDigest, printCommitment, printKey } from '../protocol/commitment.ts';
import type { Fact } from '../protocol/facts.ts';
import type { Digest, Hex64 } from '../protocol/hash.ts';
import { printHead } from '../protocol/head.ts';
import { inputNumber, joinInputs } from '../protocol/inputs.ts';
import {
  factEvent,
  type Journal,
  type JournalEvent,
  longestJournal,
  nextEntry,
  printJournal,
} from '../protocol/journal.ts';
import { bytesOf, decodeText, encodeText, hexOf, instantOf, isSecret } from '../protocol/lexis.ts';
import { parsePeople } from '../protocol/people.ts';
import { type Draw, draw, printResult } from '../protocol/result.ts';
import { parseRoster, type Roster } from '../protocol/roster.ts';
import { allRoles, parseRules, printRules, type Role, type Rules } from '../protocol/rules.ts';
import { type GivenUp, givenUpIn, madeHereIn } from '../record/notes.ts';
import { frozenOf, journalFile, readRecord, type StoredRecord } from '../record/reading.ts';
import { advance, type Frozen, freezeEvent, isNote, mayGiveUp, nextSeed, type State } from '../record/state.ts';
import { type Refusal, refusal } from '../text/refusal.ts';
import { freezeLists, type SchoolChildren, saltsOf } from './freezing.ts';
import { journalCopyFile, printJournalCopy } from './journal-copy.ts';
import { keptDigestsFile, parseKeptDigests, printKeptDigests } from './kept-digests.ts';
import {
  type Damage,
  dropTwice,
  type Found,
  holdFiles,
  isPromisedKey,
  keepTwice,
  keyFile,
  lostRefusal,
  mendJournal,
  mendLists,
  nothingFound,
  type Spare,
  secondOf,
  secretFile,
  signingKeyIn,
} from './soundness.ts';

/** What a ceremony needs from its host. `software` is `name/version`, `spec` the bytes of SPEC.txt, `verifier` of verify.html. */
export type CeremonyTools = {
  readonly disk: Disk;
  readonly random: RandomBytes;
  readonly clock: Clock;
  readonly signatures: Signatures;
  readonly digest: Digest;
  readonly software: string;
  readonly spec: Uint8Array;
  readonly verifier: Uint8Array;
};

/**
 * What is frozen: the rules, the lists, and files that are kept beside them in `sealed/` (plan, import report). `before` are the public
 * files of attempts that were given up, by path in the dossier; they are handed on with it.
 */
export type Freeze = {
  readonly rules: Rules;
  readonly lists: readonly SchoolChildren[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  readonly before?: ReadonlyMap<string, Uint8Array>;
};

/** What `open` found: events that were on disk already, and whether the last line had been cut off by a crash. */
export type Recovery = { readonly events: number; readonly torn: boolean };

const resultPageFile = 'public/result.html';

/** Notes stop this far before the journal's last number, so that the ordered events always fit. */
const reserved = 100;

/** A ceremony that is open on a folder. One at a time: the host keeps a lock on the folder. */
export class Ceremony {
  readonly id: string;
  readonly recovery: Recovery;
  private readonly tools: CeremonyTools;
  private journal: Journal;
  private journalLength: number;
  private current: State;
  private frozen: Frozen | null;
  private roster: Roster | null;
  /** How long the copy of the journal is, in bytes; null if it has to be written anew. */
  private copyLength: number | null = null;
  private readonly mended = new Set<string>();
  private found: Found = nothingFound;

  private constructor(tools: CeremonyTools, { journal, length, state, frozen, roster, torn }: StoredRecord) {
    this.tools = tools;
    this.id = journal.ceremony;
    this.journal = journal;
    this.journalLength = length;
    this.current = state;
    this.frozen = frozen;
    this.roster = roster;
    this.recovery = { events: journal.entries.length, torn };
  }

  /**
   * Opens a ceremony: a new one where the folder holds no journal, otherwise the one that is there, at its last event. Files that were
   * damaged are made again where something else has all that was in them (`damage` tells which); `spare` knows of copies
   * of sealed files. Refuses a folder that holds another ceremony, and files that do not fit their journal.
   */
  static open(tools: CeremonyTools, id: string, spare: Spare = () => []): Outcome<Ceremony> {
    const journals = mendJournal(tools, id);
    if (!journals.ok) return journals;
    const lists = mendLists(tools, id);
    if (!lists.ok) return lists;
    const found = readRecord(tools.disk.read, tools.digest, id);
    if (!found.ok) return found;
    const { journal, length, torn } = found.value;
    if (torn) {
      const mended =
        length === 0 ? tools.disk.remove(journalFile) : tools.disk.write(journalFile, [printJournal(journal)], 'open');
      if (!mended.ok) return mended;
    }
    const ceremony = new Ceremony(tools, found.value);
    for (const file of [...journals.value.mended, ...lists.value]) ceremony.mended.add(file);
    if (journals.value.hasCopy) ceremony.copyLength = printJournalCopy(journal.entries).length;
    const ready =
      ceremony.current.due.type === 'open'
        ? ceremony.step({ type: 'open', software: tools.software })
        : done(undefined);
    if (!ready.ok) return ready;
    const tidied = ceremony.tidy();
    if (!tidied.ok) return tidied;
    const held = ceremony.hold('start', spare);
    return held.ok ? done(ceremony) : held;
  }

  /** Where the ceremony stands. */
  get state(): State {
    return this.current;
  }

  /** The record so far. */
  get record(): Journal {
    return this.journal;
  }

  /** The frozen list, or null before the freeze. */
  get list(): Roster | null {
    return this.roster;
  }

  /** Why this attempt was given up, or null. Nothing can be added to one that was. */
  get givenUp(): GivenUp | null {
    return givenUpIn(this.journal.entries.at(-1)?.event);
  }

  /** What became of the files of the dossier, as far as it was noticed. */
  get damage(): Damage {
    const { lost, said } = this.found;
    return { mended: [...this.mended], lost: lost === null ? null : lostRefusal(lost, this.current), said };
  }

  /** A secret that was made on this machine and is not revealed yet, or null. */
  secretMadeHere(role: Role): Outcome<string | null> {
    const read = this.tools.disk.read(secretFile(role));
    if (!read.ok) return read;
    return done(read.value === null ? null : new TextDecoder().decode(read.value).trim());
  }

  /** Freezes lists and rules (protocol.md §5.2): makes the salts and the ceremony's key, writes every file, then the event. */
  freeze({ rules, lists, attachments, before: priorFiles = new Map() }: Freeze): Outcome<void> {
    const due = this.require('freeze');
    if (!due.ok) return due;
    const rulesTxt = printRules(rules);
    const readRules = parseRules(rulesTxt);
    if (!readRules.ok) return readRules;

    // A freeze that was interrupted goes on with the salts and the key that it had made.
    const before = this.tools.disk.read('sealed/people.csv');
    if (!before.ok) return before;
    const people = before.value === null ? done([]) : parsePeople(before.value);
    const salts = saltsOf(people.ok ? people.value : []);
    const { peopleCsv, rosterCsv } = freezeLists(rules.ceremony, lists, salts, this.tools.random);
    // What no verifier could read is not frozen, whatever let it through.
    const sealed = parsePeople(peopleCsv);
    if (!sealed.ok) return sealed;
    const roster = parseRoster(rosterCsv);
    if (!roster.ok) return roster;
    const named = roster.value.sections.map(({ school }) => school).join(' ');
    const expected = rules.schools.map(({ code }) => code).join(' ');
    if (named !== expected) return refused(refusal('ceremony.schools', { expected, actual: named }));

    const key = this.signingKey() ?? this.tools.signatures.keyOf(this.tools.random(32));
    const files: [string, Uint8Array, Privacy][] = [
      ['sealed/people.csv', peopleCsv, 'private'],
      [keyFile, bytesOf(`${hexOf(key.seed)}\n`), 'private'],
      [secondOf(keyFile), bytesOf(`${hexOf(key.seed)}\n`), 'private'],
      ...Array.from(attachments, ([name, bytes]): [string, Uint8Array, Privacy] => [
        `sealed/${name}`,
        bytes,
        'private',
      ]),
      ...Array.from(priorFiles, ([path, bytes]): [string, Uint8Array, Privacy] => [path, bytes, 'open']),
      ['public/SPEC.txt', this.tools.spec, 'open'],
      ['public/verify.html', this.tools.verifier, 'open'],
      ['public/key.pem', printKey(key.publicKey), 'open'],
      ['public/rules.txt', rulesTxt, 'open'],
      ['public/roster.csv', rosterCsv, 'open'],
    ];
    for (const [name, bytes, privacy] of files) {
      const written = this.tools.disk.write(name, [bytes], privacy);
      if (!written.ok) return written;
    }
    // The record itself has the digests of the rules and the list, and the promise that of the key.
    const ofRecord = [keyFile, secondOf(keyFile), 'public/key.pem', 'public/rules.txt', 'public/roster.csv'];
    const kept = files.filter(([name]) => !ofRecord.includes(name));
    const digests = new Map(kept.map(([name, bytes]) => [name, this.tools.digest(bytes)]));
    const written = this.tools.disk.write(keptDigestsFile, [printKeptDigests(digests, this.tools.digest)], 'private');
    if (!written.ok) return written;
    this.frozen = frozenOf(readRules.value, rulesTxt, roster.value, this.tools.digest);
    this.roster = roster.value;
    return this.step(freezeEvent(this.frozen));
  }

  /**
   * The commitment of a secret that is made, or was given, on this machine. The secret lies in `sealed/` until its reveal, so
   * that a crash does not lose it; a secret that lies there already is used again. The record says first that it was made here.
   */
  commitHere(role: Role, given?: string): Outcome<void> {
    const due = this.require('commit');
    if (!due.ok) return due;
    const kept = this.secretMadeHere(role);
    if (!kept.ok) return kept;
    const secret = given ?? kept.value ?? hexOf(this.tools.random(32));
    if (!isSecret(secret)) return refused(refusal('ceremony.secret-form', { role }));
    const written = keepTwice(this.tools.disk, secretFile(role), bytesOf(`${secret}\n`));
    if (!written.ok) return written;
    // A crash may have come between the fact and the commitment.
    const said = madeHereIn(this.current.notes).has(role) ? done(undefined) : this.fact({ key: 'made-here', role });
    if (!said.ok) return said;
    const { rosterDigest, rulesDigest } = this.frozen as Frozen;
    return this.commit(role, commitmentOf(this.id, role, rosterDigest, rulesDigest, secret));
  }

  /** Records a commitment that its holder brings; the secret itself stays with the holder. */
  commit(role: Role, commitment: Hex64): Outcome<void> {
    return this.step({ type: 'commit', role, commitment });
  }

  /** Writes and signs the promise (§2.3), then records its digest. */
  publish(): Outcome<void> {
    const due = this.require('publish');
    if (!due.ok) return due;
    const sound = this.requireSound();
    if (!sound.ok) return sound;
    const key = this.signingKey();
    if (key === null || this.frozen === null) return damaged(keyFile);
    const promise = printCommitment({
      ceremony: this.id,
      roster: this.frozen.rosterDigest,
      rules: this.frozen.rulesDigest,
      lots: this.frozen.lots,
      children: this.frozen.children,
      commitments: this.current.commitments,
      key: keyDigest(key.publicKey, this.tools.digest),
      time: this.tools.clock(),
    });
    const written = this.signedFile('public/commitment', promise, key);
    return written.ok ? this.step({ type: 'publish', digest: this.tools.digest(promise) }, 'held') : written;
  }

  /** Records the live input that is due. Its form is checked to the digit; full-width digits are refused. */
  input(value: string): Outcome<void> {
    const { due } = this.current;
    if (due.type !== 'input') return this.require('input');
    return this.step({ type: 'input', number: inputNumber(due.index), kind: due.line.kind, value });
  }

  /** Records an invalid throw for the input that is due; it is thrown again. */
  voidThrow(reason: string): Outcome<void> {
    const { due } = this.current;
    if (due.type !== 'input') return this.require('input');
    return this.note(text => ({ type: 'void', number: inputNumber(due.index), reason: text }), reason);
  }

  /** Closes the inputs: from here on nothing is chosen any more. */
  close(): Outcome<void> {
    const joined = joinInputs(this.current.frozen?.rules.inputs ?? [], this.current.inputs);
    return this.step({ type: 'close', inputs: joined });
  }

  /** Reveals the secret of a role: the one given, or the one that was made here. Refused where it does not open C. */
  reveal(role: Role, given?: string): Outcome<void> {
    const due = this.require('reveal');
    if (!due.ok) return due;
    const sound = this.requireSound();
    if (!sound.ok) return sound;
    const kept = this.secretMadeHere(role);
    if (!kept.ok) return kept;
    const secret = given ?? kept.value;
    if (given === undefined && (secret === null || !isSecret(secret)) && madeHereIn(this.current.notes).has(role)) {
      return refused(lostRefusal(secretFile(role), this.current));
    }
    if (secret === null || !isSecret(secret)) return refused(refusal('ceremony.secret-form', { role }));
    const revealed = this.step({ type: 'reveal', role, secret }, 'held');
    // Nobody typed it: the one that lies here is not the one that was made.
    const isSpoilt = !revealed.ok && given === undefined && revealed.refusal.code === 'ceremony.secret-wrong';
    if (isSpoilt) return refused(lostRefusal(secretFile(role), this.current));
    return revealed.ok ? dropTwice(this.tools.disk, secretFile(role)) : revealed;
  }

  /** Computes the seed and the result and puts both on disk (§3, §4). Nothing is shown before this has returned. */
  draw(): Outcome<Draw> {
    if (this.current.due.type === 'seed') {
      const seeded = this.step({ type: 'seed', seed: nextSeed(this.current) });
      if (!seeded.ok) return seeded;
    }
    const due = this.require('result');
    if (!due.ok) return due;
    const sound = this.requireSound();
    if (!sound.ok) return sound;
    const drawn = this.drawAgain();
    if (drawn === null) return damaged('public/roster.csv');
    const resultCsv = printResult(drawn);
    const written = this.tools.disk.write('public/result.csv', [resultCsv], 'open');
    if (!written.ok) return written;
    const recorded = this.step({ type: 'result', digest: this.tools.digest(resultCsv) }, 'held');
    return recorded.ok ? done(drawn) : recorded;
  }

  /** The draw, computed again from what is on disk; null before the seed. It is the same each time. */
  drawAgain(): Draw | null {
    const { seed, frozen } = this.current;
    return seed === null || frozen === null || this.roster === null
      ? null
      : draw(this.roster, frozen.rules.schools, seed);
  }

  /** Records which school is being shown. */
  present(school: string): Outcome<void> {
    return this.step({ type: 'present', school });
  }

  /** Records an incident in words, cut to what a text field holds. */
  incident(text: string): Outcome<void> {
    return this.note(encoded => ({ type: 'incident', text: encoded }), text);
  }

  /** Puts on record what the program itself has to say (protocol.md §2.4). */
  fact(fact: Fact): Outcome<void> {
    const event = factEvent(fact);
    return event === null ? refused(refusal('ceremony.no-words', {})) : this.step(event);
  }

  /**
   * Gives the attempt up (protocol.md §5.5): the last line says why and which roles decided it. The ceremony's key and what secrets
   * were made here are deleted, so that nobody can finish it after all. Refused before the freeze, when nothing is fixed, and from
   * `close` on, when nothing is open any more. `kept` is written to `sealed/` first: who decided, by name.
   */
  giveUp(why: GivenUp, kept: Uint8Array): Outcome<void> {
    const { due } = this.current;
    if (this.current.frozen === null) return refused(refusal('ceremony.give-up-early', {}));
    if (!mayGiveUp(due.type)) return refused(refusal('ceremony.give-up-late', {}));
    const written = this.tools.disk.write('sealed/given-up.json', [kept], 'private');
    if (!written.ok) return written;
    const noted = this.fact({ key: 'given-up', ...why });
    return noted.ok ? this.tidy() : noted;
  }

  /** Ends the record: the last event, the signed head, the page for a website, and the private key deleted (§2.3, §2.6). */
  seal(): Outcome<void> {
    const sealed = this.step({ type: 'seal' });
    return sealed.ok ? this.tidy() : sealed;
  }

  /** Writes what a disk that was full at the seal did not take behind its event; nothing where all is there. */
  finish(): Outcome<void> {
    return this.current.due.type === 'sealed' ? this.tidy() : done(undefined);
  }

  /**
   * Brings to an end what a crash may have left behind its event: revealed secrets, the head, the page, the private key. The
   * key goes last: while it is there, all of this is done again.
   */
  private tidy(): Outcome<void> {
    const { disk } = this.tools;
    for (const { role } of this.current.commitments.slice(0, this.current.secrets.length)) {
      const removed = dropTwice(disk, secretFile(role));
      if (!removed.ok) return removed;
    }
    if (this.givenUp !== null) {
      // A promise that was signed but not published is none.
      const unpublished = this.current.promise === null ? ['public/commitment.txt', 'public/commitment.sig'] : [];
      const twice = [keyFile, ...allRoles.map(secretFile)];
      for (const name of [...twice.map(secondOf), ...twice, ...unpublished]) {
        const removed = disk.remove(name);
        if (!removed.ok) return removed;
      }
    }
    if (this.current.due.type !== 'sealed') return done(undefined);
    const key = this.signingKey();
    // A key that is not the promised one signs nothing that verifies: it stays, and `damage` says so.
    if (key === null || !isPromisedKey(this.tools, key)) return done(undefined);
    const journal = this.journal.entries.at(-1)?.hash ?? '';
    const head = printHead({ ceremony: this.id, journal, result: this.current.result ?? '' });
    const written = this.signedFile('public/head', head, key);
    if (!written.ok) return written;
    const page = this.writeResultPage();
    return page.ok ? dropTwice(disk, keyFile) : page;
  }

  /** Writes result.html and keeps its digest; a list too long for a page has none. */
  private writeResultPage(): Outcome<void> {
    const { disk, digest } = this.tools;
    const page = this.resultPage();
    if (!page.ok) return page;
    if (page.value === null) return done(undefined);
    const written = disk.write(resultPageFile, [page.value], 'open');
    if (!written.ok) return written;
    const kept = disk.read(keptDigestsFile);
    if (!kept.ok) return kept;
    const digests = kept.value === null ? null : parseKeptDigests(kept.value, digest);
    if (digests === null) return done(undefined);
    const all = new Map([...digests, [resultPageFile, digest(page.value)]]);
    return disk.write(keptDigestsFile, [printKeptDigests(all, digest)], 'private');
  }

  /** result.html, made of the verifier page that was frozen and the public files; null if there is none. */
  private resultPage(): Outcome<Uint8Array | null> {
    const { disk } = this.tools;
    if ((this.roster?.lots ?? 0) > mostLotsOnPage) return done(null);
    const files = new Map<string, Uint8Array>();
    for (const name of carriedFiles) {
      const read = disk.read(`public/${name}`);
      if (!read.ok) return read;
      if (read.value !== null) files.set(name, read.value);
    }
    const frozen = disk.read('public/verify.html');
    if (!frozen.ok) return frozen;
    const kept = disk.read('sealed/plan.json');
    if (!kept.ok) return kept;
    const plan = parsePlan('plan.json', kept.value ?? new Uint8Array(0));
    // A page that has no place for the files is none of ours: nothing depends on result.html.
    return done(resultPage(frozen.value ?? this.tools.verifier, files, plan.ok ? plan.value.contacts : undefined));
  }

  /** Holds the files against the record; what is found is in `damage`. Refused only if the disk does not take what is made again. */
  private hold(at: 'start' | 'step', spare: Spare = () => []): Outcome<void> {
    const { current: state, journal, frozen, roster } = this;
    if (state.frozen === null || frozen === null || roster === null) return done(undefined);
    const found = holdFiles(this.tools, { journal, state, frozen, roster }, at, name => {
      if (name !== resultPageFile) return spare(name);
      const page = this.resultPage();
      return page.ok && page.value !== null ? [page.value] : [];
    });
    if (!found.ok) return found;
    for (const file of found.value.mended) this.mended.add(file);
    // What only a start looks at is said until the next one.
    this.found =
      at === 'start'
        ? found.value
        : { ...found.value, said: [...this.found.said, ...unsaid(found.value.said, this.found.said)] };
    return done(undefined);
  }

  /** Refuses a step that cannot be taken back while a file is lost without which the record would not verify; mends what can be. */
  requireSound(): Outcome<void> {
    const held = this.hold('step');
    if (!held.ok) return held;
    const { lost } = this.damage;
    return lost === null ? done(undefined) : refused(lost);
  }

  /** Writes the journal again if the disk has not the lines that were put on it. A longer one is somebody else's, and is refused. */
  private holdJournal(): Outcome<void> {
    const { disk } = this.tools;
    if (this.journalLength === 0) return done(undefined);
    const read = disk.read(journalFile);
    const wanted = printJournal(this.journal);
    const bytes = read.ok && read.value !== null ? read.value : new Uint8Array(0);
    const begins = wanted.every((byte, index) => byte === bytes[index]);
    if (!begins || bytes.length < wanted.length) {
      const written = disk.write(journalFile, [wanted], 'open');
      if (!written.ok) return written;
      this.mended.add(journalFile);
    }
    if (this.copyLength !== null) return done(undefined);
    const copy = printJournalCopy(this.journal.entries);
    const copied = disk.write(journalCopyFile, [copy], 'private');
    if (copied.ok) this.copyLength = copy.length;
    return copied;
  }

  /** Adds the last line to the copy. If the disk does not take it the copy is behind by one, and written anew before the next line. */
  private copyLast(): void {
    const { disk } = this.tools;
    const last = this.journal.entries.at(-1);
    if (last === undefined || (this.copyLength === null && this.journal.entries.length > 1)) return;
    const row = printJournalCopy([last]);
    const length = this.copyLength ?? 0;
    const copied =
      length === 0 ? disk.write(journalCopyFile, [row], 'private') : disk.append(journalCopyFile, length, row);
    if (!copied.ok && copied.refusal.code === 'disk.changed') this.mended.add(journalCopyFile);
    this.copyLength = copied.ok ? length + row.length : null;
  }

  /**
   * Appends an event: checked, put on disk, then part of the state. A clock that went back is itself put on record, except before a
   * beacon: the line before it is on everybody's photographs, and the beacon's own time says the same. `files` are `held` where they
   * were held against the record just before, for what the event needs.
   */
  private step(event: JournalEvent, files: 'held' | 'to hold' = 'to hold'): Outcome<void> {
    if (this.givenUp !== null) return refused(refusal('ceremony.given-up', { ceremony: this.id }));
    const checked = this.advanced(event);
    if (!checked.ok) return checked;
    // What is only said of the ceremony can always be put on record, above all that something was damaged.
    const sound = isNote(event) || files === 'held' ? done(undefined) : this.requireSound();
    if (!sound.ok) return sound;
    const time = this.tools.clock();
    const last = this.journal.entries.at(-1)?.time;
    const isBeacon = event.type === 'input' && event.kind === 'beacon';
    if (!isBeacon && last !== undefined && (instantOf(time) ?? 0) < (instantOf(last) ?? 0)) {
      const noted = this.append({ type: 'fact', payload: 'clock-back', fact: { key: 'clock-back' } }, time);
      if (!noted.ok) return noted;
    }
    return this.append(event, time);
  }

  /** The state after an event. What a record refuses is told to whoever stands at the console with what to do now. */
  private advanced(event: JournalEvent): Outcome<State> {
    const next = advance(this.current, event, this.frozen);
    if (next.ok) return next;
    const { code, values } = next.refusal;
    if (code === 'journal.order') return refused({ code: 'ceremony.order', values });
    return code === 'journal.reveal' ? refused({ code: 'ceremony.secret-wrong', values }) : next;
  }

  private append(event: JournalEvent, time: string): Outcome<void> {
    const next = this.advanced(event);
    if (!next.ok) return next;
    if (this.journal.entries.length >= longestJournal - (isNote(event) ? reserved : 0)) {
      return refused(refusal('ceremony.journal-full', {}));
    }
    const held = this.holdJournal();
    if (!held.ok) return held;
    const entry = nextEntry(this.journal, time, event);
    const bytes = bytesOf(`${entry.line}\n`);
    const appended = this.tools.disk.append(journalFile, this.journalLength, bytes);
    if (!appended.ok) return appended;
    this.journal = { ceremony: this.id, entries: [...this.journal.entries, entry] };
    this.journalLength += bytes.length;
    this.current = next.value;
    this.copyLast();
    return done(undefined);
  }

  private note(make: (encoded: string) => JournalEvent, words: string): Outcome<void> {
    let encoded = encodeText(words.trim().slice(0, 400));
    // An unlucky cut may have halved a character; what is left is still text.
    while (encoded !== '' && decodeText(encoded) === null) encoded = encoded.slice(0, -1);
    return encoded === '' ? refused(refusal('ceremony.no-words', {})) : this.step(make(encoded));
  }

  /** Refuses where another event is due. */
  private require(type: State['due']['type']): Outcome<void> {
    const actual = this.current.due.type;
    return actual === type ? done(undefined) : refused(refusal('ceremony.order', { expected: actual, actual: type }));
  }

  private signingKey(): SigningKey | null {
    return signingKeyIn(this.tools);
  }

  private signedFile(name: string, bytes: Uint8Array, key: SigningKey): Outcome<void> {
    const written = this.tools.disk.write(`${name}.txt`, [bytes], 'open');
    if (!written.ok) return written;
    return this.tools.disk.write(`${name}.sig`, [this.tools.signatures.sign(key, bytes)], 'open');
  }
}

/** Those of `said` that are not among `before`. */
function unsaid(said: readonly Refusal[], before: readonly Refusal[]): Refusal[] {
  const known = new Set(before.map(each => JSON.stringify(each)));
  return said.filter(each => !known.has(JSON.stringify(each)));
}

function damaged(file: string): { readonly ok: false; readonly refusal: Refusal } {
  return refused(refusal('ceremony.damaged', { file }));
}
