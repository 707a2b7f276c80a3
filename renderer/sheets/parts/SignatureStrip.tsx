import type { SheetFrame } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import css from './SignatureStrip.module.css';

/** Signatures are three to a row. */
const columns = 3;

/** The height of the strip in mm. A row fits a name written by hand; a round seal needs two rows. */
export function stripHeight(signers: number): number {
  return rowsFor(signers) * rowHeight(signers);
}

function rowsFor(signers: number): number {
  return Math.max(2, Math.ceil(signers / columns));
}

function rowHeight(signers: number): number {
  return rowsFor(signers) > 4 ? 9.5 : rowsFor(signers) === 2 ? 14 : 11.5;
}

/** Signatures, seal and QR code at the foot of every page. */
export function SignatureStrip({ frame: { signers, organiser, qr } }: { readonly frame: SheetFrame }) {
  const empty = rowsFor(signers.length) * columns - signers.length;
  return (
    <div className={css['strip']} style={{ height: `${stripHeight(signers.length)}mm` }}>
      <div className={css['signatures']} style={{ gridAutoRows: `${rowHeight(signers.length)}mm` }}>
        {signers.map(role => (
          <div key={role} className={css['signature']}>
            {role}（{words('frame.sign')}）
          </div>
        ))}
        {Array.from({ length: empty }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty places have nothing else to tell them apart
          <div key={index} className={css['signature']} />
        ))}
      </div>
      <div className={css['stamp']}>
        <span>{organiser}</span>
        <span>（{words('frame.stamp')}）</span>
      </div>
      {qr === null ? null : (
        <div className={css['qr']}>
          <QrCode text={qr} label={qr} />
        </div>
      )}
    </div>
  );
}
