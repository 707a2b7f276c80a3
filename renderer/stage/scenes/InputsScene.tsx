import { m } from 'framer-motion';
import { useState } from 'react';
import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { digitsIn } from '../../../shared/protocol/inputs.ts';
import type { LiveInput } from '../../../shared/record/inputs.ts';
import { randomGiver } from '../../../shared/record/notes.ts';
import { inputGroups } from '../../../shared/text/groups.ts';
import { Phrase } from '../parts/Phrase.tsx';
import { useReducedMotion, useResumed } from '../state/clock.ts';
import { appearing, arriving, fusing } from '../state/motion.ts';
import { say } from '../state/text.ts';
import { BeaconScene } from './BeaconScene.tsx';

/**
 * The live inputs: a cell for each digit due, with a dot above and below as the two type it; what both typed alike stands alone and
 * large until whoever gave it said yes. A beacon is awaited with the record before it.
 */
export function InputsScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'inputs'> }) {
  const { inputs, due, beacon, typing } = scene;
  const [awaited, setAwaited] = useState(false);
  // What has been seen large does not fall in again.
  const [seen, setSeen] = useState<string | null>(null);
  const dueInput = due === null ? undefined : inputs[due];
  if (dueInput !== undefined && typing.agreed !== null) {
    if (seen !== dueInput.number) setSeen(dueInput.number);
    return <AgreedInput key={dueInput.number} input={dueInput} value={typing.agreed} />;
  }
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
      <h1>
        <Phrase text={say(done ? 'inputs.done' : 'inputs.title')} />
      </h1>
      {inputs.map((input, at) => (
        <InputView
          key={input.number}
          input={input}
          isDue={at === due}
          form={formOf(at)}
          counts={at === due ? typing.counts : null}
          isNew={awaited && input.kind === 'beacon' && seen !== input.number}
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
  /** How many digits each of the two has typed, if it is due. */
  readonly counts: readonly [number, number] | null;
};

/** How many characters of its digits a line shows. */
const mostOfLine = 24;

/** How many characters of a source are repeated here: all of it stood there while its value was awaited. */
const mostOfSource = 40;

/** One live input: what it is, its cells, and the void throws, struck through and not hidden. */
function InputView({ input, isDue, form, isNew, counts }: Props) {
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
          {counts?.some(count => count > 0)
            ? say('inputs.dots')
            : say(state === 'random' && input.kind === 'beacon' ? 'beacon.random' : `inputs.${state}`)}
        </span>
      </header>
      {form !== 'line' && input.source !== undefined && <p className="input-source">{shortened(input.source)}</p>}
      {form !== 'line' && <Cells input={input} isNew={isNew} counts={counts} />}
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

type CellsProps = Pick<Props, 'input' | 'isNew' | 'counts'>;

function Cells({ input, isNew, counts }: CellsProps) {
  // A value that was there when the input appeared does not fall in.
  const [before] = useState(isNew ? null : input.value);
  const falls = input.value !== before;
  const digits = input.kind === 'ball' ? 2 : 1;
  return (
    <div className={counts === null ? 'cells' : 'cells cells-typed'}>
      {piecesOf(input).map((piece, at) => {
        const key = `${input.number}-${at}`;
        const cell = (
          <span key={key} className="cell">
            {falls && piece !== '' ? <m.b {...arriving(at)}>{piece}</m.b> : piece !== '' && <b>{piece}</b>}
          </span>
        );
        if (counts === null) return cell;
        const [first, second] = counts.map(count => count >= (at + 1) * digits);
        return (
          <span key={key} className="typed">
            <i className={first ? 'typed-dot' : 'typed-none'} />
            {cell}
            <i className={second ? 'typed-dot' : 'typed-none'} />
          </span>
        );
      })}
    </div>
  );
}

/** Up to this many characters an agreed value is larger than any other number of the stage; above the second it is smaller. */
const [fewAgreed, manyAgreed] = [10, 60];

/** More groups of a value than this stand in rows below each other. */
const mostInRow = 4;

/** The value that both typed alike, large: the two dots of a digit fuse into it. It is not on record before somebody said yes. */
function AgreedInput({ input, value }: { readonly input: LiveInput; readonly value: string }) {
  const resumed = useResumed();
  const reduced = useReducedMotion();
  const [moves] = useState(!resumed && !reduced);
  const { number, kind } = input;
  const { length } = value;
  const size = length <= fewAgreed ? 'few' : length <= manyAgreed ? 'some' : 'many';
  const groups =
    kind === 'ball' ? value.split('-').map(ball => [ball]) : inputGroups(kind, value).map(part => [...part]);
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, group) => sum + group.length, 0));
  const pause = Math.min(0.08, 1.6 / length);
  return (
    <div className={`agreed agreed-${size} agreed-${kind} agreed-groups-${Math.min(groups.length, mostInRow + 1)}`}>
      <p className="agreed-head">
        <b className="input-number">{number}</b> {say(`kind.${kind}`)}
      </p>
      <h1>
        <Phrase text={say(kind === 'beacon' ? 'agreed.compare' : 'agreed.confirm')} />
      </h1>
      <div className="agreed-value">
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of a number have no name but their place
          <span key={at} className="agreed-group">
            {group.map((piece, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor have its digits
              <span key={place} className="agreed-piece">
                {moves && <Fusing order={(starts[at] ?? 0) + place} pause={pause} />}
                <m.b {...appearing((starts[at] ?? 0) + place + 1, pause)} {...(moves ? {} : { initial: false })}>
                  {piece}
                </m.b>
              </span>
            ))}
          </span>
        ))}
      </div>
      <p className="agreed-state">
        <Phrase text={say('agreed.state')} />
      </p>
    </div>
  );
}

/** The dot above and the dot below, on their way to the digit between them. */
function Fusing({ order, pause }: { readonly order: number; readonly pause: number }) {
  return (['above', 'below'] as const).map(from => (
    <m.i key={from} className="fusing" {...fusing(from, order, pause)} />
  ));
}
