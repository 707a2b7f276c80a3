// A county in one ceremony: 50 schools, 12,000 applicants, through the same service that the windows ask. What the hall waits
// for is the answer to a held button: everything computed, on disk and flushed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession } from '../../electron/service/session/session.ts';
import type { Service } from '../../shared/contract/bridge.ts';
import type { Request } from '../../shared/contract/requests.ts';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { writeCounty } from '../support/county.ts';
import { requestsDue, usualHands } from '../support/driver.ts';
import { must } from '../support/outcome.ts';
import { bigRoster, drawAll } from './draws.ts';
import { once, type Row, valueRow } from './measure.ts';

const size = { schools: 50, applicants: 12_000 };

/** Milliseconds that a request takes; throws where it is refused. */
async function ask(service: Service, request: Request): Promise<number> {
  const began = performance.now();
  const answer = await service.handle('console', request);
  const took = performance.now() - began;
  if (!answer.ok) throw new Error(`${request.type}: ${answer.refusal.code}`);
  return took;
}

/** Takes the steps that are due up to one of a type, and accepts what warns on the way. */
async function upTo(service: Service, type: string): Promise<void> {
  for (;;) {
    const view = service.snapshot('console') as ConsoleSnapshot;
    if (view.due.type === type) return;
    for (const { id, accepted } of view.findings) if (!accepted) await ask(service, { type: 'finding.accept', id });
    const requests = requestsDue(view, { ...usualHands, makes: ['operator', 'notary'] });
    if (requests.length === 0) throw new Error(`nothing to do for ${view.due.type}`);
    for (const request of requests) await ask(service, request);
  }
}

/** The rows of the county: freeze and draw, with the snapshot that both windows get after each. */
export async function countyRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'county-'));
  try {
    const planPath = writeCounty(folder, size);
    const service = must(openSession({ dataFolder: join(folder, 'data'), planPath }));
    try {
      await upTo(service, 'freeze');
      const freeze = await ask(service, { type: 'ceremony.freeze' });
      await upTo(service, 'seed');
      const draw = await ask(service, { type: 'ceremony.draw' });
      const snapshot = once(() => JSON.stringify(service.snapshot('console')));
      const roster = bigRoster(size.applicants);
      const bare = once(() => drawAll(roster));
      const county = `${size.applicants} applicants, ${size.schools} schools`;
      return [
        withReference(valueRow(`freeze of ${county} / their bare draw`, freeze, 2000, 'ms'), bare),
        withReference(valueRow(`draw of ${county} / their bare draw`, draw, 500, 'ms'), bare),
        withReference(valueRow(`console snapshot of ${county} / their bare draw`, snapshot, 100, 'ms'), bare),
      ];
    } finally {
      service.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A row with a limit of its own, and what was measured beside it in the same run. */
function withReference(row: Row, reference: number): Row {
  return { ...row, reference: Number(reference.toPrecision(4)), ratio: Number((row.value / reference).toPrecision(4)) };
}
