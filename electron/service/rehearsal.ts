// A whole rehearsal without a screen, from a plan and its lists to the sealed dossier, by the same ceremony as in the windows. Each
// step is the one that is due, so a rehearsal that was killed continues where the record ends.

import { Ceremony, type CeremonyTools } from '../../shared/ceremony/ceremony.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { rulesOf } from '../../shared/plan/plan.ts';
import { fitsInput, type InputLine, inputNumber } from '../../shared/protocol/inputs.ts';
import { isRehearsal } from '../../shared/protocol/lexis.ts';
import type { Role } from '../../shared/protocol/rules.ts';
import { giversIn, presentedIn, randomGiver } from '../../shared/record/notes.ts';
import { refusal } from '../../shared/text/refusal.ts';
import type { Intake } from './intake/intake.ts';
import { randomInput } from './ports/random-input.ts';

/** The plan and lists of a rehearsal. Secrets and inputs that are not given are made at random. */
export type Rehearsal = {
  readonly intake: Intake;
  readonly secrets: ReadonlyMap<Role, string>;
  /** Values by the two-digit number of their inputs line. */
  readonly inputs: ReadonlyMap<string, string>;
};

/**
 * Plays a rehearsal to its seal and returns the ceremony; `watch` is told before each step which one is due. Refuses an official
 * id, and anything that contradicts the record.
 */
export function rehearse(tools: CeremonyTools, rehearsal: Rehearsal, watch: (due: string) => void): Outcome<Ceremony> {
  const { plan } = rehearsal.intake;
  if (!isRehearsal(plan.ceremony)) return refused(refusal('rehearse.official', { ceremony: plan.ceremony }));
  const fits = inputsFit(plan.inputs, rehearsal.inputs);
  if (!fits.ok) return fits;
  const opened = Ceremony.open(tools, plan.ceremony);
  if (!opened.ok) return opened;
  const ceremony = opened.value;
  const same = contradiction(tools, ceremony, rehearsal);
  if (!same.ok) return same;

  for (;;) {
    watch(ceremony.state.due.type);
    const taken = takeStep(ceremony, rehearsal, tools);
    if (taken === null) return done(ceremony);
    if (!taken.ok) return taken;
  }
}

/** Takes the step that is due; null if the ceremony is sealed. */
function takeStep(
  ceremony: Ceremony,
  { intake, secrets, inputs }: Rehearsal,
  { random }: CeremonyTools,
): Outcome<unknown> | null {
  const { due } = ceremony.state;
  switch (due.type) {
    case 'freeze': {
      const { plan, lists, attachments } = intake;
      return ceremony.freeze({ rules: rulesOf(plan), lists, attachments });
    }
    case 'commit':
      return ceremony.commitHere(due.role, secrets.get(due.role));
    case 'publish':
      return ceremony.publish();
    case 'input':
      return ceremony.input(inputs.get(inputNumber(due.index)) ?? randomInput(due.line, random));
    case 'close': {
      const said = sayRandom(ceremony, inputs);
      return said.ok ? ceremony.close() : said;
    }
    case 'reveal':
      return ceremony.reveal(due.role, secrets.get(due.role));
    case 'seed':
    case 'result':
      return ceremony.draw();
    case 'seal': {
      const presented = presentAll(ceremony);
      return presented.ok ? ceremony.seal() : presented;
    }
    case 'open':
    case 'sealed':
    case 'given-up':
      return null;
  }
}

/** The number of the beacon whose value is not given and is made at random; null if there is none. */
export function randomBeacon(lines: readonly InputLine[], given: ReadonlyMap<string, string>): string | null {
  const number = inputNumber(lines.length - 1);
  return lines.at(-1)?.kind === 'beacon' && !given.has(number) ? number : null;
}

/** Puts on record, once, that the value of a beacon was made here: nothing on paper may take it for the public one. */
function sayRandom(ceremony: Ceremony, inputs: Rehearsal['inputs']): Outcome<void> {
  const { frozen, notes } = ceremony.state;
  const number = randomBeacon(frozen?.rules.inputs ?? [], inputs);
  if (number === null || giversIn(notes).has(number)) return done(undefined);
  return ceremony.fact({ key: 'given-by', number, roles: [randomGiver] });
}

/** Presents each school that has not been presented yet, in the order of the rules. */
function presentAll(ceremony: Ceremony): Outcome<void> {
  const shown = presentedIn(ceremony.state.notes);
  for (const { code } of ceremony.state.frozen?.rules.schools ?? []) {
    if (shown.includes(code)) continue;
    const presented = ceremony.present(code);
    if (!presented.ok) return presented;
  }
  return done(undefined);
}

/** Refuses given inputs whose number is not in the plan or whose form does not fit it. */
function inputsFit(lines: readonly InputLine[], inputs: ReadonlyMap<string, string>): Outcome<void> {
  const numbers = lines.map((_, index) => inputNumber(index));
  for (const [number, value] of inputs) {
    const line = lines[numbers.indexOf(number)];
    if (line === undefined) {
      return refused(refusal('rehearse.input', { value: `${number}=${value}`, expected: `${numbers.join(' | ')}=…` }));
    }
    if (!fitsInput(line, value)) {
      const expected = line.kind === 'ball' ? `${number}=NN-NN… (${line.count})` : `${number}=0-9 × ${line.count}`;
      return refused(refusal('rehearse.input', { value: `${number}=${value}`, expected }));
    }
  }
  return done(undefined);
}

/** Refuses lists, a plan or inputs that differ from those on record. Secrets that differ fail at their reveal. */
function contradiction(tools: CeremonyTools, ceremony: Ceremony, { intake, inputs }: Rehearsal): Outcome<void> {
  if (ceremony.state.frozen === null) return done(undefined);
  for (const [name, bytes] of intake.attachments) {
    const kept = tools.disk.read(`sealed/${name}`);
    if (!kept.ok) return kept;
    if (kept.value === null || tools.digest(kept.value) !== tools.digest(bytes)) {
      return refused(refusal('rehearse.changed', { file: name }));
    }
  }
  for (const [index, recorded] of ceremony.state.inputs.entries()) {
    const number = inputNumber(index);
    const given = inputs.get(number);
    if (given !== undefined && given !== recorded) {
      return refused(refusal('rehearse.input-differs', { number, recorded, given }));
    }
  }
  return done(undefined);
}
