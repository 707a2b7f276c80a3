// The promises, one holder after another: made on this machine, or brought as a commitment from the holder's own.

import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import type { Holder } from '../../../shared/record/holders.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Digest } from '../parts/Digest.tsx';
import { EnvelopePrint } from '../parts/EnvelopePrint.tsx';
import { FileArea } from '../parts/FileArea.tsx';
import { HexGroups } from '../parts/HexGroups.tsx';
import { type CommitmentFile, readCommitmentFile } from '../state/commitmentFile.ts';
import { useConsole } from '../state/console.ts';

const ways = ['here', 'type', 'file'] as const;
type Way = (typeof ways)[number];

/** The step of the promises. */
export function SecretsStep() {
  const { snapshot, t } = useConsole();
  const { due, holders, digests } = snapshot;
  return (
    <>
      {holders.map(holder => (
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

function EnvelopeCard({ holder: { role, commitment, madeHere }, due }: { holder: Holder; due: boolean }) {
  const { snapshot, t } = useConsole();
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
  const [digits, setDigits] = useState<string | null>(null);
  return (
    <>
      <SegmentedControl
        aria-label={t('secrets.way')}
        value={way}
        onChange={value => {
          setWay(ways.find(name => name === value) ?? 'here');
          setDigits(null);
        }}
        data={ways.map(value => ({ value, label: t(`secrets.way-${value}`) }))}
      />
      {way === 'here' && (
        <>
          <p className="part-about">{t(role === 'operator' ? 'secrets.here-operator' : 'secrets.here-other')}</p>
          {role !== 'operator' && snapshot.rehearsal && <p className="note">{t('secrets.here-rehearsal')}</p>}
          <ActionButton size="md" label={t('secrets.make')} request={{ type: 'secret.make', role }} />
        </>
      )}
      {way === 'type' && (
        <>
          <p className="part-about">{t('secrets.type-about')}</p>
          <HexGroups name={t('secrets.commitment')} lengths={[64]} onDigits={setDigits} />
        </>
      )}
      {way === 'file' && <CommitmentFromFile role={role} onDigits={setDigits} />}
      {way === 'file' && digits !== null && <Digest name={t('secrets.read-back')} digits={digits} />}
      {way !== 'here' && (
        <ActionButton
          size="md"
          label={t('step.secrets')}
          disabled={digits === null}
          request={{ type: 'secret.commit', role, commitment: digits ?? '' }}
        />
      )}
    </>
  );
}

function CommitmentFromFile({ role, onDigits }: { role: Role; onDigits: (digits: string | null) => void }) {
  const { snapshot, t } = useConsole();
  const [read, setRead] = useState<CommitmentFile | null>(null);
  const { ceremony } = snapshot.stage.frame;
  const { roster, rules } = snapshot.digests;
  const take = async (file: File) => {
    // A commitment is a few hundred bytes; anything larger is another file.
    const text = file.size > 100_000 ? '' : await file.text();
    const next = readCommitmentFile(text, { role, ceremony, roster, rules });
    setRead(next);
    onDigits(next.ok ? next.commitment : null);
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
    </>
  );
}
