// A ceremony with all that leaves files behind: a first attempt that is given up, a second one to its seal, its register, exports, a
// take-over on another computer, an archive that is read. For tests of how files are kept, whatever the folder is called.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { exportCommand } from '../../cli/export.ts';
import { importCommand } from '../../cli/import.ts';
import { verdictAt } from '../../cli/verify.ts';
import { openHouse } from '../../electron/service/house/house.ts';
import { openSession } from '../../electron/service/session/session.ts';
import type { OpenPrinter } from '../../electron/service/sheets/printer.ts';
import type { CeremonyService } from '../../shared/contract/bridge.ts';
import type { Request } from '../../shared/contract/requests.ts';
import { done } from '../../shared/outcome.ts';
import { bytesOf } from '../../shared/protocol/lexis.ts';
import { samplePlan } from './cli.ts';
import { requestsDue } from './driver.ts';
import { must } from './outcome.ts';
import { writeSmallDraft } from './small-draft.ts';

/** Where the flow left what it made. */
export type Flow = {
  readonly data: string;
  readonly taken: string;
  readonly home: string;
  readonly archives: readonly string[];
};

/** How it is played: the attempt's id without its number, the name of an imported list, what is done to the plan. */
export type FlowOptions = {
  readonly id?: string;
  readonly list?: string;
  /** The code of the school whose list it is. */
  readonly school?: string;
  readonly plan?: (json: string) => string;
  /** Called while the folders are in use. */
  readonly look?: () => void;
};

/** Plays it all in `root`, a folder that exists. Throws at any refusal. */
export async function playWholeFlow(root: string, options: FlowOptions = {}): Promise<Flow> {
  const { id = 'LB-2024', list = '报名表.csv', school = 'GX', plan = json => json, look = () => {} } = options;
  const data = join(root, 'data');
  const planPath = writeSmallDraft(join(root, 'usb 盘'), `${id}-a1`);
  const bytes = new Uint8Array(readFileSync(join(root, 'usb 盘', 'gaoxin.csv')));
  writeFileSync(planPath, plan(readFileSync(planPath, 'utf8')));
  const service = must(openSession({ dataFolder: data, planPath, printer: plainPrinter }));
  const does = doing(service);
  await does({ type: 'list.import', school, file: { name: list, bytes } });
  await does({ type: 'attendance.sign', role: '公证员', name: '甲' });
  await upTo(service, 'input');
  const people = [
    { role: '公证员', name: '甲' },
    { role: '市纪委监委', name: '乙' },
  ] as const;
  await does({ type: 'attempt.give-up', reason: '名单有误', people: [...people] });
  await upTo(service, 'close');
  look();
  await upTo(service, 'sealed');
  await printAll(service);
  await does({ type: 'dossier.verify' });
  const { verdict } = service.snapshot('console');
  if (verdict?.status !== 'verified') throw new Error('not verified');
  look();
  service.close();

  const archives = ['whole', 'public'].map(kind => join(root, `${kind}.zip`)) as [string, string];
  const exported = [
    exportCommand('zh', data, archives[0], 'whole'),
    exportCommand('zh', join(data, `${id}-a2`), archives[1], 'public'),
  ];
  const taken = join(root, 'other', 'data');
  const imported = importCommand('zh', archives[0], taken);
  for (const { code, ...ending } of [...exported, imported]) {
    if (code !== 0) throw new Error(JSON.stringify(ending));
  }
  if (!must(verdictAt(join(taken, `${id}-a2`))).ok) throw new Error('not verified after the take-over');
  const again = must(openSession({ dataFolder: taken, planPath }));
  if (again.snapshot('console').due.type !== 'sealed') throw new Error('not sealed after the take-over');
  again.close();

  const home = join(root, 'home');
  const house = must(openHouse({ home, dataFolder: null, planPath: null, samplePath: samplePlan, first: 'sample' }));
  const asks = async (request: unknown) => void must<unknown>(await house.handle('console', request));
  await asks({ type: 'start.official', people: true });
  await asks({ type: 'start.leave' });
  const file = { name: basename(archives[1]), bytes: new Uint8Array(readFileSync(archives[1])) };
  await asks({ type: 'archive.open', name: file.name, files: [file] });
  look();
  house.close();
  return { data, taken, home, archives };
}

/** A printer that needs no browser: what it prints of a sheet is its name. */
const plainPrinter: OpenPrinter = () =>
  Promise.resolve(
    done({
      lanes: 1,
      print: sheet => Promise.resolve(done(bytesOf(`%PDF ${sheet.frame.id}`))),
      close: () => Promise.resolve(),
    }),
  );

async function printAll(service: CeremonyService): Promise<void> {
  const listed = must(await service.handle('console', { type: 'sheets.list' }));
  const printed = new Promise<void>(resolve => {
    service.onChange(() => {
      if (service.snapshot('console').paper.progress === null) resolve();
    });
  });
  await doing(service)({ type: 'sheets.print', ids: listed.map(({ id }) => id) });
  await printed;
  const { trouble } = service.snapshot('console').paper;
  if (trouble !== null) throw new Error(trouble.code);
}

const doing = (service: CeremonyService) => async (request: Request) =>
  void must<unknown>(await service.handle('console', request));

async function upTo(service: CeremonyService, type: string): Promise<void> {
  const does = doing(service);
  while (service.snapshot('console').due.type !== type) {
    for (const request of requestsDue(service.snapshot('console'))) await does(request);
  }
}
