import { m } from 'framer-motion';
import { useState } from 'react';
import type { Tray } from '../../../shared/contract/scenes.ts';
import { randomGiver } from '../../../shared/record/notes.ts';
import { inputGroups } from '../../../shared/text/groups.ts';
import { arriving } from '../state/motion.ts';
import { say } from '../state/text.ts';

/** The pieces of a tray: its digits, or its balls of two digits each; empty ones before the value is there. */
function piecesOf({ kind, digits, value }: Tray): readonly string[] {
  if (value === null) return Array.from({ length: kind === 'ball' ? digits / 2 : digits }, () => '');
  return kind === 'ball' ? value.split('-') : [...value];
}

const mostVoids = 3;

/** With all its cells; with small ones; or as a line, which has the beginning of its digits. */
type Form = 'whole' | 'compact' | 'line';
type Props = { readonly tray: Tray; readonly isDue: boolean; readonly form: Form };

/** So many characters of its digits does a line show. */
const mostOfLine = 24;

/** One live input: what it is, its cells, and the void throws, struck through and not hidden. */
export function TrayView({ tray, isDue, form }: Props) {
  const voids = form === 'line' ? 0 : mostVoids;
  const state = stateOf(tray, isDue);
  return (
    <section className={`tray tray-${state} tray-${tray.kind}${form === 'whole' ? '' : ` tray-${form}`}`}>
      <header className="tray-head">
        <b className="tray-number">{tray.number}</b>
        <h2>{say(`kind.${tray.kind}`)}</h2>
        <span>
          {tray.kind === 'ball'
            ? say('inputs.balls', { count: tray.digits / 2 })
            : say('inputs.count', { count: tray.digits })}
        </span>
        {tray.givenBy !== null && state !== 'random' && (
          <span className="tray-giver">{say('inputs.given-by', { role: tray.givenBy })}</span>
        )}
        {form === 'line' && tray.value !== null && <span className="tray-line-digits">{beginningOf(tray)}</span>}
        <span className="tray-state">
          {state === 'agreed' ? '✓ ' : ''}
          {say(`inputs.${state}`)}
        </span>
      </header>
      {form !== 'line' && <Cells tray={tray} />}
      {tray.voids.slice(0, voids).map((reason, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a void throw has no name but its place
        <p key={at} className="tray-void">
          <s>{say('inputs.void', { number: at + 1 })}</s> {say('inputs.void-why', { reason })}
        </p>
      ))}
      {tray.voids.length > voids && (
        <p className="tray-void">{say('inputs.void-more', { count: tray.voids.length - voids })}</p>
      )}
    </section>
  );
}

/** Digits that the program made for a rehearsal were given and typed by nobody, and the hall must not read that they were. */
function stateOf({ value, givenBy }: Tray, isDue: boolean): 'due' | 'waits' | 'random' | 'agreed' {
  if (value === null) return isDue ? 'due' : 'waits';
  return givenBy === randomGiver ? 'random' : 'agreed';
}

function beginningOf({ kind, value }: Tray): string {
  const digits = inputGroups(kind, value ?? '').join(' ');
  return digits.length > mostOfLine ? `${digits.slice(0, mostOfLine).trimEnd()}…` : digits;
}

function Cells({ tray }: { readonly tray: Tray }) {
  // A value that was there when the tray appeared did not just fall into it.
  const [before] = useState(tray.value);
  const falls = tray.value !== before;
  return (
    <div className="cells">
      {piecesOf(tray).map((piece, at) => {
        const key = `${tray.number}-${at}`;
        return (
          <span key={key} className="cell">
            {falls && piece !== '' ? <m.b {...arriving(at)}>{piece}</m.b> : piece !== '' && <b>{piece}</b>}
          </span>
        );
      })}
    </div>
  );
}
