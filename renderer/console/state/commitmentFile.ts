// A commitment that its holder brings on a USB stick: the 64 digits alone, or lines as in commitment.txt. Any ceremony,
// role, list or rules that the file names must be ours.

import type { Role } from '../../../shared/protocol/rules.ts';
import { narrow } from '../../../shared/text/narrow.ts';

/** What the file must agree with. */
export type Expected = {
  readonly role: Role;
  readonly ceremony: string;
  readonly roster: string | null;
  readonly rules: string | null;
};

/** What may be wrong with a commitment file. */
type Fault = 'secret' | 'none' | 'several' | 'ceremony' | 'roster' | 'rules' | 'role';

/** The commitment, or what is wrong with the file. */
export type CommitmentFile =
  | { readonly ok: true; readonly commitment: string }
  | { readonly ok: false; readonly why: Fault; readonly found: string };

/**
 * Whether a file holds a secret: as verify.html writes it, as the page of an envelope has it, or labelled so by whoever made it. A
 * commitment file has nothing that looks like one.
 */
export function holdsSecret(name: string, text: string): boolean {
  const plain = narrow(text);
  const digits = '(?:[0-9a-f][\\s-]?){31,63}[0-9a-f](?![0-9a-f])';
  return (
    /^secret[-_]|秘密/i.test(name) ||
    // Labelled so, unless the label is that of a commitment: “the commitment of the notary's secret”.
    new RegExp(`(secret|秘密)(?:(?!承诺|commit)[^]){0,60}?(?<![0-9a-z])${digits}`, 'i').test(plain) ||
    /^\s*secret\s*=/im.test(plain) ||
    // The message that is hashed: the secret is its last field.
    /lot\/1\|commit\|(?:[^|\s]*\|){4}[0-9a-f]{32}/.test(plain) ||
    // Half as long as any digest: nothing but a secret.
    /(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])/.test(plain)
  );
}

/** Reads a commitment file. One that holds a secret is not read further. */
export function readCommitmentFile(
  name: string,
  text: string,
  { role, ceremony, roster, rules }: Expected,
): CommitmentFile {
  const wrong = (why: Fault, found = '') => ({ ok: false, why, found }) as const;
  if (holdsSecret(name, text)) return wrong('secret');
  const saidOf = (key: string) => new RegExp(`^\\s*${key}=(\\S+)\\s*$`, 'm').exec(text)?.[1] ?? null;
  const saidCeremony = saidOf('ceremony');
  if (saidCeremony !== null && saidCeremony !== ceremony) return wrong('ceremony', saidCeremony.slice(0, 40));
  const saidRoster = saidOf('roster');
  if (saidRoster !== null && roster !== null && saidRoster !== roster) return wrong('roster', saidRoster.slice(0, 16));
  const saidRules = saidOf('rules');
  if (saidRules !== null && rules !== null && saidRules !== rules) return wrong('rules', saidRules.slice(0, 16));

  const named = [...text.matchAll(/^\s*commit=([a-z]+):([0-9a-f]{64})\s*$/gm)];
  if (named.length > 0) {
    const ours = named.filter(([, holder]) => holder === role);
    const [first] = ours;
    if (first?.[2] === undefined) return wrong('role', named.map(([, holder]) => holder).join(', '));
    return ours.length > 1 ? wrong('several') : { ok: true, commitment: first[2] };
  }
  const bare = new Set(text.match(/(?<![0-9A-Za-z=])[0-9a-f]{64}(?![0-9A-Za-z])/g) ?? []);
  const [only] = bare;
  if (only === undefined) return wrong('none');
  return bare.size > 1 ? wrong('several') : { ok: true, commitment: only };
}
