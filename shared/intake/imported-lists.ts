// The import report, `sealed/import.json`: what was read of each list. It is written when the lists are read, kept with them in the
// dossier, and read again for the sheets.

import * as v from 'valibot';
import type { Hex64 } from '../protocol/hash.ts';
import { bytesOf } from '../protocol/lexis.ts';
import type { PassedWhy } from './accounting.ts';
import type { Finding } from './findings/finding.ts';
import type { ListReport } from './list.ts';

const passedWhys = ['blank', 'outside', 'hint', 'error', 'unread'] as const satisfies readonly PassedWhy[];
const runs = v.pipe(v.array(v.object({ first: v.number(), last: v.number() })), v.readonly());

/** The form of the import report. */
export const importSchema = v.array(
  v.object({
    code: v.string(),
    file: v.string(),
    sha256: v.string(),
    format: v.object({ kind: v.string(), encoding: v.optional(v.nullable(v.string())) }),
    rows: v.number(),
    lots: v.number(),
    children: v.number(),
    numbering: v.picklist(['registration', 'made']),
    // A dossier that was frozen before rows and columns were accounted for has neither.
    accounting: v.optional(
      v.object({
        rows: v.number(),
        header: v.number(),
        children: v.number(),
        passed: v.pipe(v.array(v.object({ why: v.picklist(passedWhys), count: v.number(), rows: runs })), v.readonly()),
      }),
    ),
    fileColumns: v.optional(
      v.pipe(
        v.array(v.object({ letter: v.string(), header: v.string(), readAs: v.nullable(v.string()) })),
        v.readonly(),
      ),
    ),
    findings: v.array(
      v.object({
        code: v.string(),
        file: v.string(),
        sheet: v.nullable(v.string()),
        row: v.nullable(v.number()),
        column: v.nullable(v.string()),
        letter: v.nullable(v.string()),
        value: v.string(),
        values: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}),
      }),
    ),
  }),
);

/** What the import report says of one list. */
export type ImportedList = v.InferOutput<typeof importSchema>[number];

/** A list as it was read. `digest` is the SHA-256 (hex) of its file, `mapped` whether a person chose which column is which. */
export type ListRead = {
  readonly code: string;
  readonly report: ListReport;
  readonly digest: Hex64;
  readonly mapped: boolean;
};

/** Writes the import report of these lists, with the findings of each. */
export function printImports(lists: readonly ListRead[], findings: readonly Finding[]): Uint8Array {
  const imports = lists.map(({ code, report, digest, mapped }): ImportedList => {
    const { file, format, columns, fileColumns, accounting, rows, lots, children, numbering } = report;
    const own = findings.filter(finding => finding.file === file);
    return {
      ...{ code, file, sha256: digest, format, columns, fileColumns, mapped },
      ...{ accounting, rows, lots, children, numbering },
      findings: own.map(({ refusal: { values }, ...plain }) => ({ ...plain, values })),
    };
  });
  return bytesOf(`${JSON.stringify(imports, null, 1)}\n`);
}
