// What the parts of the register share: what was read last, who decides, and how a line is entered.

import { createContext, useContext } from 'react';
import type { RegisterLot, RegisterSchool, RegisterView } from '../../../shared/contract/register.ts';
import type { Words } from '../state/words.ts';

/** Who decides, and when; kept from one line to the next. */
export type Deciders = { readonly date: string; readonly role: string; readonly name: string };

/** What they share. */
export type RegisterState = {
  readonly view: RegisterView;
  readonly school: RegisterSchool;
  readonly deciders: Deciders;
  readonly setDeciders: (deciders: Deciders) => void;
  /** Takes the register as it is after a line was entered. */
  readonly take: (view: RegisterView) => void;
};

/** Carries it to every part. */
export const RegisterContext = createContext<RegisterState | null>(null);

/** What the parts of the register share. Throws outside it: a bug. */
export function useRegister(): RegisterState {
  const state = useContext(RegisterContext);
  if (state === null) throw new Error('outside of the register');
  return state;
}

/** A lot with its children, and where it stands: 登记号 0023 张* 候补第 1 位（名次 12）. */
export function lotWords({ lot, names, size }: RegisterLot, t: Words): string {
  const children = size > 1 ? [t('reserve.children', { count: size })] : [];
  return [t('reserve.lot', { lot }), names.join(t('list.comma')), ...children].join(' ');
}

/** Where a lot stands. */
export function statusWords(
  { status, reserve, rank, line }: RegisterLot,
  { direct }: RegisterSchool,
  t: Words,
): string {
  if (status === 'waiting' && reserve !== null) {
    return t('reserve.waiting', { reserve, rank });
  }
  const words = t(status === 'admitted' && direct ? 'standing.direct' : `standing.${status}`);
  return line === null ? words : `${words}${t('list.comma')}${t('reserve.line', { line })}`;
}
