// The preload of the console's window.

import { exposeBridge } from './preload.ts';

exposeBridge('console');
