// No menu, so that no shortcut of one triggers anything in a ceremony.

import { Menu } from 'electron';

/** Removes the application menu. On macOS the app and edit menus stay, which the keys for copying and pasting need. */
export function removeMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null,
  );
}
