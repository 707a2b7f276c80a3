import { m } from 'framer-motion';
import { useMemo, useState } from 'react';
import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import { commitmentOf } from '../../../shared/protocol/commitment.ts';
import type { Holder } from '../../../shared/record/holders.ts';
import type { LiveInput } from '../../../shared/record/inputs.ts';
import { digestGroups, inputGroups } from '../../../shared/text/groups.ts';
import { seedAgain } from '../../../shared/views/seed-again.ts';
import { Digest, ShortDigest } from '../parts/Digest.tsx';
import { Phrase } from '../parts/Phrase.tsx';
import { appearing, opening } from '../state/motion.ts';
import { say } from '../state/text.ts';

/** More inputs than this go two to a line; long ones are cut short, as they were shown in full before. */
const mostInputs = 2;
const mostDigits = 20;

/** When the groups of a computed line appear: the secret first, then what follows from it. */
const timing = { secret: 0.5, computed: 1.6, group: 0.09 };

/** The inputs are closed, each envelope opens, its commitment is recomputed beneath, and the pieces become the seed. */
export function RevealScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'reveal'> }) {
  const { inputs, holders, rules, seed } = scene;
  const again = useMemo(() => seedAgain(frame, scene), [frame, scene]);
  const opened = holders.filter(({ secret }) => secret !== null).length;
  return (
    <div className={`reveal reveal-${holders.length}`}>
      <h1 className="reveal-title">
        <Phrase text={say(scene.unsigned && opened === 0 ? 'reveal.sign' : 'reveal.title')} />
      </h1>
      <div className="openings">
        {holders.map(holder => (
          <Opening key={holder.role} holder={holder} frame={frame} rules={rules} />
        ))}
      </div>
      <div className="reveal-sum">
        <div className={inputs.length > mostInputs ? 'pieces pieces-many' : 'pieces'}>
          <section className="piece">
            <h2 className="piece-name">{say('sheet.sealed-list')}</h2>
            {frame.roster !== null && <ShortDigest value={frame.roster} />}
            <span className="piece-tick">✓ {say('reveal.locked')}</span>
          </section>
          {inputs.map(input => (
            <InputPiece key={input.number} input={input} many={inputs.length > mostInputs} />
          ))}
          {inputs.length <= mostInputs + 1 && (
            <section className="piece">
              <h2 className="piece-name">{say('digest.secret')}</h2>
              <span className="piece-digits">{say('reveal.opened', { opened, all: holders.length })}</span>
              {opened === holders.length && <span className="piece-tick">✓ {say('reveal.all-open')}</span>}
            </section>
          )}
        </div>
        <svg className="brace" viewBox="0 0 60 400" preserveAspectRatio="none" aria-hidden="true">
          <path d="M4 4q22 0 22 40v116q0 40 26 40q-26 0 -26 40v116q0 40 -22 40" />
        </svg>
        <Seed recorded={seed} computed={again} />
      </div>
    </div>
  );
}

/** At 0.12 seconds each, this many groups later the last envelope's commitment has been computed. */
const afterOpening = 30;

/** The seed: what this window computes as soon as all pieces are open, and whether the record agrees. */
function Seed({ recorded, computed }: { readonly recorded: string | null; readonly computed: string | null }) {
  const value = recorded ?? computed;
  const [before] = useState({ value, recorded });
  return (
    <div className={value === null ? 'seed seed-due' : 'seed'}>
      <span className="eyebrow">{say(value === null ? 'reveal.no-seed' : 'digest.seed')}</span>
      <Digest value={value} arriving={value !== before.value} first={recorded === null ? afterOpening : 0} />
      {value !== null && (
        <m.span
          className={recorded === null || recorded === computed ? 'seed-tick' : 'seed-tick opening-differs'}
          {...appearing(recorded === null ? afterOpening + 18 : 2)}
          {...(value === before.value && recorded === before.recorded ? { initial: false } : {})}
        >
          {say(
            recorded === null
              ? 'reveal.seed-here'
              : recorded === computed
                ? 'reveal.seed-agrees'
                : 'reveal.seed-differs',
          )}
        </m.span>
      )}
    </div>
  );
}

function InputPiece({ input, many }: { readonly input: LiveInput; readonly many: boolean }) {
  const room = many ? 8 : mostDigits;
  const whole = inputGroups(input.kind, input.value ?? '').join(' ');
  const most = room + Math.ceil(room / (input.kind === 'ball' ? 2 : 5)) - 1;
  const shown = whole.length > most ? `${whole.slice(0, most).trimEnd()}…` : whole;
  return (
    <section className="piece piece-input">
      <h2 className="piece-name">
        {input.number} {say(`kind.${input.kind}`)}
      </h2>
      <span className="piece-digits">{shown}</span>
      <span className="piece-tick">{many ? '✓' : `✓ ${say('reveal.locked')}`}</span>
    </section>
  );
}

type OpeningProps = { readonly holder: Holder; readonly frame: Frame; readonly rules: string | null };

/** One holder: the commitment, the secret, and the commitment computed from that secret. */
function Opening({ holder, frame, rules }: OpeningProps) {
  const { role, commitment, madeHere, secret } = holder;
  const [before] = useState(secret);
  const opens = secret !== before;
  const computed = useMemo(() => {
    if (secret === null || rules === null || frame.roster === null) return null;
    return commitmentOf(frame.ceremony, role, frame.roster, rules, secret);
  }, [frame.ceremony, frame.roster, role, rules, secret]);
  const agrees = computed !== null && computed === commitment;
  return (
    <section className={secret === null ? 'opening opening-sealed' : 'opening'}>
      <header className="opening-head">
        <EnvelopeIcon open={secret !== null} opens={opens} />
        <h2 className="opening-role">{say(`role.${role}`)}</h2>
        <span className="opening-origin">{say(madeHere ? 'promise.here' : 'promise.brought')}</span>
        {secret === null && <span className="opening-waits">{say('secret.sealed')}</span>}
        {computed !== null && (
          <m.strong
            className={agrees ? 'opening-tick' : 'opening-tick opening-differs'}
            {...appearing(1, timing.computed + 16 * timing.group + 0.4)}
            {...(opens ? {} : { initial: false })}
          >
            {agrees ? `✓ ${say('reveal.agrees')}` : `× ${say('reveal.differs')}`}
          </m.strong>
        )}
      </header>
      <Line name={say('digest.commitment')} digits={commitment} />
      <Line name={say('digest.secret')} digits={secret} from={opens ? timing.secret : null} />
      <Line
        name={say('reveal.computed')}
        digits={computed}
        from={opens ? timing.computed : null}
        against={commitment}
      />
    </section>
  );
}

/** A small envelope, shut or with its flap up. `opens` raises the flap while the hall watches. */
function EnvelopeIcon({ open, opens }: { readonly open: boolean; readonly opens: boolean }) {
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

type LineProps = {
  readonly name: string;
  readonly digits: string | null;
  /** Seconds until the first group appears; null if all are there already. */
  readonly from?: number | null;
  /** What each group must agree with. */
  readonly against?: string | null;
};

/** A line of sixteen groups, so that two lines align exactly; empty places while there are no digits. */
function Line({ name, digits, from = null, against = null }: LineProps) {
  const groups = digestGroups(digits ?? '_'.repeat(64));
  const wanted = against === null ? null : digestGroups(against);
  return (
    <p className={digits === null ? 'opening-line opening-empty' : 'opening-line'}>
      <span className="opening-name">{name}</span>
      {groups.map((group, at) => {
        const key = `${name}-${at}`;
        const way = wanted === null || digits === null ? '' : group === wanted[at] ? 'group-agrees' : 'group-differs';
        return from === null || digits === null ? (
          <span key={key} className={way}>
            {group}
          </span>
        ) : (
          <m.span key={key} className={way} {...appearing(1, from + at * timing.group)}>
            {group}
          </m.span>
        );
      })}
    </p>
  );
}
