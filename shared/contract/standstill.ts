// What may still be asked for on a computer from which the ceremony has moved. The service refuses the rest, and the console
// does not offer it.

import type { Request, RequestType } from './requests.ts';

/** Looking, and the ways out. Everything else would go on. */
const stillAsked: ReadonlySet<RequestType> = new Set([
  'export.file',
  'handover.take-back',
  'dossier.verify',
  'dossier.file',
  'receipt.check',
  'template.save',
  'sheets.list',
  'sheets.stop',
  'sheet.file',
  'film.load',
  'face.load',
  'film.pause',
  'stage.ready',
  'stage.open',
  'stage.theme',
]);

/** May a request be carried out on a computer from which the ceremony has moved? */
export function isStillAsked(request: Request): boolean {
  const isQuietScene =
    request.type === 'stage.show' && (request.scene.kind === 'standby' || request.scene.kind === 'cover');
  return isQuietScene || stillAsked.has(request.type);
}
