// `npm run licences`: writes the bill of materials and the licences of what is shipped to dist/licences/. Fails if what lies in dist/
// is not what the sources give.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOf, fontParts, licencesText, packagePart } from './bill.ts';
import { bundle, differing } from './bundled.ts';

const root = join(import.meta.dirname, '../..');
const { files, packages } = await bundle(root);
const others = differing(root, files);
if (others.length > 0) {
  process.stderr.write(`not what the sources give: ${others.join(', ')}. Run npm run build first.\n`);
  process.exitCode = 1;
} else {
  const parts = [
    packagePart(root, 'node_modules/electron', 'framework'),
    ...packages.map(folder => packagePart(root, folder)),
    ...fontParts(root),
  ];
  const folder = join(root, 'dist/licences');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sbom.cdx.json'), billOf(root, parts));
  writeFileSync(join(folder, 'packages.txt'), licencesText(parts));
}
