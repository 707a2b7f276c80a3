import type { ReactNode } from 'react';
import { chineseDate } from '../../shared/sheets/dates.ts';
import {
  type familyKinds,
  isForFamilies,
  type Sheet,
  type SheetBody,
  type SheetFrame,
} from '../../shared/sheets/sheet.ts';
import { words } from '../../shared/sheets/words.ts';
import { Sun } from '../ui/Sun.tsx';
import { AdmittedNowSheet } from './bodies/AdmittedNowSheet.tsx';
import { AttendanceSheet } from './bodies/AttendanceSheet.tsx';
import { EnvelopeSheet } from './bodies/EnvelopeSheet.tsx';
import { InputsSheet } from './bodies/InputsSheet.tsx';
import { Notices } from './bodies/Notices.tsx';
import { PromiseSheet } from './bodies/PromiseSheet.tsx';
import { RankedSheet } from './bodies/RankedSheet.tsx';
import { Receipts } from './bodies/Receipts.tsx';
import { RecordSheet } from './bodies/RecordSheet.tsx';
import { RegisterSheet } from './bodies/RegisterSheet.tsx';
import { SealedListSheet } from './bodies/SealedListSheet.tsx';
import { VoidSheet } from './bodies/VoidSheet.tsx';
import { emWidth } from './parts/lines.ts';
import { SignatureStrip, stripHeight } from './parts/SignatureStrip.tsx';

/** A whole sheet. What every page repeats is fixed to the page; the outer table's foot keeps its place free. */
export function SheetPage({ sheet: { frame, body } }: { readonly sheet: Sheet }) {
  const watermark = frame.rehearsal ? (
    <div className="watermark" aria-hidden="true">
      {words('mode.rehearsal')}
    </div>
  ) : null;
  if (goesHome(body)) {
    return (
      <>
        {watermark}
        {body.kind === 'notices' ? <Notices frame={frame} body={body} /> : <Receipts frame={frame} body={body} />}
      </>
    );
  }
  return (
    <>
      {watermark}
      <SignatureStrip frame={frame} />
      <table className="page">
        <tbody>
          <tr>
            <td>
              <Heading frame={frame} />
              {bodyOf(frame, body)}
              <Closing frame={frame} />
            </td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <td style={{ height: `${stripHeight(frame.signers) + 3}mm` }} />
          </tr>
        </tfoot>
      </table>
    </>
  );
}

type ForFamilies = Extract<SheetBody, { kind: (typeof familyKinds)[number] }>;

function goesHome(body: SheetBody): body is ForFamilies {
  return isForFamilies(body.kind);
}

function bodyOf(frame: SheetFrame, body: Exclude<SheetBody, ForFamilies>): ReactNode {
  switch (body.kind) {
    case 'sealed-list':
      return <SealedListSheet frame={frame} body={body} />;
    case 'promise':
      return <PromiseSheet frame={frame} body={body} />;
    case 'envelope':
      return <EnvelopeSheet frame={frame} body={body} />;
    case 'inputs':
      return <InputsSheet frame={frame} body={body} />;
    case 'admitted':
    case 'reserve':
    case 'direct':
      return <RankedSheet frame={frame} body={body} />;
    case 'record':
      return <RecordSheet frame={frame} body={body} />;
    case 'attendance':
      return <AttendanceSheet frame={frame} body={body} />;
    case 'register':
      return <RegisterSheet frame={frame} body={body} />;
    case 'admitted-now':
      return <AdmittedNowSheet frame={frame} body={body} />;
    case 'void':
      return <VoidSheet frame={frame} body={body} />;
  }
}

/** From this width on, in em, title and school have more than three lines. */
const longHeading = 60;

function Heading({ frame }: { readonly frame: SheetFrame }) {
  const { title, kind, schoolName, school, rehearsal, copy } = frame;
  return (
    <header className={emWidth(`${title}${schoolName ?? ''}`) > longHeading ? 'heading heading-long' : 'heading'}>
      <p className="heading-title">{title}</p>
      <h1>{words(`sheet.${kind}`)}</h1>
      {schoolName === null ? null : (
        <p className="heading-school">
          {schoolName}（{school}）
        </p>
      )}
      {copy === 'only' ? null : (
        <p className={`copy copy-${copy}`}>
          <b>{words(`copy.${copy}`)}</b>
          {words(`copy.${copy}-note`)}
        </p>
      )}
      {rehearsal ? <p className="heading-rehearsal">{words('frame.rehearsal-note')}</p> : null}
    </header>
  );
}

/** Who issues the sheet and when, at the end on the right, as on an official paper; on the left the sun of the seed that decided it. */
function Closing({ frame: { organiser, date, seed } }: { readonly frame: SheetFrame }) {
  return (
    <footer className="closing">
      {seed === null ? null : (
        <figure className="sun-mark">
          <Sun seed={seed} />
          <figcaption>{words('sun.mark')}</figcaption>
        </figure>
      )}
      <div>
        <p>{organiser}</p>
        <p>{date === '' ? words('frame.day') : chineseDate(date)}</p>
      </div>
    </footer>
  );
}
