// The register on a disk: read whole each time, and a line more appended and flushed before anybody is told of it. The sealed files
// are read and never written.

import { done, type Outcome, refused } from '../outcome.ts';
import type { Clock, Disk, ReadFile } from '../ports.ts';
import type { Digest } from '../protocol/hash.ts';
import { parseHead } from '../protocol/head.ts';
import { wholeLines } from '../protocol/journal.ts';
import { bytesOf, isName } from '../protocol/lexis.ts';
import type { Reading } from '../record/reading.ts';
import { refusal } from '../text/refusal.ts';
import {
  type Decision,
  isDate,
  longestRegister,
  nextRegisterEntry,
  parseRegister,
  printRegister,
  type Register,
  type RegisterEntry,
  type RegisterEvent,
  registerFile,
} from './line.ts';
import { type SealedResult, type Standing, standingAfter } from './standing.ts';

/** The longest reason of a line, in characters. */
export const longestRegisterReason = 200;

/** The register of a sealed dossier, and where it leads. `sealedOn` is the day of the seal. */
export type KeptRegister = {
  readonly register: Register;
  readonly standing: Standing;
  readonly sealed: SealedResult;
  readonly sealedOn: string;
  /** How many bytes of the file are whole lines, and whether a line behind them was cut off by a crash. */
  readonly length: number;
  readonly torn: boolean;
};

/** What a register is kept with: a disk, a clock, a digest. */
export type RegisterTools = { readonly disk: Disk; readonly clock: Clock; readonly digest: Digest };

/**
 * Reads the register of the dossier that `reading` is of; one without lines if there is no file. Refuses before the seal, and a file
 * whose lines were changed or do not follow from the sealed result.
 */
export function readRegister(read: ReadFile, digest: Digest, reading: Reading): Outcome<KeptRegister> {
  const { journal, state, draw, schools } = reading;
  const last = journal.entries.at(-1);
  if (state.due.type !== 'sealed' || draw === null || last === undefined) {
    return refused(refusal('register.not-sealed', {}));
  }
  const headTxt = read('public/head.txt');
  if (!headTxt.ok) return headTxt;
  const head = parseHead(headTxt.value ?? new Uint8Array(0));
  const { ceremony } = journal;
  const isSealOf =
    head.ok &&
    head.value.ceremony === ceremony &&
    head.value.journal === last.hash &&
    head.value.result === state.result;
  if (!isSealOf) return refused(refusal('ceremony.damaged', { file: 'public/head.txt' }));
  const stored = read(registerFile);
  if (!stored.ok) return stored;
  const { bytes, torn } = wholeLines(stored.value ?? new Uint8Array(0));
  const register = parseRegister(bytes, ceremony, digest(headTxt.value ?? new Uint8Array(0)));
  if (!register.ok) return register;
  const sealed = { schools, draw };
  const standing = standingAfter(sealed, register.value.entries);
  if (!standing.ok) return refused(refusal('register.not-following', { file: registerFile }));
  const sealedOn = last.time.slice(0, 10);
  return done({
    register: register.value,
    standing: standing.value,
    sealed,
    sealedOn,
    length: bytes.length,
    torn,
  });
}

/** Enters a line: refused where it does not follow, otherwise on disk when this returns. */
export function enterLine(
  { disk, clock, digest }: RegisterTools,
  reading: Reading,
  event: RegisterEvent,
  decision: Decision,
): Outcome<KeptRegister> {
  const kept = readRegister(disk.read, digest, reading);
  if (!kept.ok) return kept;
  const { register, sealed, sealedOn } = kept.value;
  const time = clock();
  const said = decisionOf(decision, sealedOn, time.slice(0, 10));
  if (!said.ok) return said;
  if (register.entries.length >= longestRegister) return refused(refusal('register.full', {}));
  const entry = nextRegisterEntry(register, time, event, said.value);
  const entries = [...register.entries, entry];
  const standing = standingAfter(sealed, entries);
  if (!standing.ok) return standing;
  const ready = prepareFile(disk, kept.value);
  if (!ready.ok) return ready;
  const bytes = bytesOf(`${entry.line}\n`);
  const appended = disk.append(registerFile, kept.value.length, bytes);
  if (!appended.ok) return appended;
  return done({
    ...kept.value,
    register: { ...register, entries },
    standing: standing.value,
    length: kept.value.length + bytes.length,
    torn: false,
  });
}

/** Makes the file where there is none, for its owner alone, and cuts off a line that a crash left unfinished. */
function prepareFile(disk: Disk, { register, torn }: KeptRegister): Outcome<void> {
  return torn || register.entries.length === 0
    ? disk.write(registerFile, [printRegister(register)], 'private')
    : done(undefined);
}

/** What was decided, without blanks at its ends; refused where a word is missing or the date cannot be. */
function decisionOf(decision: Decision, sealedOn: string, today: string): Outcome<Decision> {
  const { date, reason, role, name } = decision;
  if (!isDate(date)) return refused(refusal('register.date-form', { date: date.slice(0, 40) }));
  // The hour of the seal is not asked: two clocks, and a family that is called on the same day.
  if (date < sealedOn) return refused(refusal('register.date-early', { date, sealed: sealedOn }));
  if (date > today) return refused(refusal('register.date-late', { date, today }));
  const words = { reason: reason.trim(), role: role.trim(), name: name.trim() };
  if (!Object.values(words).every(isName) || words.reason.length > longestRegisterReason) {
    return refused(refusal('register.words', {}));
  }
  return done({ date, ...words });
}

/** The code of the school that a line is about; that of the line struck where it strikes one. */
export function codeOfEntry({ entries }: Register, { event }: Pick<RegisterEntry, 'event'>): string {
  if (event.kind !== 'strike') return event.school;
  const target = entries[event.line - 1]?.event;
  return target === undefined || target.kind === 'strike' ? '' : target.school;
}
