// The addresses of the windows' pages. Each role is an origin of its own: app://console and app://stage.

import type { WindowRole } from '../../shared/contract/requests.ts';
import { type PageOptions, type PageRole, startPage, startQuery } from '../service/pages.ts';

/** The scheme of the app's pages. */
export const scheme = 'app';

/** The address that a window opens. */
export function addressOf(role: WindowRole, options: PageOptions): string {
  return originOf(role) + startPage(role) + startQuery(role, options);
}

/** The origin of a role's pages. */
export function originOf(role: PageRole): string {
  return `${scheme}://${role}`;
}

/** Whether an address is the page of a role, whatever its query and fragment. */
export function isPageOf(role: WindowRole, address: string): boolean {
  return address.split(/[?#]/, 1)[0] === `${originOf(role)}${startPage(role)}`;
}

/** The origin of a printer's page; `number` is the printer's own, so that none is answered what another one asked for. */
export function sheetsOrigin(number: number): string {
  return `${scheme}://sheets-${number}`;
}

/** The number of the printer whose page an address belongs to, and the path; null if it is no printer's. */
export function sheetsAddress(address: string): { readonly number: number; readonly path: string } | null {
  const [, number, path] = /^app:\/\/sheets-([1-9][0-9]{0,8})(\/[^?#]*)/.exec(address) ?? [];
  return number === undefined || path === undefined ? null : { number: Number(number), path };
}
