import { chineseTime } from '../../../shared/sheets/dates.ts';
import type { SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import { RecordTable } from './RecordSheet.tsx';

/** The sheet of an attempt that was given up before its inputs were closed. */
export function VoidSheet({ frame, body }: SheetOf<'void'>) {
  return (
    <>
      <p className="text">{words('void.body', { ceremony: frame.ceremony })}</p>
      <Facts
        wide
        facts={[
          [words('void.reason'), body.reason],
          [words('void.roles'), body.roles],
          [words('void.time'), chineseTime(body.time)],
          [words('void.head'), <Digest key="head" value={body.head} />],
          [words('sheet.record'), words('void.count', { count: body.events, shown: body.rows.length })],
        ]}
      />
      <RecordTable rows={body.rows} />
      <p className="text">{words('void.next')}</p>
    </>
  );
}
