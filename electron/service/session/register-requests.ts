// Requests about the register that is kept after the seal of the attempt that is held.

import { done, type Outcome } from '../../../shared/outcome.ts';
import { enterLine, type KeptRegister, readRegister } from '../../../shared/register/register.ts';
import { findInRegister, registerView } from '../../../shared/views/register.ts';
import { diskOf } from '../ports/disk.ts';
import { fastDigest } from '../ports/signatures.ts';
import type { Handlers, Workspace } from './workspace.ts';

/** Reads the register and makes an answer of it. */
function onRegister<Value>(
  { attempts: { held }, place }: Workspace,
  make: (kept: KeptRegister) => Value,
): Outcome<Value> {
  const kept = readRegister(diskOf(held.folder, place.files).read, fastDigest, held.hall);
  return kept.ok ? done(make(kept.value)) : kept;
}

/** Their handlers. */
export const registerRequests = {
  'register.read': (_, workspace) =>
    onRegister(workspace, kept =>
      registerView(workspace.attempts.held.hall, kept, workspace.place.clock().slice(0, 10)),
    ),
  'register.find': ({ school, typed }, workspace) =>
    onRegister(workspace, kept => findInRegister(workspace.attempts.held.hall, kept, school, typed)),
  'register.enter': ({ event, date, reason, role, name }, { attempts: { held }, place: { clock, files } }) => {
    const { hall, folder } = held;
    const disk = diskOf(folder, files);
    const entered = enterLine({ disk, clock, digest: fastDigest }, hall, event, { date, reason, role, name });
    return entered.ok ? done(registerView(hall, entered.value, clock().slice(0, 10))) : entered;
  },
} satisfies Partial<Handlers>;
