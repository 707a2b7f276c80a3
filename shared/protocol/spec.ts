// The texts of the protocol that dossiers carry as SPEC.txt, by digest. lot/1 is frozen: a new text joins the list and
// none ever leaves it, so that a dossier of any year still finds its own.

import type { Hex64 } from './hash.ts';

/** Digests of every SPEC.txt that was ever put into a dossier, the present one first. */
export const specDigests: readonly Hex64[] = ['8fc72012e70d9ba72e99e618901d06de7dc99a752756137cf4ff2742f43616ec'];
