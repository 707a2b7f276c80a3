// A family is at the desk with its receipt: is the lot in the published list still their child? What is typed goes to the service
// and back, and is forgotten when this closes.

import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Outcome } from '../../../shared/outcome.ts';
import { text as textOf } from '../../../shared/text/dictionary.ts';
import { sentence } from '../../../shared/text/refusal.ts';
import {
  type HandedReceipt,
  type NamedChild,
  printReceipt,
  type ReceiptVerdict,
  readReceipt,
} from '../../../shared/verifier/receipts.ts';
import { useAsking } from '../state/asking.ts';
import { useWindow } from '../state/window.ts';
import { AskButton } from './AskButton.tsx';
import css from './ReceiptCheck.module.css';
import { Refused } from './Refused.tsx';

const nobody: NamedChild = { name: '', id: '' };

/** The fields of a receipt and of its children, and the answer. */
export function ReceiptCheck() {
  const { t } = useWindow();
  const { ask, busy, trouble, clear } = useAsking();
  const [typed, setTyped] = useState('');
  const [children, setChildren] = useState<readonly NamedChild[]>([]);
  const [verdict, setVerdict] = useState<ReceiptVerdict | null>(null);
  const read: Outcome<HandedReceipt> | null = typed.trim() === '' ? null : readReceipt(typed);
  const size = read?.ok ? read.value.receipt.size : 0;
  const rows = Array.from({ length: size }, (_, index) => children[index] ?? nobody);

  const onText = (value: string) => {
    clear();
    setVerdict(null);
    setTyped(value);
    const now = readReceipt(value);
    // A family's own file, or a line that was kept, may name the children too.
    if (now.ok && now.value.children.length > 0) setChildren(now.value.children);
  };
  const onChild = (index: number, change: Partial<NamedChild>) => {
    clear();
    setVerdict(null);
    setChildren(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  };
  const check = async () => {
    if (!read?.ok) return;
    const named = rows.filter(({ name, id }) => name.trim() !== '' || id.trim() !== '');
    const receipt = printReceipt(read.value.receipt);
    await ask({ type: 'receipt.check', receipt, children: named.map(child => ({ ...child })) }, setVerdict);
  };
  const reset = () => {
    onText('');
    setChildren([]);
  };
  return (
    <section className="apart" aria-label={t('receipt.title')}>
      <h3>{t('receipt.title')}</h3>
      <p className="part-about">{t('receipt.about')}</p>
      <Textarea
        label={t('receipt.text')}
        value={typed}
        minRows={2}
        autosize
        maxRows={6}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: 'mono' }}
        onChange={event => onText(event.currentTarget.value)}
      />
      <ReadTrouble read={read} />
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the children of a receipt have nothing else to tell them apart
        <div key={index} className="fields-2 more">
          <TextInput
            label={t('receipt.child-name', { number: index + 1 })}
            value={row.name}
            autoComplete="off"
            spellCheck={false}
            onChange={event => onChild(index, { name: event.currentTarget.value })}
          />
          <TextInput
            label={t('receipt.child-id', { number: index + 1 })}
            value={row.id}
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: 'mono' }}
            onChange={event => onChild(index, { id: event.currentTarget.value })}
          />
        </div>
      ))}
      <div className="row">
        <AskButton disabled={!read?.ok} busy={busy} onClick={() => void check()}>
          {t('receipt.check')}
        </AskButton>
        {typed !== '' && <Button onClick={reset}>{t('receipt.clear')}</Button>}
      </div>
      <Refused trouble={trouble} />
      {verdict !== null && read?.ok && <ReceiptAnswer verdict={verdict} read={read.value} />}
    </section>
  );
}

/** Why the text is not a receipt. */
function ReadTrouble({ read }: { readonly read: Outcome<HandedReceipt> | null }) {
  const { language } = useWindow();
  return read === null || read.ok ? null : <p className="note note-open">{sentence(language, read.refusal)}</p>;
}

function ReceiptAnswer({ verdict, read }: { readonly verdict: ReceiptVerdict; readonly read: HandedReceipt }) {
  const { language, t } = useWindow();
  const { ok, p, why, steps, arithmetic } = verdict;
  const { school, lot } = read.receipt;
  const fits = textOf(language, p === null ? 'receipt.fits-line' : 'receipt.fits', { school, lot });
  const failed = steps.find(step => !step.ok);
  return (
    <>
      <p className={ok ? 'verdict verdict-good' : 'verdict verdict-bad'} role="status">
        {why === null ? fits : sentence(language, why)}
      </p>
      {failed !== undefined && (
        <p className="fine long mono">{t('verify.values', { expected: failed.expected, actual: failed.actual })}</p>
      )}
      {arithmetic.length > 0 && (
        <details className="more">
          <summary>{t('receipt.arithmetic')}</summary>
          <ol className={css['steps']}>
            {arithmetic.map(({ id, line, value }) => (
              <li key={id}>
                <p>{textOf(language, id, {})}</p>
                <p className="fine long mono">{line}</p>
                <p className="fine long mono">{value}</p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
