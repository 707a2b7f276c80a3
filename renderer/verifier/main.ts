// One script, two parts: on the page it is the page, in the worker that the page makes of it, it computes.

import './old-browsers.ts';
import './page.css';
import { VerifierPage } from './page.ts';
import { serve } from './worker.ts';

if (typeof document === 'undefined') serve();
else {
  const script = document.currentScript?.textContent ?? '';
  new VerifierPage(document.body, script).start();
}
