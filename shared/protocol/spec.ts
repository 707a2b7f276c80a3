// The texts of the protocol that dossiers carry as SPEC.txt, by digest. lot/1 is frozen: a new text joins the list and
// none ever leaves it, so that a dossier of any year still finds its own.

import type { Hex64 } from './hash.ts';

/** Digests of every SPEC.txt that was ever put into a dossier, the present one first. */
export const specDigests: readonly Hex64[] = ['7b85d928bda237f4fe6b6e00be3229a2d9f0114889cabd209649a0ccddaa2802'];
