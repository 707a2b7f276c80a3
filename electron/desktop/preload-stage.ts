// The preload of the stage's window.

import { exposeBridge } from './preload.ts';

exposeBridge('stage');
