// The service behind both windows. Windows are views of its numbered snapshots; whatever happens to them, it stands here and on
// disk.

import { resolve } from 'node:path';
import type { CeremonyService, CeremonySnapshots, LiveWindow, StageWindow } from '../../../shared/contract/bridge.ts';
import {
  type Answer,
  type CeremonyRequestType,
  isAnsweredWhenMoved,
  isForHouse,
  isSeen,
  parseRequest,
  type RequestOf,
  type RequestType,
  type WindowRole,
} from '../../../shared/contract/requests.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { otherPlanNotice } from '../draft/files.ts';
import { makeFolders, onDisk } from '../ports/disk.ts';
import { lockFolder } from '../ports/lock.ts';
import { movedFrom } from '../transfer/handover.ts';
import { answered } from './answered.ts';
import { consoleView } from './console-view.ts';
import { dossierRequests } from './dossier-requests.ts';
import { draftRequests } from './draft-requests.ts';
import { recordRequests } from './record-requests.ts';
import { registerRequests } from './register-requests.ts';
import { stageRequests } from './stage-requests.ts';
import { type Handlers, type SessionOptions, Workspace } from './workspace.ts';

export type { SessionOptions } from './workspace.ts';

/** Opens the session of a data folder, or goes on with the one that is there. One process at a time. */
export function openSession(options: SessionOptions): Outcome<CeremonyService> {
  const folder = resolve(options.dataFolder);
  const made = onDisk(folder, () => done(makeFolders(folder)));
  if (!made.ok) return made;
  const release = lockFolder(folder);
  if (!release.ok) return release;
  const workspace = Workspace.open(folder, options);
  if (workspace.ok) return done(new Session(workspace.value, release.value));
  release.value();
  return workspace;
}

const handlers: Handlers = {
  ...draftRequests,
  ...recordRequests,
  ...stageRequests,
  ...dossierRequests,
  ...registerRequests,
};

class Session implements CeremonyService {
  private readonly workspace: Workspace;
  private readonly release: () => void;

  constructor(workspace: Workspace, release: () => void) {
    this.workspace = workspace;
    this.release = release;
  }

  handle<Type extends RequestType>(from: WindowRole, request: RequestOf<Type>): Promise<Answer<Type>>;
  handle(from: WindowRole, raw: unknown): Promise<Answer>;
  async handle(from: WindowRole, raw: unknown): Promise<Answer> {
    const request = parseRequest(from, raw);
    if (!request.ok) return request;
    const { value } = request;
    if (isForHouse(value)) return refused(refusal('session.no-house', {}));
    const { folder } = this.workspace.place;
    const answer = await answered(folder, () => {
      const moved = movedFrom(folder);
      return moved === null || isAnsweredWhenMoved(value)
        ? this.carryOut(value)
        : refused(refusal('transfer.moved', { time: moved.time }));
    });
    if (isSeen(request.value.type)) this.workspace.changed();
    return answer;
  }

  get notice(): Refusal | null {
    const { draft, attempts } = this.workspace;
    const [trouble] = attempts.troubles;
    if (trouble !== undefined) return trouble;
    const { otherPlan } = draft.preparation(false);
    return otherPlan === null ? null : otherPlanNotice(otherPlan);
  }

  onChange(listener: () => void): () => void {
    return this.workspace.onChange(listener);
  }

  placeStage(window: StageWindow): void {
    this.workspace.stageWindow = window;
    // A closed window has no size.
    if (window.place === 'closed') this.workspace.stagePixels = null;
    this.workspace.changed();
  }

  placeLive(window: LiveWindow): void {
    this.workspace.liveWindow = window;
    this.workspace.changed();
  }

  close(): void {
    this.workspace.close();
    this.release();
  }

  snapshot<Role extends WindowRole>(role: Role): CeremonySnapshots[Role] {
    return this.snapshots[role]();
  }

  private readonly snapshots: { readonly [Role in WindowRole]: () => CeremonySnapshots[Role] } = {
    stage: () => this.workspace.showing.snapshot(this.workspace.number),
    live: () => this.workspace.showing.snapshot(this.workspace.number),
    console: () => consoleView(this.workspace),
  };

  private carryOut<Type extends CeremonyRequestType>(request: RequestOf<Type>): Answer<Type> | Promise<Answer<Type>> {
    return handlers[request.type](request, this.workspace);
  }
}
