import type { ReactNode } from 'react';
import type { LiveInput } from '../../../shared/record/inputs.ts';
import { randomGiver } from '../../../shared/record/notes.ts';
import type { SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { inputGroups } from '../../../shared/text/groups.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import { type Column, Table } from '../parts/Table.tsx';

const inputColumns: readonly Column<LiveInput>[] = [
  { head: words('inputs.number'), width: 'w-index', look: 'centre', cell: ({ number }) => number },
  {
    head: words('inputs.kind'),
    width: 'w-kind',
    cell: ({ kind, count }) => (
      <>
        {words(`kind.${kind}`)}
        <small className="rare">
          {words(kind === 'ball' ? 'promise.inputs-balls' : 'promise.inputs-count', { count })}
        </small>
      </>
    ),
  },
  { head: words('inputs.value'), look: 'value', cell: valueWords },
  {
    head: words('inputs.voids'),
    width: 'w-voids',
    cell: ({ voids }) =>
      voids.length === 0
        ? words('column.none')
        : voids.map((reason, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: throws keep their order
            <div key={index}>{words('inputs.void', { number: index + 1, reason })}</div>
          )),
  },
  { head: words('inputs.by'), width: 'w-by', cell: giverWords },
];

/** Sheet 3: what came from the hall, who gave it, which throws did not count. It is signed before the envelopes are opened, and nothing that comes after changes it. */
export function InputsSheet({ body }: SheetOf<'inputs'>) {
  const { inputs, record, joined } = body;
  const source = inputs.at(-1)?.source;
  const facts: (readonly [string, ReactNode])[] = [];
  if (source !== undefined) facts.push([words('inputs.source'), source]);
  if (record !== null) facts.push([words('inputs.record'), <Digest key="record" value={record} />]);
  if (joined !== null) {
    const digits = (
      <span key="joined" className="digest">
        {joined}
      </span>
    );
    facts.push([words('inputs.joined'), digits]);
  }
  return (
    <>
      <p className="text">
        {words('inputs.body')}
        {source !== undefined && words('inputs.body-beacon')}
        {inputs.some(({ givenBy }) => givenBy === randomGiver) && words('inputs.body-random')}
      </p>
      <Table kind="inputs" columns={inputColumns} rows={inputs} />
      {facts.length > 0 && <Facts wide facts={facts} />}
    </>
  );
}

/** Who gave the digits, or a line to fill in; nobody in the hall gives a beacon. */
function giverWords({ kind, givenBy }: LiveInput) {
  return givenBy ?? (kind === 'beacon' ? words('inputs.by-nobody') : <span className="line" />);
}

/** Digits in groups that can be read aloud; balls stand apart anyway. */
function valueWords({ kind, value }: LiveInput): string {
  if (value === null) return words('inputs.waiting');
  return inputGroups(kind, value).join(kind === 'ball' ? '　' : ' ');
}
