// The bill of materials of the product, in the form of CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), and the licences as a text.
// `npm sbom` would tell what package.json asks for; what the bundles hold is less, and here and there more.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A part that is shipped, with the text of its licence. */
export type Part = { readonly component: Component; readonly licence: string };

type Component = {
  readonly type: 'library' | 'framework' | 'file';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly hashes: readonly { readonly alg: 'SHA-256' | 'SHA-512'; readonly content: string }[];
  readonly licenses: readonly object[];
  readonly purl?: string;
};

type Locked = { readonly version?: string; readonly integrity?: string };

/** The npm package in a folder below `root`, as the lockfile has it. Throws if it has no licence, or another version than the lockfile's. */
export function packagePart(root: string, folder: string, type: 'library' | 'framework' = 'library'): Part {
  const { name, version, license, author } = jsonIn(join(root, folder, 'package.json'));
  const locked = (jsonIn(join(root, 'package-lock.json'))['packages'] as Record<string, Locked>)[folder];
  if (locked?.version !== version) throw new Error(`${folder} is not as the lockfile has it`);
  if (typeof license !== 'string') throw new Error(`${folder} has no licence`);
  const [algorithm, digest = ''] = (locked?.integrity ?? '').split('-');
  if (algorithm !== 'sha512') throw new Error(`${folder} has no digest`);
  // @scope/name, of which an address of a package writes the @ as %40 (https://github.com/package-url/purl-spec).
  const purl = `pkg:npm/${String(name).replace('@', '%40')}@${version}`;
  return {
    component: {
      ...{ type, 'bom-ref': purl, name: String(name), version: String(version) },
      hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
      licenses: [/[ ()]/.test(license) ? { expression: license } : { license: { id: license } }],
      purl,
    },
    licence: licenceIn(root, folder) ?? statedLicence(root, license, author),
  };
}

/** The text of the licence that a package brings; null if it brings none. */
function licenceIn(root: string, folder: string): string | null {
  const [file] = readdirSync(join(root, folder)).filter(name => /^(licen[cs]e|copying)/i.test(name));
  if (file === undefined) return null;
  // Vite's own file goes on with what its program holds, of which a built page holds nothing.
  return readFileSync(join(root, folder, file), 'utf8').split(/^#+ Licenses of bundled dependencies/im)[0] ?? null;
}

/** What stands for the text of a package that only names its licence. Throws unless that is MIT, whose terms Electron's own text has. */
function statedLicence(root: string, license: string, author: unknown): string {
  const terms = licenceIn(root, 'node_modules/electron')?.split(/(?=^Permission is hereby granted)/m)[1];
  if (license !== 'MIT' || terms === undefined) throw new Error(`no text of the licence ${license}`);
  const by = author instanceof Object ? Reflect.get(author, 'name') : author;
  return `Copyright (c) ${by}\n(The package names the MIT licence and brings no text of it; these are its terms.)\n\n${terms}`;
}

/** The licences of the fonts by how assets/fonts/README.md names them. */
const fontLicences: { readonly [named: string]: object } = {
  'OFL 1.1': { license: { id: 'OFL-1.1' } },
  'Arphic Public License': { license: { id: 'Arphic-1999' } },
  'Hanazono Font License': { license: { name: 'Hanazono Font License' } },
};

/** The fonts, by the table of assets/fonts/README.md. Throws if the table and the folder have not the same files. */
export function fontParts(root: string): Part[] {
  const folder = join(root, 'assets/fonts');
  const rows = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(
    /^\| `(\S+\.woff2)` +\|[^|]*\| ([^|]*?) *\| ([^|]*?) *\|$/gm,
  );
  let [from, licence] = ['', ''];
  const parts = Array.from(rows, ([, file = '', source = '', terms = '']) => {
    if (source !== '〃') from = source;
    if (terms !== '〃') licence = terms;
    const [, named = '', text = ''] = /^(.*), `(.+)`$/.exec(licence) ?? [];
    const known = fontLicences[named];
    if (known === undefined) throw new Error(`${file} has no licence`);
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
    const component: Component = {
      ...{ type: 'file', 'bom-ref': `font:${file}`, name: file, description: from.replaceAll('`', '') },
      ...{ hashes: [{ alg: 'SHA-256', content: digest }], licenses: [known] },
    };
    return { component, licence: readFileSync(join(folder, text), 'utf8') };
  });
  const there = readdirSync(folder).filter(file => file.endsWith('.woff2'));
  if (
    parts
      .map(({ component }) => component.name)
      .sort()
      .join() !== there.sort().join()
  ) {
    throw new Error('assets/fonts/README.md does not list the fonts that are there');
  }
  return parts;
}

/** The bill as JSON. The same parts give the same bytes: it has no time and no serial number. */
export function billOf(root: string, parts: readonly Part[]): string {
  const { name, version, license, description } = jsonIn(join(root, 'package.json'));
  const product = `pkg:npm/${name}@${version}`;
  const bill = {
    ...{
      $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
    },
    metadata: {
      component: {
        ...{ type: 'application', 'bom-ref': product, name, version, description },
        licenses: [{ license: { id: license } }],
      },
    },
    components: parts.map(({ component }) => component),
    dependencies: [{ ref: product, dependsOn: parts.map(({ component }) => component['bom-ref']) }],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** The licences of the packages as a text to read: each with the packages that are under it, word for word. */
export function licencesText(parts: readonly Part[]): string {
  const texts = Map.groupBy(
    parts.filter(({ component }) => component.type !== 'file'),
    ({ licence }) => licence.replaceAll('\r\n', '\n').trim(),
  );
  const line = '='.repeat(80);
  const sections = [...texts].map(
    ([text, of]) =>
      `${line}\n${of.map(({ component: { name, version } }) => `${name} ${version}`).join('\n')}\n${line}\n\n${text}\n`,
  );
  return `This program holds parts of these packages. Electron's own parts have their licences in
LICENSE.electron.txt and LICENSES.chromium.html, the fonts theirs in the folder fonts.\n\n${sections.join('\n')}`;
}

function jsonIn(path: string): { readonly [name: string]: unknown } {
  return JSON.parse(readFileSync(path, 'utf8'));
}
