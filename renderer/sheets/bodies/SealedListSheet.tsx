import type { SheetBody } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import { ImportedColumns, ImportedRows } from '../parts/Imported.tsx';
import { Each, Names } from '../parts/Names.tsx';
import { schoolFacts } from '../parts/schoolFacts.ts';

/** Sheet 1: how the list came in, then the list itself. */
export function SealedListSheet({ body }: { readonly body: Extract<SheetBody, { kind: 'sealed-list' }> }) {
  const { school, imported, lots } = body;
  return (
    <>
      <Facts facts={schoolFacts(school)} />
      <Facts
        wide
        facts={[
          [words('column.how'), words(school.direct ? 'school.direct' : 'school.draw')],
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
              <table className="list findings">
                <thead>
                  <tr>
                    <th className="w-index">{words('column.index')}</th>
                    <th>{words('sealed.finding')}</th>
                    <th className="w-accepted">{words('sealed.accepted')}</th>
                  </tr>
                </thead>
                <tbody>
                  {imported.findings.map((finding, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: findings keep their order
                    <tr key={index}>
                      <td className="centre">{index + 1}</td>
                      <td>{finding.words}</td>
                      <td className="centre">{acceptance(finding.accepted)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
          <h2>{words('sealed.list')}</h2>
        </>
      )}
      <p className="text">{words('sealed.note')}</p>
      <table className="list lots">
        <thead>
          <tr>
            <th className="w-index">{words('column.index')}</th>
            <th className="w-lot">{words('column.lot')}</th>
            <th className="w-name">{words('column.name')}</th>
            <th className="w-sex">{words('column.sex')}</th>
            <th className="w-id">{words('column.id-end')}</th>
            <th>{words('column.primary')}</th>
            <th className="w-digits">{words('column.tag')}</th>
          </tr>
        </thead>
        <tbody>
          {lots.map(({ place, lot, children, digits }) => (
            <tr key={lot}>
              <td className="centre">{place}</td>
              <td className="number">{lot}</td>
              <td>
                <Names>{children}</Names>
              </td>
              <td className="centre">
                <Each of={child => child.sex}>{children}</Each>
              </td>
              <td className="centre number">
                <Each of={child => child.idEnd}>{children}</Each>
              </td>
              <td>
                <Each of={child => child.primary}>{children}</Each>
              </td>
              <td className="centre">
                <Digest value={digits} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function acceptance(accepted: boolean | null): string {
  if (accepted === null) return words('sealed.accepted-unasked');
  return words(accepted ? 'sealed.accepted-yes' : 'sealed.accepted-no');
}
