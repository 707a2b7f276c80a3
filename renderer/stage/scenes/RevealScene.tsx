import { m } from 'framer-motion';
import { useState } from 'react';
import type { Envelope, Frame, Tray } from '../../../shared/contract/scenes.ts';
import { appearing } from '../motion.ts';
import { Digest, groupsOfFour, ShortDigest } from '../parts/Digest.tsx';
import { piecesOf } from '../parts/TrayView.tsx';
import type { SceneOf } from '../SceneView.tsx';
import { say } from '../text.ts';

/** More trays than these stand two a line. */
const mostTrays = 4;

/** The trays lock, each envelope opens, its commitment is found to agree, and the pieces become the seed. */
export function RevealScene({ frame, scene }: { readonly frame: Frame; readonly scene: SceneOf<'reveal'> }) {
  const { trays, envelopes, seed } = scene;
  const [before] = useState(seed);
  return (
    <div className="reveal">
      <h1>{say('reveal.title')}</h1>
      <div className="reveal-sum">
        <div className={trays.length > mostTrays ? 'pieces pieces-many' : 'pieces'}>
          <section className="piece">
            <h2 className="piece-name">{say('reveal.list')}</h2>
            {frame.roster !== null && <ShortDigest value={frame.roster} />}
            <span className="piece-tick">✓ {say('reveal.locked')}</span>
          </section>
          {trays.map(tray => (
            <TrayPiece key={tray.number} tray={tray} />
          ))}
          {envelopes.map(envelope => (
            <SecretPiece key={envelope.role} envelope={envelope} />
          ))}
        </div>
        <svg className="brace" viewBox="0 0 60 400" preserveAspectRatio="none" aria-hidden="true">
          <path d="M4 4q22 0 22 40v116q0 40 26 40q-26 0 -26 40v116q0 40 -22 40" />
        </svg>
        <div className={seed === null ? 'seed seed-due' : 'seed'}>
          <span className="eyebrow">{say(seed === null ? 'reveal.no-seed' : 'reveal.seed')}</span>
          <Digest value={seed} arriving={seed !== before} />
        </div>
      </div>
    </div>
  );
}

function TrayPiece({ tray }: { readonly tray: Tray }) {
  const separator = tray.kind === 'ball' ? ' ' : '';
  const pieces = piecesOf(tray).join(separator);
  const shown = tray.kind === 'ball' ? pieces : (pieces.match(/.{1,10}/g) ?? []).join(' ');
  return (
    <section className="piece piece-tray">
      <h2 className="piece-name">
        {tray.number} {say(`kind.${tray.kind}`)}
      </h2>
      <span className="piece-digits">{shown}</span>
      <span className="piece-tick">✓ {say('reveal.locked')}</span>
    </section>
  );
}

function SecretPiece({ envelope }: { readonly envelope: Envelope }) {
  const { role, commitment, secret } = envelope;
  const [before] = useState(secret);
  const opens = secret !== before;
  return (
    <section className={secret === null ? 'piece piece-sealed' : 'piece piece-open'}>
      <h2 className="piece-name">{say(`role.${role}`)}</h2>
      <span className="piece-commitment">{commitment !== null && <ShortDigest value={commitment} />}</span>
      {secret === null ? (
        <span className="piece-waits">{say('reveal.sealed')}</span>
      ) : (
        <>
          <m.span className="piece-tick" {...appearing(5)} {...(opens ? {} : { initial: false })}>
            ✓ {say('reveal.agrees')}
          </m.span>
          <m.div className="piece-secret" {...appearing(0)} {...(opens ? {} : { initial: false })}>
            {groupsOfFour(secret).map((group, at) => {
              const key = `${role}-${at}`;
              return <span key={key}>{group}</span>;
            })}
          </m.div>
        </>
      )}
    </section>
  );
}
