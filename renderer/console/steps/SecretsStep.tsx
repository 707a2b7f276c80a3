// The promises, one holder after another: made on this machine, or brought as a commitment from the holder's own. What was handed
// over can be taken back until the promise is published.

import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import type { Holder } from '../../../shared/record/holders.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Digest } from '../parts/Digest.tsx';
import { EnvelopePrint } from '../parts/EnvelopePrint.tsx';
import { FileArea } from '../parts/FileArea.tsx';
import { useAsking } from '../state/asking.ts';
import { type CommitmentFile, holdsSecret, readCommitmentFile } from '../state/commitmentFile.ts';
import { useConsole } from '../state/console.ts';
import { dueFirst } from '../state/steps.ts';
import { OfferedSecret } from './OfferedSecret.tsx';
import { TakeBackCommitment } from './TakeBackCommitment.tsx';
import { TypedCommitment } from './TypedCommitment.tsx';

const ways = ['here', 'type', 'file'] as const;
type Way = (typeof ways)[number];

/** The step of the promises. */
export function SecretsStep() {
  const { snapshot, t } = useConsole();
  const { due, holders, digests } = snapshot;
  return (
    <>
      <OfferedSecret />
      {due.type === 'commit' && <p className="part-about">{t('secrets.later-days')}</p>}
      {dueFirst(holders, ({ role }) => due.type === 'commit' && due.role === role).map(holder => (
        <EnvelopeCard key={holder.role} holder={holder} due={due.type === 'commit' && due.role === holder.role} />
      ))}
      {due.type === 'commit' && digests.roster !== null && digests.rules !== null && (
        <details className="more">
          <summary>{t('secrets.digests')}</summary>
          <p className="part-about">{t('secrets.digests-about')}</p>
          <Digest name={t('digest.roster')} digits={digests.roster} />
          <Digest name={t('digest.rules')} digits={digests.rules} />
        </details>
      )}
    </>
  );
}

/** An envelope is filled and sealed before the promise is published. */
function isBeforePromise({ due }: ConsoleSnapshot): boolean {
  return due.type === 'commit' || due.type === 'publish';
}

function EnvelopeCard({ holder, due }: { holder: Holder; due: boolean }) {
  const { snapshot, t } = useConsole();
  const { role, commitment, madeHere } = holder;
  return (
    <section className={due ? 'card card-due' : 'card'} aria-label={t(`role.${role}`)}>
      <h3>{t('secrets.of', { role: t(`role.${role}`) })}</h3>
      {commitment !== null ? (
        <>
          <p className="note note-good">
            {t(!madeHere ? 'secrets.brought' : role === 'operator' ? 'secrets.made-own' : 'secrets.made-here')}
          </p>
          <Digest name={t('digest.commitment')} digits={commitment} />
          {madeHere && role !== 'operator' && isBeforePromise(snapshot) && <EnvelopePrint role={role} />}
          <TakeBackCommitment holder={holder} />
        </>
      ) : due ? (
        <CommitForm role={role} />
      ) : (
        <p>{t('secrets.later')}</p>
      )}
    </section>
  );
}

function CommitForm({ role }: { role: Role }) {
  const { snapshot, t } = useConsole();
  // The operator's secret is made here; the others' should come from their own devices, which few have at hand in a rehearsal.
  const [way, setWay] = useState<Way>(role === 'operator' || snapshot.rehearsal ? 'here' : 'type');
  return (
    <>
      <SegmentedControl
        aria-label={t('secrets.way')}
        value={way}
        onChange={value => setWay(ways.find(name => name === value) ?? 'here')}
        data={ways.map(value => ({ value, label: t(`secrets.way-${value}`) }))}
      />
      {way === 'here' && (
        <>
          <p className="part-about">{t(role === 'operator' ? 'secrets.here-operator' : 'secrets.here-other')}</p>
          {role !== 'operator' && snapshot.rehearsal && <p className="note">{t('secrets.here-rehearsal')}</p>}
          <ActionButton size="md" label={t('secrets.make')} request={{ type: 'secret.make', role }} />
        </>
      )}
      {way === 'type' && <TypedCommitment role={role} />}
      {way === 'file' && <CommitmentFromFile role={role} />}
    </>
  );
}

function CommitmentFromFile({ role }: { role: Role }) {
  const { snapshot, t } = useConsole();
  const { ask } = useAsking();
  const [read, setRead] = useState<CommitmentFile | null>(null);
  const { ceremony } = snapshot.stage.frame;
  const { roster, rules } = snapshot.digests;
  const take = async (file: File) => {
    setRead(null);
    // The name alone may tell; and a commitment is a few hundred bytes: anything larger is another file.
    const isSecret = holdsSecret(file.name, '');
    const text = isSecret || file.size > 100_000 ? '' : await file.text();
    const next = readCommitmentFile(file.name, text, { role, ceremony, roster, rules });
    // Nothing of it goes to the service but that it was offered.
    if (!next.ok && next.why === 'secret') await ask({ type: 'secret.offered', role });
    setRead(next);
  };
  return (
    <>
      <FileArea label={t('secrets.choose')} about={t(`role.${role}`)} accept=".txt" onFile={file => void take(file)}>
        <p>{t('secrets.file-about')}</p>
      </FileArea>
      {read !== null && !read.ok && (
        <p className="note note-bad" role="alert">
          {t(`commitment-file.${read.why}`, { found: read.found, role: t(`role.${role}`), ceremony })}
        </p>
      )}
      {read?.ok && <Digest name={t('secrets.read-back')} digits={read.commitment} />}
      <ActionButton
        size="md"
        label={t('step.secrets')}
        disabled={!read?.ok}
        request={{ type: 'secret.commit', role, commitment: read?.ok ? read.commitment : '' }}
      />
    </>
  );
}
