// Requests about the dossier of the attempt that is held: verified, printed, exported, handed over.

import { checkReceipt } from '../ports/dossier-files.ts';
import { exportFile, inMemory } from '../transfer/exporting.ts';
import { takeBack } from '../transfer/handover.ts';
import type { Handlers } from './workspace.ts';

/** Their handlers. */
export const dossierRequests = {
  'dossier.verify': (_, { attempts }) => attempts.held.verify(),
  'receipt.check': ({ receipt, children }, { attempts }) => checkReceipt(attempts.held.folder, receipt, children),
  'dossier.file': ({ name }, { attempts, dossier }) => attempts.onRecord(() => dossier.read(`public/${name}`)),
  'sheets.list': (_, { printing, dossier }) => printing.list(dossier),
  'sheets.print': ({ ids, paper = false }, { printing, dossier }) => printing.start(dossier, ids, paper),
  'sheets.stop': (_, { printing }) => printing.stop(),
  'sheet.file': ({ id }, { printing, dossier }) => printing.read(dossier, id),
  'sheet.paper': ({ id }, { printing, dossier }) => printing.paper(dossier, id),
  'export.file': ({ kind }, { attempts: { held, records }, place: { folder: data, clock } }) =>
    exportFile(kind, { data, dossier: held.folder, ceremony: held.plan.ceremony, records, clock }, inMemory),
  'handover.take-back': (_, { attempts, place }) => takeBack(place.folder, attempts.records),
} satisfies Partial<Handlers>;
