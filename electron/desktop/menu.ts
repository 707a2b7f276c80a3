// No menu: no key of one fires anything in a ceremony.

import { Menu } from 'electron';

/** Removes the application menu. On macOS the standard one of app and edit stays: without it no key copies or pastes. */
export function removeMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null,
  );
}
