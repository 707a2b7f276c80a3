import { m } from 'framer-motion';
import { useState } from 'react';
import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { digitsIn } from '../../../shared/protocol/inputs.ts';
import type { LiveInput } from '../../../shared/record/inputs.ts';
import { randomGiver } from '../../../shared/record/notes.ts';
import { inputGroups } from '../../../shared/text/groups.ts';
import { arriving } from '../state/motion.ts';
import { say } from '../state/text.ts';
import { BeaconScene } from './BeaconScene.tsx';

/** The live inputs: a cell for each digit due, filled when two typists agree. A beacon is awaited with the record before it. */
export function InputsScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'inputs'> }) {
  const { inputs, due, beacon } = scene;
  const [awaited, setAwaited] = useState(false);
  if (beacon !== null) {
    if (!awaited) setAwaited(true);
    return <BeaconScene frame={frame} scene={scene} beacon={beacon} />;
  }
  const done = inputs.every(({ value }) => value !== null);
  const size = sizeOf(scene);
  const formOf = (at: number) =>
    at === due ? 'whole' : size === 'lines' ? 'line' : size === 'small' ? 'compact' : 'whole';
  return (
    <div className={`inputs inputs-${size}`}>
      <h1>{say(done ? 'inputs.done' : 'inputs.title')}</h1>
      {inputs.map((input, at) => (
        <InputView
          key={input.number}
          input={input}
          isDue={at === due}
          form={formOf(at)}
          isNew={awaited && input.kind === 'beacon'}
        />
      ))}
    </div>
  );
}

/** By what there is to show: a head takes the room of eight cells. With very many digits, only the due input has cells. */
function sizeOf({ inputs }: SceneOf<'inputs'>): 'large' | 'middle' | 'small' | 'lines' {
  const cells = inputs.reduce((sum, line) => sum + digitsIn(line) * (line.kind === 'ball' ? 0.8 : 1), 0);
  const room = cells + inputs.length * 8;
  return room <= 50 ? 'large' : room <= 110 ? 'middle' : room <= 240 ? 'small' : 'lines';
}

/** The pieces of an input: its digits, or its balls of two digits each; empty until the value is there. */
function piecesOf({ kind, count, value }: LiveInput): readonly string[] {
  if (value === null) return Array.from({ length: count }, () => '');
  return kind === 'ball' ? value.split('-') : [...value];
}

const mostVoids = 3;

/** With all its cells, with small ones, or as a line with the first of its digits. */
type Form = 'whole' | 'compact' | 'line';
type Props = {
  readonly input: LiveInput;
  readonly isDue: boolean;
  readonly form: Form;
  /** Whether the hall has waited for it here, so that its value falls in. */
  readonly isNew: boolean;
};

/** How many characters of its digits a line shows. */
const mostOfLine = 24;

/** How many characters of a source are repeated here: all of it stood there while its value was awaited. */
const mostOfSource = 40;

/** One live input: what it is, its cells, and the void throws, struck through and not hidden. */
function InputView({ input, isDue, form, isNew }: Props) {
  const voids = form === 'line' ? 0 : mostVoids;
  const state = stateOf(input, isDue);
  return (
    <section className={`input input-${state} input-${input.kind}${form === 'whole' ? '' : ` input-${form}`}`}>
      <header className="input-head">
        <b className="input-number">{input.number}</b>
        <h2>{say(`kind.${input.kind}`)}</h2>
        <span>{say(input.kind === 'ball' ? 'inputs.balls' : 'inputs.count', { count: input.count })}</span>
        {input.givenBy !== null && state !== 'random' && (
          <span className="input-giver">{say('inputs.given-by', { role: input.givenBy })}</span>
        )}
        {form === 'line' && input.value !== null && <span className="input-line-digits">{beginningOf(input)}</span>}
        <span className="input-state">
          {state === 'agreed' ? '✓ ' : ''}
          {say(state === 'random' && input.kind === 'beacon' ? 'beacon.random' : `inputs.${state}`)}
        </span>
      </header>
      {form !== 'line' && input.source !== undefined && <p className="input-source">{shortened(input.source)}</p>}
      {form !== 'line' && <Cells input={input} isNew={isNew} />}
      {input.voids.slice(0, voids).map((reason, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a void throw has no name but its place
        <p key={at} className="input-void">
          <s>{say('inputs.void', { number: at + 1 })}</s> {say('inputs.void-why', { reason })}
        </p>
      ))}
      {input.voids.length > voids && (
        <p className="input-void">{say('inputs.void-more', { count: input.voids.length - voids })}</p>
      )}
    </section>
  );
}

/** Nobody gave or typed the digits that the program made for a rehearsal, and the hall must not read that somebody did. */
function stateOf({ value, givenBy }: LiveInput, isDue: boolean): 'due' | 'waits' | 'random' | 'agreed' {
  if (value === null) return isDue ? 'due' : 'waits';
  return givenBy === randomGiver ? 'random' : 'agreed';
}

function beginningOf({ kind, value }: LiveInput): string {
  const digits = inputGroups(kind, value ?? '').join(' ');
  return digits.length > mostOfLine ? `${digits.slice(0, mostOfLine).trimEnd()}…` : digits;
}

function shortened(source: string): string {
  const characters = [...source];
  return characters.length > mostOfSource ? `${characters.slice(0, mostOfSource).join('')}…` : source;
}

function Cells({ input, isNew }: { readonly input: LiveInput; readonly isNew: boolean }) {
  // A value that was there when the input appeared does not fall in.
  const [before] = useState(isNew ? null : input.value);
  const falls = input.value !== before;
  return (
    <div className="cells">
      {piecesOf(input).map((piece, at) => {
        const key = `${input.number}-${at}`;
        return (
          <span key={key} className="cell">
            {falls && piece !== '' ? <m.b {...arriving(at)}>{piece}</m.b> : piece !== '' && <b>{piece}</b>}
          </span>
        );
      })}
    </div>
  );
}
