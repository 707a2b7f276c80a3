import { m } from 'framer-motion';
import { opening } from '../state/motion.ts';

/** A small envelope, shut or with its flap up. `opens` lets the flap go up before the eyes of the hall. */
export function EnvelopeIcon({ open, opens }: { readonly open: boolean; readonly opens: boolean }) {
  return (
    <svg className={open ? 'envelope-icon envelope-icon-open' : 'envelope-icon'} viewBox="0 0 56 60" aria-hidden="true">
      <rect x="2" y="22" width="52" height="36" />
      {open ? (
        <m.path d="M2 22L28 2L54 22" {...opening} {...(opens ? {} : { initial: false })} />
      ) : (
        <path d="M2 22L28 42L54 22" />
      )}
    </svg>
  );
}
