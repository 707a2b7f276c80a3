import type { SheetFrame } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { emWidth, shortened } from './lines.ts';
import css from './SignatureStrip.module.css';

/** Signatures are three to a row. */
const columns = 3;

/** The longest role in its place, and the longest organiser in the seal's, in em: the list of those present and the end of a sheet have them whole. */
const longest = { role: 21, organiser: 48 };

/** The width in em of one line of a place to sign. */
const line = 12.5;

/** The height of the strip in mm. A row fits a name written by hand; a round seal needs two rows. */
export function stripHeight(signers: readonly string[]): number {
  return rowsFor(signers) * rowHeight(signers);
}

function rowsFor({ length }: readonly string[]): number {
  return Math.max(2, Math.ceil(length / columns));
}

/** Under a role of two lines there must be room to sign as well. */
function rowHeight(signers: readonly string[]): number {
  const rows = rowsFor(signers);
  const usual = rows > 4 ? 9.5 : rows === 2 ? 14 : 11.5;
  return signers.some(role => emWidth(placeOf(role)) > line) ? Math.max(usual, 11.5) : usual;
}

function placeOf(role: string): string {
  return `${shortened(role, longest.role)}（${words('frame.sign')}）`;
}

/** Signatures, seal and QR code at the foot of every page. */
export function SignatureStrip({ frame: { signers, organiser, qr } }: { readonly frame: SheetFrame }) {
  const empty = rowsFor(signers) * columns - signers.length;
  return (
    <div className={css['strip']} style={{ height: `${stripHeight(signers)}mm` }}>
      <div className={css['signatures']} style={{ gridAutoRows: `${rowHeight(signers)}mm` }}>
        {signers.map(role => (
          <div key={role} className={css['signature']}>
            {placeOf(role)}
          </div>
        ))}
        {Array.from({ length: empty }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty places have nothing else to tell them apart
          <div key={index} className={css['signature']} />
        ))}
      </div>
      <div className={css['stamp']}>
        <span>{shortened(organiser, longest.organiser)}</span>
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
