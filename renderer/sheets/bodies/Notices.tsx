import { chineseDate } from '../../../shared/sheets/dates.ts';
import type { Notice, SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Sun } from '../../ui/Sun.tsx';
import { Digest } from '../parts/Digest.tsx';
import css from './Notices.module.css';

/** Sheet 9: a letter per page, with a slip that the school keeps. */
export function Notices({ frame, body }: SheetOf<'notices'>) {
  return body.notices.map(notice => <Letter key={notice.number} frame={frame} body={body} notice={notice} />);
}

function Letter({ frame, body: { school }, notice }: SheetOf<'notices'> & { readonly notice: Notice }) {
  const { title, organiser, qr } = frame;
  const { number, lot, child, rank, ticket } = notice;
  const facts = { title, organiser, school: school.name, lot };
  const code = qr === null ? null : `${qr}\n${school.code}|${lot}`;
  return (
    <article className={css['notice']} data-fit="">
      <section className={css['letter']}>
        {frame.seed === null ? null : <Sun seed={frame.seed} />}
        <p className={css['number']}>{words('notice.number', { number })}</p>
        <p className={css['title']}>{title}</p>
        <h1 className={css['name']}>{words('sheet.notices')}</h1>
        {frame.rehearsal ? <p className="heading-rehearsal">{words('frame.rehearsal-note')}</p> : null}
        <p className={css['to']}>
          {words('notice.to', { name: child.name })}
          {child.rare === '' ? null : <small className="rare">{child.rare}</small>}
        </p>
        <p className={css['text']}>
          {rank === null ? words('notice.direct', facts) : words('notice.drawn', { ...facts, rank })}
        </p>
        <p className={css['text']}>{words('notice.report')}</p>
        <p className={css['text']}>{words('notice.over')}</p>
        {frame.published === '' ? null : (
          <p className={css['published']}>{words('notice.published', { published: frame.published })}</p>
        )}
        <div className={css['foot']}>
          {code === null ? null : (
            <figure className={css['qr']}>
              <QrCode text={code} label={code} />
            </figure>
          )}
          <div className={css['check']}>
            {ticket === null ? null : (
              <p>
                {words('column.ticket')} <Digest value={ticket} />
              </p>
            )}
            <p>{words('notice.check')}</p>
          </div>
          <div className={css['close']}>
            <p>{school.name}</p>
            <p className="faint">{words('notice.school-stamp')}</p>
            <p>{organiser}</p>
            <p className="faint">{words('notice.organiser-stamp')}</p>
            <p>{chineseDate(frame.date)}</p>
          </div>
        </div>
      </section>
      <p className="cut">
        <span>{words('notice.cut')}</span>
      </p>
      <section className={css['receipt']}>
        <h2>{words('notice.receipt')}</h2>
        <p>{words('notice.receipt-body', { name: child.name, lot, school: school.name, number })}</p>
        <p className={css['lines']}>
          {words('notice.parent')}
          <span className="line" />
          {words('column.phone')}
          <span className="line" />
          {words('notice.class')}
          <span className="line" />
          {words('frame.day')}
        </p>
      </section>
    </article>
  );
}
