// Every line of the register in words, the newest first. A line is struck by another one and never deleted.

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { RegisterLine } from '../../../shared/contract/register.ts';
import { groundName } from '../../../shared/text/grounds.ts';
import type { Language } from '../../../shared/text/template.ts';
import { TableHead } from '../parts/TableHead.tsx';
import { useConsole } from '../state/console.ts';
import type { Words } from '../state/words.ts';
import { Deciding } from './Deciding.tsx';
import css from './RegisterLines.module.css';
import { useRegister } from './register.ts';

/** What a line is about: a lot with its children, a ground, nothing more where it strikes another one. */
export function subjectWords({ lot, names, ground, schoolName }: RegisterLine, language: Language, t: Words): string {
  const subject =
    lot !== null
      ? `${t('reserve.lot', { lot })} ${names.join(t('list.comma'))}`
      : ground !== null
        ? groundName(language, ground)
        : '';
  return subject === '' ? schoolName : `${schoolName} ${subject}`;
}

/** What a line does. */
export function kindWords({ kind, target }: RegisterLine, t: Words): string {
  return target === null ? t(`register.${kind}`) : t('line.strike-of', { line: target });
}

/** The lines. */
export function RegisterLines() {
  const { language, t } = useConsole();
  const { view } = useRegister();
  const { lines } = view;
  const [striking, setStriking] = useState<RegisterLine | null>(null);
  if (lines.length === 0) return <p className="more">{t('reserve.none')}</p>;
  return (
    <>
      <table className="grid">
        <caption>{t('reserve.lines', { count: lines.length })}</caption>
        <TableHead columns={[t('line.number'), t('line.date'), t('line.what'), t('line.reason'), t('line.who'), '']} />
        <tbody>
          {lines.map(line => (
            <tr key={line.number} className={line.struckBy === null ? undefined : css['struck']}>
              <td>{line.number}</td>
              <td className={css['day']}>{line.date}</td>
              <td>
                <strong>{kindWords(line, t)}</strong>
                <br />
                {subjectWords(line, language, t)}
              </td>
              <td>{line.reason}</td>
              <td>
                {line.role}
                <br />
                {line.name}
              </td>
              <td className={css['action']}>
                {line.struckBy !== null && t('reserve.struck-by', { line: line.struckBy })}
                {line.struckBy === null && line.kind !== 'strike' && (
                  <Button
                    size="xs"
                    aria-label={t('line.strike-of', { line: line.number })}
                    onClick={() => setStriking(line)}
                  >
                    {t('reserve.strike-open')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal
        opened={striking !== null}
        onClose={() => setStriking(null)}
        size="lg"
        title={striking === null ? '' : t('line.strike-of', { line: striking.number })}
        closeButtonProps={{ 'aria-label': t('modal.close') }}
      >
        {striking !== null && (
          <>
            <p className="strong">
              {kindWords(striking, t)} {subjectWords(striking, language, t)}
            </p>
            <p className="modal-about">{t('reserve.strike-about', { line: striking.number })}</p>
            <Deciding
              event={{ kind: 'strike', line: striking.number }}
              action={t('reserve.strike')}
              isDue
              onDone={() => setStriking(null)}
            />
          </>
        )}
      </Modal>
    </>
  );
}
