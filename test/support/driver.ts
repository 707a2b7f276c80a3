// The service behind the windows, driven by the requests that they send: every test that plays a ceremony plays it with these.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, type SessionOptions } from '../../electron/service/session/session.ts';
import type { CeremonyService } from '../../shared/contract/bridge.ts';
import type { Request } from '../../shared/contract/requests.ts';
import type { StageSnapshot } from '../../shared/contract/scenes.ts';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { commitmentOf } from '../../shared/protocol/commitment.ts';
import type { Role } from '../../shared/protocol/rules.ts';
import type { Refusal } from '../../shared/text/refusal.ts';
import { samplePlan } from './cli.ts';
import { lookOnce } from './known-lists.ts';
import { must } from './outcome.ts';
import { writeSmallDraft } from './small-draft.ts';

/** Who does what: which roles have their secrets made here, the secret of the others, and who gives the digits, if anybody is named. */
export type Hands = { readonly makes: readonly Role[]; readonly secret: string; readonly giver: string | null };

/** The operator's secret is made here, the others bring theirs. */
export const usualHands: Hands = { makes: ['operator'], secret: 'cd'.repeat(16), giver: null };

/** The digits that are given for each kind of input in the sample and in the small draft. */
export const givenInputs = { card: '202407', ball: '07-33', d10: '01382438112797316654', beacon: '341255' } as const;

/** What a holder who brings a secret promises of it in the attempt that is held. */
export function promiseOf({ plan, digests }: ConsoleSnapshot, role: Role, secret = usualHands.secret): string {
  return commitmentOf(plan.ceremony, role, digests.roster ?? '', digests.rules ?? '', secret);
}

/** Two people type a value alike, and whoever gave it says yes. */
export function typedAndRecorded(value: string): Request[] {
  return [
    ...([1, 2] as const).map(typist => ({ type: 'input.type', typist, value }) as const),
    { type: 'input.record' },
  ];
}

/** The requests that take the step which is due; none after the seal. */
export function requestsDue(view: ConsoleSnapshot, hands: Hands = usualHands): Request[] {
  return [...signatureDue(view), ...eventDue(view, hands)];
}

/** Everybody who may sign signs the sheet that waits for it. */
function signatureDue({ signings, signers }: ConsoleSnapshot): Request[] {
  const sheet = signings.find(({ state }) => state === 'due')?.sheet;
  return sheet === undefined ? [] : [{ type: 'sheet.signed', sheet, roles: [...signers] }];
}

function eventDue(view: ConsoleSnapshot, { makes, secret, giver }: Hands): Request[] {
  const { due } = view;
  switch (due.type) {
    case 'freeze':
      return [{ type: 'ceremony.freeze' }];
    case 'commit': {
      const { role } = due;
      if (makes.includes(role)) return [{ type: 'secret.make', role }];
      return [{ type: 'secret.commit', role, commitment: promiseOf(view, role, secret) }];
    }
    case 'publish':
      return [{ type: 'ceremony.publish' }];
    case 'input': {
      // What both typed alike is still there where it could not be recorded.
      if (view.typing.agreed !== null) return [{ type: 'input.record' }];
      const value = givenInputs[due.line.kind];
      const given = typedAndRecorded(value);
      return giver === null || due.line.kind === 'beacon'
        ? given
        : [{ type: 'input.givers', roles: [giver] }, ...given];
    }
    case 'close':
      return [{ type: 'ceremony.close' }];
    case 'reveal': {
      const { role } = due;
      return [{ type: 'secret.reveal', role, ...(makes.includes(role) ? {} : { secret }) }];
    }
    case 'seed':
    case 'result':
      return [{ type: 'ceremony.draw' }];
    case 'seal':
      return [{ type: 'ceremony.seal' }];
    case 'open':
    case 'sealed':
    case 'given-up':
      return [];
  }
}

/** A request, or how to make it once its turn comes. */
export type Wish = Request | (() => Request);

/** What a driver begins with: writes what it needs into its folder and returns the path of a plan. */
export type Draft = (root: string) => string;

/** The Lingbao sample, where it lies. */
export const sampleDraft: Draft = () => samplePlan;

/** The small draft under an official id, as if it came on a stick. */
export const smallDraft: Draft = root => writeSmallDraft(join(root, 'usb'), 'LB-2024-a1');

/** A service on a data folder of its own. Its verbs may be taken out of it: `const { view, does } = driver`. */
export class Driver {
  /** A folder of its own for everything, removed at the end. */
  root = '';
  planPath = '';
  private running: CeremonyService | null = null;
  private readonly draft: Draft;
  private readonly options: Partial<SessionOptions>;
  private readonly hands: Hands;

  constructor(draft: Draft, options: Partial<SessionOptions> = {}, hands = usualHands) {
    this.draft = draft;
    this.options = options;
    this.hands = hands;
  }

  /** What the service holds: below the root, if no other folder was named. */
  get data(): string {
    return this.options.dataFolder ?? join(this.root, 'data');
  }

  get service(): CeremonyService {
    if (this.running === null) throw new Error('no service has begun');
    return this.running;
  }

  /** Makes the folder and opens the service on it. */
  readonly begin = (): void => {
    this.root = mkdtempSync(join(tmpdir(), 'driver-'));
    this.planPath = this.draft(this.root);
    this.open();
  };

  /** Closes the service and removes the folder. */
  readonly end = (): void => {
    this.close();
    rmSync(this.root, { recursive: true, force: true });
  };

  /** Opens the service on what lies in the folder. */
  readonly open = (more: Partial<SessionOptions> = {}): void => {
    const where = { dataFolder: this.data, planPath: this.planPath, lookAtList: lookOnce };
    this.running = must(openSession({ ...where, ...this.options, ...more }));
  };

  /** Closes the service; what it saw last can still be looked at. */
  readonly close = (): void => this.running?.close();

  /** As a crash and a new start: nothing but the disk is left. */
  readonly restart = (): void => {
    this.close();
    this.open();
  };

  /** What the console sees now. */
  readonly view = (): ConsoleSnapshot => this.service.snapshot('console');

  /** What the stage sees now. */
  readonly stage = (): StageSnapshot => this.service.snapshot('stage');

  /** Why the console is refused something; null where it is done. */
  readonly refusal = async (request: Request): Promise<Refusal | null> => {
    const answer = await this.service.handle('console', request);
    return answer.ok ? null : answer.refusal;
  };

  /** The value that the console is answered (null where it is none), or the code of the refusal. */
  readonly ask = async (request: Request): Promise<unknown> => {
    const answer = await this.service.handle('console', request);
    return answer.ok ? (answer.value ?? null) : answer.refusal.code;
  };

  /** Has one thing done after the other; the value of the last. Throws at a refusal. */
  readonly does = async <T = unknown>(...requests: readonly Wish[]): Promise<T> => {
    let value: unknown = null;
    for (const each of requests) {
      const request = typeof each === 'function' ? each() : each;
      const answer = await this.service.handle('console', request);
      if (!answer.ok)
        throw new Error(`${request.type}: ${answer.refusal.code} ${JSON.stringify(answer.refusal.values)}`);
      value = answer.value;
    }
    return value as T;
  };

  /** Takes the step that is due. */
  readonly step = async (): Promise<void> => {
    const requests = requestsDue(this.view(), this.hands);
    if (requests.length === 0) throw new Error('nothing is due');
    await this.does(...requests);
  };

  /** Takes steps until an event of this type is due, an input by its index, and nothing is left to be signed before it. */
  readonly upTo = async (type: string, index?: number): Promise<void> => {
    const isThere = ({ due }: ConsoleSnapshot) =>
      due.type === type && (index === undefined || (due.type === 'input' && due.index === index));
    while (!isThere(this.view())) await this.step();
    await this.does(...signatureDue(this.view()));
  };
}
