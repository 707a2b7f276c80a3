// `cli rehearse --plan PLAN.json --out DIR`: a whole TEST- ceremony from files to a sealed dossier.

import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readIntake } from '../electron/service/intake/intake.ts';
import { systemClock } from '../electron/service/ports/clock.ts';
import { makeFolders, onDisk } from '../electron/service/ports/disk.ts';
import { withLock } from '../electron/service/ports/lock.ts';
import { ceremonyTools } from '../electron/service/ports/tools.ts';
import { randomBeacon, rehearse } from '../electron/service/rehearsal.ts';
import type { Ceremony } from '../shared/ceremony/ceremony.ts';
import { troublesOf } from '../shared/ceremony/soundness.ts';
import { schoolNumbers } from '../shared/exports/tables.ts';
import { done, type Outcome, refused } from '../shared/outcome.ts';
import type { Plan } from '../shared/plan/plan.ts';
import { isRehearsal, isSecret, isTime } from '../shared/protocol/lexis.ts';
import { countsIn } from '../shared/protocol/roster.ts';
import { allRoles, type Role } from '../shared/protocol/rules.ts';
import { listedSchools, schoolsOnRoster } from '../shared/record/schools.ts';
import { text } from '../shared/text/dictionary.ts';
import { refusal, sentence } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { printFindings } from './findings.ts';
import { type Ending, Progress, rejected, succeeded, unreadable } from './output.ts';

/** The options of `rehearse` as they were typed. */
export type RehearseOptions = {
  readonly plan: string;
  readonly out: string;
  readonly secrets: readonly string[];
  readonly inputs: readonly string[];
  readonly time: string | undefined;
};

/** Rehearses, or goes on with a rehearsal that was interrupted in the same folder. Its last line is `dossier <path>`. */
export async function rehearseCommand(language: Language, options: RehearseOptions): Promise<Ending> {
  const secrets = readSecrets(options.secrets);
  if (!secrets.ok) return unreadable(secrets.refusal);
  const inputs = readInputs(options.inputs);
  if (!inputs.ok) return unreadable(inputs.refusal);
  const time = options.time?.replace(/Z$/, '+00:00');
  if (time !== undefined && !isTime(time)) return unreadable(refusal('rehearse.time', { value: time }));

  const progress = new Progress();
  const intake = readIntake(options.plan, file => progress.step(text(language, 'rehearse.reading', { file })));
  progress.end();
  if (!intake.ok) return unreadable(intake.refusal);
  const { plan } = intake.value;
  if (!isRehearsal(plan.ceremony)) return rejected(refusal('rehearse.official', { ceremony: plan.ceremony }));
  const errors = printFindings(language, intake.value.findings);
  if (errors > 0) return rejected(refusal('rehearse.blocked', { errors }));

  const folder = resolve(options.out);
  const ready = prepareFolder(folder);
  if (!ready.ok) return rejected(ready.refusal);
  const rehearsal = { intake: intake.value, secrets: secrets.value, inputs: inputs.value };
  const played = withLock(folder, () => {
    const tools = ceremonyTools(folder, time === undefined ? systemClock : () => time);
    return rehearse(tools, rehearsal, due => {
      if (due === 'seed') progress.step(text(language, 'rehearse.drawing', {}));
    });
  });
  progress.end();
  if (!played.ok) return rejected(played.refusal);
  const number = randomBeacon(plan.inputs, inputs.value);
  const made = number === null ? [] : [text(language, 'rehearse.beacon', { number })];
  return succeeded(...made, ...report(language, played.value, plan, folder));
}

/** Makes the folder if it is missing; refuses one that holds anything but a dossier. */
function prepareFolder(folder: string): Outcome<void> {
  return onDisk(folder, () => {
    if (!existsSync(folder)) makeFolders(folder);
    const ours = ['public', 'sealed', 'sheets', '.tmp', '.lock'];
    const strange = readdirSync(folder).filter(name => !ours.includes(name));
    const found = strange.slice(0, 3).join(', ');
    if (strange.length > 0) return refused(refusal('rehearse.folder', { folder, found }));
    if (existsSync(join(folder, 'public')) && !existsSync(join(folder, 'public/journal.txt'))) {
      const [first] = readdirSync(join(folder, 'public'));
      if (first !== undefined) return refused(refusal('rehearse.folder', { folder, found: `public/${first}` }));
    }
    return done(undefined);
  });
}

function report(language: Language, ceremony: Ceremony, plan: Plan, folder: string): string[] {
  const { events } = ceremony.recovery;
  const lines = events > 0 ? [text(language, 'rehearse.resumed', { events })] : [];
  lines.push(...troublesOf(ceremony.damage).map(trouble => sentence(language, trouble)));
  const draw = ceremony.drawAgain();
  const schools = draw === null ? [] : listedSchools(plan, code => countsIn(draw.roster, code));
  const numbers = draw === null ? [] : schoolNumbers({ schools: schoolsOnRoster(schools, draw.roster), draw });
  for (const { code, name, places, applicants: children, admitted, waiting, direct } of numbers) {
    const how = text(language, direct ? 'way.direct' : 'way.draw', {});
    lines.push(text(language, 'rehearse.school', { code, name, places, children, admitted, waiting, how }));
  }
  lines.push(text(language, 'rehearse.seed', { seed: ceremony.state.seed ?? '' }));
  lines.push(text(language, 'rehearse.verify', { path: folder }), `dossier ${folder}`);
  return lines;
}

function readSecrets(options: readonly string[]): Outcome<Map<Role, string>> {
  const secrets = new Map<Role, string>();
  for (const option of options) {
    const [name, secret = ''] = option.split('=');
    const role = allRoles.find(each => each === name);
    if (role === undefined || !isSecret(secret) || secrets.has(role)) {
      // The value is a secret: only its holder's name is shown.
      return refused(refusal('rehearse.secret', { value: `${name}=…`, roles: allRoles.join(', ') }));
    }
    secrets.set(role, secret);
  }
  return done(secrets);
}

function readInputs(options: readonly string[]): Outcome<Map<string, string>> {
  const inputs = new Map<string, string>();
  for (const option of options) {
    const [number = '', value] = option.split('=');
    if (value === undefined || inputs.has(number))
      return refused(refusal('rehearse.input', { value: option, expected: 'nn=VALUE' }));
    inputs.set(number, value);
  }
  return done(inputs);
}
