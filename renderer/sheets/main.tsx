// The page that is printed. Its address names a sheet (`sheets.html#4-admitted-GX-posted.1`); the data come from the same
// place as the page, so that Electron, the browser host and the command line print with the same bytes. Printers wait for
// `data-sheet` on <html>: the layout is then complete and every face loaded.

import '../../assets/fonts/fonts.css';
import '../ui/tokens.css';
import '../ui/directions.css';
import './tokens.css';
import './sheets.css';
import './lists.css';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import type { Sheet } from '../../shared/sheets/sheet.ts';
import { type Faces, loadFaces } from '../ui/faces.ts';
import { addOwnFaces } from '../ui/own-faces.ts';
import { fitAll } from './fit.ts';
import { applyMargins } from './margins.ts';
import { SheetPage } from './SheetPage.tsx';

const faces: readonly Faces[] = [
  ['400', 'Sunshine Song', 'Sunshine Names'],
  ['700', 'Sunshine Song'],
];
/** The foot of the page has its digits in Mono, which has no ideographs: other words are in Hei. */
const footFaces: readonly Faces[] = [
  ['400', 'Sunshine Mono', 'Sunshine Hei'],
  ['700', 'Sunshine Mono'],
];

async function bytesAt(address: string): Promise<Uint8Array | null> {
  const response = await fetch(address);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

/** Shows the sheet `name`, then sets `data-sheet`. Rejects if the sheet cannot be fetched. */
async function show(host: HTMLElement, root: Root, name: string): Promise<void> {
  const { dataset } = document.documentElement;
  delete dataset['sheet'];
  delete dataset['failed'];
  const response = await fetch(`./sheet/${name}.json`);
  if (!response.ok) throw new Error(`sheet ${name}: ${response.status}`);
  const sheet = (await response.json()) as Sheet;
  const margins = applyMargins(sheet.frame);
  // Laid out once, when its faces are there: looking up others for a thousand names takes seconds.
  host.hidden = true;
  // A sheet is made anew: nothing of the last one stays.
  flushSync(() => root.render(<SheetPage key={name} sheet={sheet} />));
  // Margin boxes are laid out when the page is printed, too late to request a face.
  const text = margins + (document.body.textContent ?? '');
  const own = Array.from({ length: sheet.frame.faces }, (_, index) => `./face/${index}`);
  await Promise.all([loadFaces(faces, text), loadFaces(footFaces, margins), addOwnFaces(own, bytesAt)]);
  host.hidden = false;
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  fitAll(host);
  dataset['sheet'] = name;
}

const host = document.getElementById('sheet');
if (host !== null) {
  const root = createRoot(host);
  const showAgain = () => {
    const name = location.hash.slice(1);
    show(host, root, name).catch(() => {
      document.documentElement.dataset['failed'] = name;
    });
  };
  addEventListener('hashchange', showAgain);
  showAgain();
}
