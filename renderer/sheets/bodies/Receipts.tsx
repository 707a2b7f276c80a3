import { chineseDate } from '../../../shared/sheets/dates.ts';
import type { SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import type { PrintedReceipt } from '../../../shared/verifier/receipts.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import css from './Receipts.module.css';

/** Receipts per page. */
const onPage = 2;

/** Sheet 1, for families: a receipt per lot, two to a page with a cut between them. */
export function Receipts({ frame, body }: SheetOf<'receipts'>) {
  const pages: (readonly PrintedReceipt[])[] = [];
  for (let at = 0; at < body.receipts.length; at += onPage) pages.push(body.receipts.slice(at, at + onPage));
  return pages.map(([first, second]) =>
    first === undefined ? null : (
      <section key={first.receipt.lot} className={css['slips']}>
        <Slip frame={frame} body={body} printed={first} />
        <p className="cut">
          <span>{words('receipt.cut')}</span>
        </p>
        {second === undefined ? null : <Slip frame={frame} body={body} printed={second} />}
      </section>
    ),
  );
}

function Slip({
  frame: { title, organiser, rehearsal, date, contacts },
  body: { school, rosterDigest },
  printed: { receipt, names, code },
}: SheetOf<'receipts'> & { readonly printed: PrintedReceipt }) {
  const { ceremony, lot, size, salt, tag } = receipt;
  const note = words('receipt.name-note');
  const shared = size > 1 ? `（${note}；${words('receipt.children', { count: size })}）` : `（${note}）`;
  return (
    <article className={css['slip']} data-fit="">
      <p className={css['title']}>
        {title}
        {rehearsal ? <b>{words('frame.rehearsal-note')}</b> : null}
      </p>
      <h1 className={css['name']}>{words('sheet.receipts')}</h1>
      <div className={css['top']}>
        <div>
          <p className={css['lot']}>
            <span>{words('column.lot')}</span>
            <b>{lot}</b>
          </p>
          <Facts
            wide
            facts={[
              [words('list.school'), `${school.name}（${school.code}）`],
              [words('column.children'), `${names.join('　')}${shared}`],
              [
                words('column.ceremony'),
                <span key="ceremony" className="digest">
                  {ceremony}
                </span>,
              ],
            ]}
          />
        </div>
        <figure className={css['qr']}>
          <QrCode text={code} label={`${words('sheet.receipts')} ${lot}`} />
        </figure>
      </div>
      <div className={css['digits']}>
        <Facts
          wide
          facts={[
            [words('receipt.salt'), <Digest key="salt" value={salt} />],
            [words('receipt.tag'), <Digest key="tag" value={tag} />],
            [words('digest.roster'), <Digest key="roster" value={rosterDigest} />],
            [
              words('receipt.line'),
              <span key="line" className={css['line']}>
                {code}
              </span>,
            ],
          ]}
        />
      </div>
      <p className={css['text']}>{words('receipt.how')}</p>
      <p className={css['text']}>
        <b>{words('receipt.keep')}</b>
      </p>
      <footer className={css['foot']}>
        <p className={css['phones']}>
          {contacts.enquiry !== '' && (
            <span>
              {words('column.enquiry')} {contacts.enquiry}
            </span>
          )}
          {contacts.supervision !== '' && (
            <span>
              {words('column.supervision')} {contacts.supervision}
            </span>
          )}
        </p>
        <p>
          {organiser}
          <span className="faint">{words('notice.organiser-stamp')}</span>　
          <span className={css['day']}>{chineseDate(date)}</span>
        </p>
      </footer>
    </article>
  );
}
