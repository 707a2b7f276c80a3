// The service behind both windows: the draft before the freeze, the ceremony after it, and what the stage shows. Windows are
// views of its numbered snapshots; whatever happens to them, it stands here and on disk.

import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import { parsePlan, rulesOf } from '../../../shared/ceremony/plan.ts';
import type { Clock, Disk } from '../../../shared/ceremony/ports.ts';
import type { Service } from '../../../shared/contract/bridge.ts';
import { parseRequest, type Request, type WindowRole } from '../../../shared/contract/requests.ts';
import type { Scene, StageSchool, StageSnapshot } from '../../../shared/contract/scenes.ts';
import type { Answer, ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import { type Check, verifyDossier } from '../../../shared/dossier/verifier.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { payloadOf } from '../../../shared/protocol/journal.ts';
import { bytesOf, decodeText, isRehearsal } from '../../../shared/protocol/lexis.ts';
import { parsePeople } from '../../../shared/protocol/people.ts';
import type { Draw } from '../../../shared/protocol/result.ts';
import { allRoles, type Role } from '../../../shared/protocol/rules.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { systemClock } from '../clock.ts';
import { diskOf, refusalOf } from '../disk.ts';
import { readDossier } from '../dossier-files.ts';
import { lockFolder } from '../lock.ts';
import { fastDigest, verifySignature } from '../signatures.ts';
import { ceremonyTools } from '../tools.ts';
import { Draft } from './draft.ts';
import { Player } from './player.ts';
import {
  countsIn,
  envelopesOf,
  filmOf,
  frameOf,
  lookUp,
  type MaskedNames,
  maskedNames,
  pageOf,
  rowsOfPage,
  schoolsOf,
  traysOf,
} from './scenes.ts';

/** Where a session works: its data folder, and the plan that a new one begins with. `clock` is for tests. */
export type SessionOptions = { readonly dataFolder: string; readonly planPath: string; readonly clock?: Clock };

/** The scene that was asked for; what it shows is made of the state each time. */
type Wanted = Extract<Request, { type: 'stage.show' }>['scene'];

/** Opens the session of a data folder, or goes on with the one that is there. One process at a time. */
export function openSession(options: SessionOptions): Outcome<Service> {
  const folder = resolve(options.dataFolder);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const why = refusalOf(folder, error);
    if (why === null) throw error;
    return refused(why);
  }
  const release = lockFolder(folder);
  if (!release.ok) return release;
  const session = Session.open(folder, options, release.value);
  if (!session.ok) release.value();
  return session;
}

/** Kept beside the draft: what the stage showed, so that a start after a crash shows it again, standing still. */
type Kept = {
  readonly wanted: Wanted;
  readonly seconds: number;
  readonly elapsed: number;
  readonly theme: 'paper' | 'ink';
};

class Session implements Service {
  private readonly folder: string;
  private readonly clock: Clock;
  private readonly release: () => void;
  private readonly draft: Draft;
  private readonly disk: Disk;
  private ceremony: Ceremony | null = null;
  private names: MaskedNames = new Map();
  private drawn: Draw | null = null;
  private wanted: Wanted = { kind: 'cover' };
  private before: Wanted = { kind: 'cover' };
  private theme: 'paper' | 'ink' = 'paper';
  private seconds = 60;
  private player: Player | null = null;
  private autoSeconds = 0;
  private typed = new Map<1 | 2, string>();
  private mismatch = false;
  private checks: readonly Check[] | null = null;
  private recovered: ConsoleSnapshot['recovered'] = null;
  private stagePixels: ConsoleSnapshot['windows']['stage'] = null;
  private number = 1;
  private readonly listeners = new Set<() => void>();
  private readonly keeping: NodeJS.Timeout;

  private constructor(folder: string, clock: Clock, draft: Draft, release: () => void) {
    this.folder = folder;
    this.clock = clock;
    this.draft = draft;
    this.disk = diskOf(draft.folder);
    this.release = release;
    // A film that is cut by a crash goes on where it was, to two seconds.
    this.keeping = setInterval(() => {
      if (this.player?.playing.running) this.keep();
    }, 2000);
    this.keeping.unref();
  }

  static open(folder: string, options: SessionOptions, release: () => void): Outcome<Session> {
    const draft = Draft.open(join(folder, 'draft'), options.planPath);
    if (!draft.ok) return draft;
    const session = new Session(folder, options.clock ?? systemClock, draft.value, release);
    if (existsSync(join(session.dossier, 'public/journal.txt'))) {
      const opened = session.openCeremony();
      if (!opened.ok) return opened;
      session.recovered = opened.value.recovery;
    }
    session.restore();
    return done(session);
  }

  async handle(from: WindowRole, raw: unknown): Promise<Answer> {
    const request = parseRequest(from, raw);
    if (!request.ok) return request;
    const answer = this.carryOut(request.value);
    if (request.value.type !== 'film.load' && request.value.type !== 'dossier.file') this.changed();
    return answer;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.keep();
    this.player?.pause();
    clearInterval(this.keeping);
    this.release();
  }

  snapshot(role: WindowRole): StageSnapshot | ConsoleSnapshot {
    return role === 'stage' ? this.stage() : this.console();
  }

  private carryOut(request: Request): Outcome<unknown> {
    switch (request.type) {
      case 'plan.save':
        return this.beforeFreeze(() => {
          const plan = parsePlan('plan.json', bytesOf(request.json));
          if (!plan.ok) return plan;
          const same = this.ceremony === null || plan.value.ceremony === this.ceremony.id;
          return same ? this.draft.savePlan(request.json) : refused(refusal('session.id-fixed', {}));
        });
      case 'list.import':
        return this.beforeFreeze(() => this.draft.importList(request.school, request.file));
      case 'catchment.import':
        return this.beforeFreeze(() => this.draft.importCatchment(request.file));
      case 'finding.accept':
        return this.beforeFreeze(() => this.draft.accept(request.id));
      case 'attendance.sign': {
        const person = { role: request.role.trim(), name: request.name.trim(), time: this.clock() };
        if (person.role === '' || person.name === '') return refused(refusal('session.no-name', {}));
        return this.draft.sign([...this.draft.attendance, person]);
      }
      case 'attendance.remove':
        return this.draft.sign(this.draft.attendance.filter((_, index) => index !== request.index));
      case 'ceremony.freeze':
        return this.freeze();
      case 'secret.make':
        return this.with(ceremony => this.showing({ kind: 'promise' }, this.makeSecret(ceremony, request.role)));
      case 'secret.commit':
        return this.with(ceremony =>
          this.showing({ kind: 'promise' }, ceremony.commit(request.role, request.commitment)),
        );
      case 'ceremony.publish':
        return this.with(ceremony => this.showing({ kind: 'promise' }, ceremony.publish()));
      case 'input.type':
        return this.with(ceremony =>
          this.showing({ kind: 'inputs' }, this.type(ceremony, request.typist, request.value)),
        );
      case 'input.void':
        return this.with(ceremony => {
          this.typed.clear();
          return this.showing({ kind: 'inputs' }, ceremony.voidThrow(request.reason));
        });
      case 'ceremony.close':
        return this.with(ceremony => this.showing({ kind: 'reveal' }, ceremony.close()));
      case 'secret.reveal':
        return this.with(ceremony => this.showing({ kind: 'reveal' }, ceremony.reveal(request.role, request.secret)));
      case 'ceremony.draw':
        return this.with(ceremony => this.drawNow(ceremony));
      case 'ceremony.seal':
        return this.with(ceremony => this.showing({ kind: 'end' }, ceremony.seal()));
      case 'incident.note': {
        const ceremony = this.openCeremony();
        return ceremony.ok ? ceremony.value.incident(request.words) : ceremony;
      }
      case 'stage.show':
        return this.show(request.scene);
      case 'stage.resume':
        return this.show(this.before);
      case 'stage.theme':
        this.theme = request.theme;
        return this.keep();
      case 'film.start':
        return this.startFilm(request.school, request.seconds);
      case 'film.pause':
        this.player?.pause();
        return this.keep();
      case 'film.resume':
        this.player?.resume();
        return this.keep();
      case 'film.skip':
        this.player?.skip();
        return this.keep();
      case 'pages.auto':
        this.autoSeconds = request.seconds;
        return this.show(this.wanted);
      case 'dossier.verify':
        return this.verify();
      case 'dossier.file':
        return this.with(() => diskOf(this.dossier).read(`public/${request.name}`));
      case 'film.load':
        return this.film(request.school);
      case 'stage.ready': {
        const { width, height, pixelRatio } = request;
        this.stagePixels = { width, height, pixelRatio };
        return done(null);
      }
    }
  }

  private get dossier(): string {
    return join(this.folder, this.draft.intake.plan.ceremony);
  }

  /** The ceremony; the first thing that is put on record begins it. */
  private openCeremony(): Outcome<Ceremony> {
    if (this.ceremony !== null) return done(this.ceremony);
    const opened = Ceremony.open(ceremonyTools(this.dossier, this.clock), this.draft.intake.plan.ceremony);
    if (!opened.ok) return opened;
    this.ceremony = opened.value;
    this.drawn = opened.value.state.result === null ? null : opened.value.drawAgain();
    return this.readNames(opened.value);
  }

  /** The masked names of the sealed list, once there is one. */
  private readNames(ceremony: Ceremony): Outcome<Ceremony> {
    if (ceremony.list === null) return done(ceremony);
    const bytes = diskOf(this.dossier).read('sealed/people.csv');
    if (!bytes.ok) return bytes;
    const people = parsePeople(bytes.value ?? new Uint8Array(0));
    if (!people.ok) return people;
    this.names = maskedNames(people.value);
    return done(ceremony);
  }

  private with(work: (ceremony: Ceremony) => Outcome<unknown>): Outcome<unknown> {
    return this.ceremony === null ? refused(refusal('session.not-frozen', {})) : work(this.ceremony);
  }

  private beforeFreeze(work: () => Outcome<void>): Outcome<void> {
    const frozen = this.ceremony !== null && this.ceremony.state.frozen !== null;
    return frozen ? refused(refusal('session.frozen', {})) : work();
  }

  private freeze(): Outcome<void> {
    const ready = this.draft.obstacle();
    if (!ready.ok) return ready;
    const { plan, lists, attachments } = this.draft.intake;
    const opened = this.openCeremony();
    if (!opened.ok) return opened;
    const kept = new Map([
      ...attachments,
      ['attendance.json', bytesOf(JSON.stringify(this.draft.attendance, null, 1))],
    ]);
    const accepted = this.draft
      .findings()
      .filter(finding => finding.accepted)
      .map(({ id }) => id);
    kept.set('accepted.json', bytesOf(JSON.stringify(accepted)));
    const frozen = opened.value.freeze({ rules: rulesOf(plan), lists, attachments: kept as Map<string, Uint8Array> });
    if (!frozen.ok) return frozen;
    const named = this.readNames(opened.value);
    return named.ok ? this.show({ kind: 'sealed' }) : named;
  }

  /** Takes what one of the two typists typed; records the value once both have typed the same. */
  private type(ceremony: Ceremony, typist: 1 | 2, value: string): Outcome<void> {
    this.mismatch = false;
    this.typed.set(typist, value);
    const [first, second] = [this.typed.get(1), this.typed.get(2)];
    if (first === undefined || second === undefined) return done(undefined);
    this.typed.clear();
    if (first !== second) {
      this.mismatch = true;
      return refused(refusal('session.mismatch', {}));
    }
    return ceremony.input(first);
  }

  private drawNow(ceremony: Ceremony): Outcome<void> {
    const drawn = ceremony.draw();
    if (!drawn.ok) return drawn;
    this.drawn = drawn.value;
    const first = this.schools().find(({ direct }) => !direct);
    return this.show(first === undefined ? { kind: 'reveal' } : { kind: 'draw', school: first.code });
  }

  private startFilm(school: string, seconds: number): Outcome<void> {
    if (this.drawn === null) return refused(refusal('session.not-drawn', {}));
    this.seconds = seconds;
    const shown = this.show({ kind: 'draw', school });
    if (!shown.ok) return shown;
    this.player = this.filmPlayer(0);
    this.player.resume();
    return this.present(school);
  }

  /** Puts on record that a school is shown, once. */
  private present(school: string): Outcome<void> {
    const { ceremony } = this;
    if (ceremony === null || ceremony.state.due.type !== 'seal' || this.presented().includes(school))
      return done(undefined);
    return ceremony.present(school);
  }

  private presented(): string[] {
    return this.ceremony?.state.notes.flatMap(note => (note.type === 'present' ? [note.school] : [])) ?? [];
  }

  private filmPlayer(elapsed: number): Player {
    return new Player(this.seconds * 1000, elapsed, () => {
      this.keep();
      this.changed();
    });
  }

  /** Shows a scene after a step that succeeded. */
  private showing(scene: Wanted, step: Outcome<unknown>): Outcome<unknown> {
    if (step.ok) this.show(scene);
    return step;
  }

  private show(scene: Wanted): Outcome<void> {
    if ('school' in scene && this.schools().every(({ code }) => code !== scene.school)) {
      return refused(refusal('session.no-school', { code: scene.school }));
    }
    if ((scene.kind === 'draw' || scene.kind === 'pages') && this.drawn === null)
      return refused(refusal('session.not-drawn', {}));
    this.player?.pause();
    if (scene.kind === 'standby') {
      if (this.wanted.kind !== 'standby') this.before = this.wanted;
      this.wanted = scene;
      return this.keep();
    }
    // The film that a standby interrupted stands where it was.
    const again =
      scene.kind === 'draw' && this.player !== null && this.wanted.kind === 'standby' && this.before === scene;
    this.wanted = scene;
    if (!again)
      this.player = scene.kind === 'draw' ? this.filmPlayer(0) : scene.kind === 'pages' ? this.pagePlayer(scene) : null;
    const shown = scene.kind === 'direct' || scene.kind === 'pages' ? this.present(scene.school) : done(undefined);
    return shown.ok ? this.keep() : shown;
  }

  private pagePlayer(scene: Extract<Wanted, { kind: 'pages' }>): Player | null {
    if (this.autoSeconds === 0) return null;
    const player = new Player(this.autoSeconds * 1000, 0, () => {
      const pages = Math.ceil((this.schools().find(({ code }) => code === scene.school)?.lots ?? 0) / rowsOfPage);
      if (scene.page < pages) this.show({ ...scene, page: scene.page + 1 });
      this.changed();
    });
    player.resume();
    return player;
  }

  private film(code: string): Outcome<unknown> {
    const school = this.schools().find(each => each.code === code);
    const seed = this.ceremony?.state.seed ?? null;
    if (this.drawn === null || seed === null || school === undefined) return refused(refusal('session.not-drawn', {}));
    return done(filmOf(this.drawn, school, seed));
  }

  private verify(): Outcome<unknown> {
    const files = readDossier(this.dossier);
    if (!files.ok) return files;
    const { checks } = verifyDossier(files.value, { digest: fastDigest, verifySignature });
    this.checks = checks;
    return done(checks);
  }

  private schools(): StageSchool[] {
    const { plan, lists } = this.draft.intake;
    const roster = this.ceremony?.list ?? null;
    return schoolsOf(plan, code => {
      if (roster !== null) return countsIn(roster, code);
      const report = lists.find(list => list.code === code)?.report;
      return { lots: report?.lots ?? 0, children: report?.children ?? 0 };
    });
  }

  private scene(): Scene {
    const { plan } = this.draft.intake;
    const state = this.ceremony?.state;
    const envelopes = envelopesOf(plan, this.ceremony, this.madeHere());
    const school = (code: string) => this.schools().find(each => each.code === code) as StageSchool;
    const stopped = { elapsed: 0, running: false };
    const { wanted } = this;
    switch (wanted.kind) {
      case 'cover':
        return { kind: 'cover', bodies: plan.witnesses.map(({ role }) => role), date: this.clock().slice(0, 10) };
      case 'rules':
        return { kind: 'rules', schools: this.schools() };
      case 'sealed': {
        const frozen = state?.frozen;
        return {
          kind: 'sealed',
          lots: frozen?.lots ?? 0,
          children: frozen?.children ?? 0,
          digest: frozen?.rosterDigest ?? '',
        };
      }
      case 'lookup':
        if (this.ceremony?.list) return lookUp(this.ceremony.list, this.names, wanted.lot);
        return { kind: 'lookup', asked: wanted.lot, found: [] };
      case 'promise':
        return { kind: 'promise', envelopes, digest: state?.promise ?? null };
      case 'inputs':
        return {
          kind: 'inputs',
          trays: traysOf(plan, this.ceremony),
          due: state?.due.type === 'input' ? state.due.index : null,
        };
      case 'reveal':
        return { kind: 'reveal', trays: traysOf(plan, this.ceremony), envelopes, seed: state?.seed ?? null };
      case 'draw':
        return {
          kind: 'draw',
          school: school(wanted.school),
          seconds: this.seconds,
          playing: this.player?.playing ?? stopped,
        };
      case 'pages': {
        const page =
          this.drawn === null
            ? { admitted: 0, pages: 1, page: 1, rows: [] }
            : pageOf(this.drawn, this.names, wanted.school, wanted.page);
        return {
          kind: 'pages',
          school: school(wanted.school),
          ...page,
          auto: this.autoSeconds,
          playing: this.player?.playing ?? stopped,
        };
      }
      case 'direct':
        return { kind: 'direct', school: school(wanted.school) };
      case 'end': {
        const last = this.ceremony?.record.entries.at(-1);
        return { kind: 'end', head: last?.event.type === 'seal' ? last.hash : null, contacts: plan.contacts };
      }
      case 'standby':
        return { kind: 'standby', words: wanted.words, events: this.ceremony?.record.entries.length ?? 0 };
      case 'testcard':
        return { kind: 'testcard', characters: '䶮𬭚㛃𠮷堃喆' };
    }
  }

  /** Roles whose secrets were made on this machine: the operator's always, another's where the record says so. */
  private madeHere(): ReadonlySet<Role> {
    const notes = this.ceremony?.state.notes ?? [];
    const said = notes.map(note => (note.type === 'incident' ? (decodeText(note.text) ?? '') : ''));
    return new Set(allRoles.filter(role => role === 'operator' || said.includes(madeHereNote(role))));
  }

  /** Makes a secret here. Where it is not the operator's the record says so, before there is a commitment. */
  private makeSecret(ceremony: Ceremony, role: Role): Outcome<void> {
    const { due } = ceremony.state;
    if (role !== 'operator' && due.type === 'commit' && due.role === role && !this.madeHere().has(role)) {
      const noted = ceremony.incident(madeHereNote(role));
      if (!noted.ok) return noted;
    }
    return ceremony.commitHere(role);
  }

  private stage(): StageSnapshot {
    const { plan } = this.draft.intake;
    const steps = ['cover', 'rules', 'sealed', 'promise', 'inputs', 'reveal', 'draw', 'end'];
    const order: { readonly [kind: string]: string } = {
      lookup: 'sealed',
      pages: 'draw',
      direct: 'draw',
      standby: this.before.kind,
      testcard: 'cover',
    };
    const kind = order[this.wanted.kind] ?? this.wanted.kind;
    const step = Math.max(0, steps.indexOf(order[kind] ?? kind)) + 1;
    return {
      number: this.number,
      frame: frameOf(plan, this.ceremony, this.theme, step, steps.length),
      scene: this.scene(),
    };
  }

  private console(): ConsoleSnapshot {
    const { plan, lists, catchment } = this.draft.intake;
    const findings = this.draft.findings();
    const due = this.ceremony?.state.due ?? { type: 'freeze' as const };
    const entries = this.ceremony?.record.entries ?? [];
    return {
      number: this.number,
      folder: this.dossier,
      plan,
      rehearsal: isRehearsal(plan.ceremony),
      schools: this.schools(),
      lists: plan.schools.map(({ code }) => {
        const report = lists.find(list => list.code === code)?.report;
        const own = findings.filter(({ file }) => file === report?.file);
        return {
          school: code,
          file: report?.file ?? null,
          format:
            report === undefined ? '' : [report.format.kind, report.format.encoding].filter(part => part).join(' '),
          rows: report?.rows ?? 0,
          lots: report?.lots ?? 0,
          children: report?.children ?? 0,
          errors: own.filter(({ severity }) => severity === 'error').length,
          open: own.filter(({ severity, accepted }) => severity === 'warning' && !accepted).length,
        };
      }),
      findings: [...findings].sort((a, b) => Number(a.accepted) - Number(b.accepted)).slice(0, 500),
      findingCount: findings.length,
      catchmentRows: catchment?.rows.length ?? null,
      attendance: this.draft.attendance,
      due: { type: due.type, role: 'role' in due ? due.role : null, index: 'index' in due ? due.index : null },
      envelopes: envelopesOf(plan, this.ceremony, this.madeHere()),
      trays: traysOf(plan, this.ceremony),
      typing: { typed: [...this.typed.keys()], mismatch: this.mismatch },
      record: entries
        .map(({ time, event }, i) => ({ number: i + 1, time, type: event.type, payload: payloadOf(event) }))
        .slice(-100)
        .reverse(),
      presented: this.presented(),
      recovered: this.recovered,
      checks: this.checks,
      windows: { stage: this.stagePixels },
      stage: this.stage(),
    };
  }

  private changed(): void {
    this.number++;
    for (const listener of this.listeners) listener();
  }

  private keep(): Outcome<void> {
    const kept: Kept = {
      wanted: this.wanted.kind === 'standby' ? this.before : this.wanted,
      seconds: this.seconds,
      elapsed: this.wanted.kind === 'draw' ? (this.player?.playing.elapsed ?? 0) : 0,
      theme: this.theme,
    };
    return this.disk.write('stage.json', [bytesOf(JSON.stringify(kept))], 'open');
  }

  /** Takes up what the stage showed before a crash; what does not fit the record any more becomes the cover. */
  private restore(): void {
    const bytes = this.disk.read('stage.json');
    if (!bytes.ok || bytes.value === null) return;
    let kept: Kept;
    try {
      kept = JSON.parse(new TextDecoder().decode(bytes.value)) as Kept;
    } catch {
      return;
    }
    const scene = parseRequest('console', { type: 'stage.show', scene: kept.wanted });
    if (!scene.ok || scene.value.type !== 'stage.show') return;
    this.theme = kept.theme === 'ink' ? 'ink' : 'paper';
    this.seconds = Math.min(300, Math.max(30, Number(kept.seconds) || 60));
    if (!this.show(scene.value.scene).ok) return;
    if (scene.value.scene.kind === 'draw') this.player = this.filmPlayer(Math.max(0, Number(kept.elapsed) || 0));
  }
}

/** What the record says where another holder's secret was made on the operator's machine. */
function madeHereNote(role: Role): string {
  return `秘密由本机生成 secret made on this machine: ${role}`;
}
