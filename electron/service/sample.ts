// Recognises the sample's lists (assets/sample), so that none is frozen in an official ceremony: by their bytes; by their children,
// because a list that was saved again by a spreadsheet has other bytes; and by the invented ID numbers, because a single child may be
// left in a list, or a list may come from the generator with another seed. The tests recompute the digests from the files.

import type { ListedChild } from '../../shared/ceremony/freezing.ts';
import type { SampleFile } from '../../shared/contract/preparation.ts';
import type { CatchmentTable } from '../../shared/intake/catchment.ts';
import type { Hex64 } from '../../shared/protocol/hash.ts';
import { bytesOf } from '../../shared/protocol/lexis.ts';
import type { Intake } from './intake/intake.ts';
import { fastDigest } from './ports/signatures.ts';

/** A file of the sample: its digest, how many children or rows it has, and the digest of these in any order. */
type Known = { readonly bytes: Hex64; readonly size: number; readonly content: Hex64 };

/** The sample's files that a freeze would include: its three lists, in the order of its plan, and its catchment table. */
export const sample: { readonly lists: readonly Known[]; readonly catchment: Known } = {
  lists: [
    {
      bytes: '78468002299d1e78bda79f3205d3a066510c5a4d3b8d43ddbda8cbd8b443c479',
      size: 418,
      content: '291711e336637993da7c4a45484d7878722a44b3ea17c21a41c8cc46fdf83b6c',
    },
    {
      bytes: 'bc7fb8ffd2da50051365a5fbf17ce972f6a2fd97691dcb30e09d0f4a8761a57b',
      size: 36,
      content: 'bd1c4bc182e7b71cddae2abafe7c563c40409ab848ecf71f358de8cd466fd117',
    },
    {
      bytes: '1e31afd38962fa50074bfd45a1149dde1d1f0c29dc985af53a975fa609ad28c2',
      size: 642,
      content: '1a194a7801477594a2f04567e728a3268beef83aebbf6a958fd7e2b1e7190e79',
    },
  ],
  catchment: {
    bytes: '73d47085655798ab735916363e3f7c3ff0abdad7c3d38c7c6651faf4c3112c59',
    size: 22,
    content: '4b5ac7671555f56019a155b721039443ceecf9fd43cfbfc7cfa1cdade61b664c',
  },
};

/** The area code in every invented ID number. It is not assigned, so no real number should have it. */
export const inventedArea = '411299';

/** The files of a plan that are the sample's or contain invented children, each with its school's name, null for the catchment table. */
export function sampleFilesIn({ plan, lists, catchment, attachments }: Intake): SampleFile[] {
  const found: SampleFile[] = [];
  for (const { code, name, roster: file } of plan.schools) {
    const list = lists.find(each => each.code === code);
    if (list === undefined) continue;
    const { digest, children } = list;
    const isKnown = ({ bytes, size, content }: Known) =>
      bytes === digest || (size === children.length && content === childrenDigest(children));
    const isInvented = children.some(({ id }) => id.length === 18 && id.startsWith(inventedArea));
    if (isInvented || sample.lists.some(isKnown)) found.push({ file, school: name });
  }
  const table = attachments.get('catchment.csv');
  if (plan.catchment !== undefined && table !== undefined) {
    const { bytes, size, content } = sample.catchment;
    const isSame = catchment !== null && catchment.rows.length === size && catchmentDigest(catchment) === content;
    if (isSame || fastDigest(table) === bytes) found.push({ file: plan.catchment, school: null });
  }
  return found;
}

/** The digest of the names and ID numbers of a list, whatever its order, its format and its other columns. */
export function childrenDigest(children: readonly Pick<ListedChild, 'name' | 'id'>[]): Hex64 {
  return digestOfLines(children.map(({ name, id }) => `${name}|${id}`));
}

/** The digest of the rows of a catchment table, whatever their order. */
export function catchmentDigest({ rows }: CatchmentTable): Hex64 {
  return digestOfLines(rows.map(({ primary, condition, school }) => JSON.stringify([primary, condition, school])));
}

function digestOfLines(lines: readonly string[]): Hex64 {
  return fastDigest(bytesOf([...lines].sort().join('\n')));
}
