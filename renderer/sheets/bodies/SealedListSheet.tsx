import { chineseTime } from '../../../shared/sheets/dates.ts';
import type { SheetImport, SheetLot, SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import { ImportedColumns, ImportedRows } from '../parts/Imported.tsx';
import { identityColumns, lotColumn, nameColumn, sexColumn } from '../parts/lotColumns.tsx';
import { schoolFacts } from '../parts/schoolFacts.ts';
import { type Column, Table } from '../parts/Table.tsx';

const lotColumns: readonly Column<SheetLot>[] = [
  { head: words('column.index'), width: 'w-index', look: 'centre', cell: ({ place }) => place },
  lotColumn,
  nameColumn,
  sexColumn,
  ...identityColumns,
  { head: words('column.tag'), width: 'w-digits', look: 'centre', cell: ({ digits }) => <Digest value={digits} /> },
];

const findingColumns: readonly Column<SheetImport['findings'][number]>[] = [
  { head: words('column.index'), width: 'w-index', look: 'centre', cell: (_, index) => index + 1 },
  { head: words('sealed.finding'), cell: finding => finding.words },
  {
    head: words('sealed.accepted'),
    width: 'w-accepted',
    look: 'centre',
    cell: ({ accepted }) => words(`sealed.accepted-${accepted === null ? 'unasked' : accepted ? 'yes' : 'no'}`),
  },
];

/** Sheet 1: the list's import, then the list itself. */
export function SealedListSheet({ body }: SheetOf<'sealed-list'>) {
  const { school, imported, lots } = body;
  return (
    <>
      <Facts facts={schoolFacts(school)} />
      <Facts
        wide
        facts={[
          [words('column.how'), words(school.direct ? 'school.direct' : 'school.draw')],
          [words('sealed.time'), chineseTime(body.time)],
          [words('digest.roster'), <Digest key="roster" value={body.rosterDigest} />],
          [words('digest.rules'), <Digest key="rules" value={body.rulesDigest} />],
        ]}
      />
      {imported === null ? null : (
        <>
          <h2>{words('sealed.import')}</h2>
          <Facts
            facts={[
              [words('sealed.file'), imported.file],
              [words('column.format'), imported.format],
              [words('sealed.counts'), words('sealed.counts-of', { children: imported.children, lots: imported.lots })],
              [words('sealed.numbering'), words(imported.made ? 'sealed.numbering-made' : 'sealed.numbering-own')],
            ]}
          />
          <Facts wide facts={[[words('sealed.file-digest'), <Digest key="file" value={imported.sha256} />]]} />
          {imported.accounting !== null && <ImportedRows accounting={imported.accounting} />}
          {imported.columns !== null && <ImportedColumns columns={imported.columns} />}
          {imported.findings.length === 0 ? (
            <p className="text">{words('sealed.no-findings')}</p>
          ) : (
            <>
              <h3>{words('sealed.findings', { count: imported.findings.length })}</h3>
              <Table kind="findings" columns={findingColumns} rows={imported.findings} />
            </>
          )}
          <h2>{words('sealed.list')}</h2>
        </>
      )}
      <p className="text">{words('sealed.note')}</p>
      <Table kind="lots" columns={lotColumns} rows={lots} />
    </>
  );
}
