// One script for two purposes: on the page it builds the page, in the worker made of it it computes.

import './old-browsers.ts';
import './page.css';
import { VerifierPage } from './page.ts';
import { serve } from './worker.ts';

if (typeof document === 'undefined') serve();
else {
  const script = document.currentScript?.textContent ?? '';
  new VerifierPage(document.body, script).start();
  // The words of page.html for a page that does not come this far.
  document.getElementById('still')?.remove();
}
