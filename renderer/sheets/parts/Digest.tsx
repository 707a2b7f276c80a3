import { digestText } from '../../../shared/text/groups.ts';

/** Hexadecimal digits in groups of four; 64 digits break between groups only. */
export function Digest({ value }: { readonly value: string }) {
  return <span className="digest">{digestText(value)}</span>;
}
