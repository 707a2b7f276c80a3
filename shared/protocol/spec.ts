// The texts of the protocol that dossiers carry as SPEC.txt, by digest. lot/1 is frozen: a new text joins the list and
// none ever leaves it, so that a dossier of any year still finds its own.

import type { Hex64 } from './hash.ts';

/** Digests of every SPEC.txt that was ever put into a dossier, the present one first. */
export const specDigests: readonly Hex64[] = ['d28034582c931bd096536ca5eb5fa25980add4e6f4cdb7e85186ea8fbb4c439d'];
