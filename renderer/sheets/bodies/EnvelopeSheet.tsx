import type { SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import css from './EnvelopeSheet.module.css';

/** Sheet 2, for the envelope: room for a secret, written by hand, and its commitment; who says where it was made. */
export function EnvelopeSheet({ body }: SheetOf<'envelope'>) {
  const { holder, rosterDigest, rulesDigest } = body;
  return (
    <>
      <p className="text">
        {words('envelope.body')}
        {words(holder.madeHere ? 'envelope.made-here' : 'envelope.own')}
      </p>
      <Facts
        wide
        facts={[
          [words('column.holder'), words(`role.${holder.role}`)],
          [words('digest.roster'), <Digest key="roster" value={rosterDigest} />],
          [words('digest.rules'), <Digest key="rules" value={rulesDigest} />],
          [words('promise.commitment'), <Digest key="commitment" value={holder.commitment} />],
        ]}
      />
      <h2>{words('envelope.secret')}</h2>
      <div className={css['cells']}>
        {Array.from({ length: 64 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty cells have nothing else to tell them apart
          <span key={index} className={css['cell']} />
        ))}
      </div>
      <Facts
        wide
        tall
        facts={[
          [words('envelope.holder'), ''],
          [words('envelope.sealed'), ''],
          [words('envelope.opened'), ''],
        ]}
      />
      <p className="text">{words('envelope.lost')}</p>
    </>
  );
}
