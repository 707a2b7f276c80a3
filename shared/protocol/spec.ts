// The texts of the protocol that dossiers carry as SPEC.txt, by digest. lot/1 is frozen: a new text joins the list and
// none ever leaves it, so that a dossier of any year still finds its own.

import type { Hex64 } from './hash.ts';

/** Digests of every SPEC.txt that was ever put into a dossier, the present one first. */
export const specDigests: readonly Hex64[] = ['40eed40fcddb8bedd0edd51b35bdfb7a053b89f2262ce9e7e23947b30b3c88f2'];
