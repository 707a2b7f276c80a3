import { describe, expect, it } from 'vitest';
import { readCommitmentFile } from '../../renderer/console/state/commitmentFile.ts';
import { hashOf, languageOf, placeOf, searchOf } from '../../renderer/console/state/place.ts';
import { blockersOf, firstDue, isReady, shownStep, stepStates } from '../../renderer/console/state/steps.ts';
import { type ConsoleSnapshot, type StepId, stepIds } from '../../shared/contract/snapshots.ts';
import type { JournalEvent } from '../../shared/protocol/journal.ts';
import { eventWords } from '../../shared/record/event-words.ts';
import { checkTexts } from '../../shared/text/check-names.ts';
import { consoleTexts } from '../../shared/text/console.ts';
import { consoleExportTexts } from '../../shared/text/console-transfer.ts';
import type { Language } from '../../shared/text/template.ts';
import { snapshotAt } from './snapshots.ts';

describe('steps', () => {
  it('covers every step of the contract, in its order', () => {
    expect(stepStates(snapshotAt('prepare'), 'prepare').map(({ id }) => id)).toEqual(stepIds);
  });

  it('shows what is due, and what was asked for only where it has come', () => {
    expect(firstDue(snapshotAt('secrets'))).toBe('secrets');
    expect(shownStep(snapshotAt('secrets'), 'prepare')).toBe('prepare');
    expect(shownStep(snapshotAt('secrets'), 'draw')).toBe('secrets');
    expect(shownStep(snapshotAt('prepare'), 'freeze')).toBe('freeze');
    expect(shownStep(snapshotAt('present'), 'seal')).toBe('seal');
    expect(shownStep(snapshotAt('present'), 'nonsense')).toBe('present');
  });

  it('names what stands before the freeze', () => {
    const snapshot = snapshotAt('prepare');
    expect(isReady(snapshotAt('freeze'))).toBe(true);
    expect(blockersOf(snapshot)).toEqual({ missing: [], samples: [], errors: 2, open: 197 });
    expect(blockersOf({ ...snapshot, lists: [] }).missing).toHaveLength(3);
  });

  it('ticks what was done, and says of what was passed over that it was not', () => {
    const stateOf = (snapshot: ConsoleSnapshot, step: StepId) =>
      stepStates(snapshot, snapshot.due.type === 'sealed' ? 'verify' : 'inputs').find(({ id }) => id === step)?.state;
    const official = { ...snapshotAt('secrets'), rehearsal: false };
    const [held] = snapshotAt('rehearse').rehearsals;
    expect(held?.reached).toBe('seal');
    // The test card was on a stage, a rehearsal went to its end, or not.
    expect(stateOf(official, 'displays')).toBe('done');
    expect(stateOf({ ...official, tested: null }, 'displays')).toBe('missed');
    expect(stateOf(official, 'rehearse')).toBe('missed');
    expect(
      stateOf({ ...official, rehearsals: held === undefined ? [] : [{ ...held, reached: 'input' }] }, 'rehearse'),
    ).toBe('missed');
    expect(stateOf({ ...official, rehearsals: held === undefined ? [] : [held] }, 'rehearse')).toBe('done');
    expect(stateOf(official, 'freeze')).toBe('done');
    expect(stateOf(official, 'prepare')).toBe('done');
    expect(stateOf(official, 'secrets')).toBe('open');
    expect(stateOf(official, 'publish')).toBe('later');
    // Before the freeze nothing is too late.
    expect(stateOf({ ...snapshotAt('freeze'), tested: null }, 'displays')).toBe('open');
    // The record was sealed: were all schools shown?
    const sealed = snapshotAt('verify');
    expect(stateOf(sealed, 'present')).toBe('done');
    expect(stateOf({ ...sealed, presented: sealed.presented.slice(1) }, 'present')).toBe('missed');
    expect(stateOf(sealed, 'seal')).toBe('done');
  });
});

describe('the place in the address', () => {
  it('comes back from what it wrote', () => {
    expect(placeOf(hashOf({ step: 'prepare', part: 'lists' }))).toEqual({ step: 'prepare', part: 'lists' });
    expect(placeOf('')).toEqual({ step: null, part: null });
  });

  it('keeps the rest of the query beside the language', () => {
    expect(searchOf('?token=x', 'en')).toBe('?token=x&lang=en');
    expect(searchOf('?lang=en', 'zh')).toBe('');
    expect(languageOf('?lang=en')).toBe('en');
    expect(languageOf('?lang=fr')).toBe('zh');
  });
});

describe('a commitment file', () => {
  const expected = { role: 'notary', ceremony: 'LB-2024-a1', roster: 'a'.repeat(64), rules: '9'.repeat(64) } as const;
  const hex = 'd'.repeat(64);

  it('may be the digits alone or lines that name them', () => {
    expect(readCommitmentFile('c.txt', `${hex}\n`, expected)).toEqual({ ok: true, commitment: hex });
    const lines = `ceremony=LB-2024-a1\r\nroster=${'a'.repeat(64)}\r\ncommit=notary:${hex}\r\n`;
    expect(readCommitmentFile('c.txt', lines, expected)).toEqual({ ok: true, commitment: hex });
  });

  it('must be of this ceremony, this list, these rules and this holder', () => {
    const why = (text: string) => {
      const read = readCommitmentFile('c.txt', text, expected);
      return read.ok ? 'ok' : read.why;
    };
    expect(why(`ceremony=LB-2023-a1\ncommit=notary:${hex}`)).toBe('ceremony');
    expect(why(`roster=${'b'.repeat(64)}\ncommit=notary:${hex}`)).toBe('roster');
    expect(why(`rules=${'8'.repeat(64)}\ncommit=notary:${hex}`)).toBe('rules');
    expect(why(`rules=${'9'.repeat(64)}\ncommit=notary:${hex}`)).toBe('ok');
    expect(why(`commit=parents:${hex}`)).toBe('role');
    expect(why(`${hex} ${'e'.repeat(64)}`)).toBe('several');
    expect(why('hello')).toBe('none');
    expect(why(`${hex}0`)).toBe('none');
  });

  it('that holds a secret is known by its name, its label, its length or the message that is hashed', () => {
    const secret = 'e'.repeat(64);
    const groups = (secret.match(/.{4}/g) ?? []).join(' ');
    const lines = `ceremony=LB-2024-a1\nroster=${'a'.repeat(64)}\nrules=${'9'.repeat(64)}\ncommit=notary:${hex}\n`;
    const why = (text: string, name = 'c.txt') => {
      const read = readCommitmentFile(name, text, expected);
      return read.ok ? 'ok' : read.why;
    };
    expect(why(lines)).toBe('ok');
    expect(why(lines, 'commitment-LB-2024-a1-notary.txt')).toBe('ok');
    expect(why(`公证员秘密数字的承诺值：${hex}`)).toBe('ok');
    expect(why(lines, 'secret-LB-2024-a1-notary.txt')).toBe('secret');
    expect(why(`${lines}secret=${secret}\n`)).toBe('secret');
    expect(
      why(
        `${lines}printf '%s' "lot/1|commit|LB-2024-a1|notary|${'a'.repeat(64)}|${'9'.repeat(64)}|${secret}" | sha256sum\n`,
      ),
    ).toBe('secret');
    expect(why(`秘密数字\n${groups}\n承诺值 ${hex}`)).toBe('secret');
    expect(why(`秘密数字：${secret.slice(0, 32)}`)).toBe('secret');
    expect(why(`Secret of the notary: ${groups}`)).toBe('secret');
    expect(why(`我的数：${'ab'.repeat(16)}`)).toBe('secret');
    expect(why(`秘密数字：${'ｅ'.repeat(64)}`)).toBe('secret');
  });
});

describe('the record in words', () => {
  const said = (language: Language, event: JournalEvent) => eventWords(language, event, code => code);

  it('says every event as a sentence, with its long values beside it', () => {
    expect(said('zh', { type: 'void', number: '01', reason: '%E4%BD%9C%E5%BA%9F' }).words).toBe(
      '第01项取数作废，重新取数。原因：作废',
    );
    expect(said('en', { type: 'publish', digest: 'e'.repeat(64) })).toEqual({
      words: 'The promise is published.',
      digests: [{ of: 'Digest of the promise', value: 'e'.repeat(64) }],
    });
    const fact = { type: 'fact', payload: 'made-here:notary', fact: { key: 'made-here', role: 'notary' } } as const;
    expect(said('zh', fact).words).toBe('公证员的秘密数字在本机产生。');
    expect(said('en', fact).words).toBe('The secret of Notary was made on this machine.');
  });

  it('has no English in Chinese, whatever a whole ceremony puts on record', () => {
    const lines = snapshotAt('verify').record.map(({ event }) => said('zh', event).words);
    expect(lines.length).toBeGreaterThan(15);
    expect(lines.filter(words => /[a-z]{3}/i.test(words.replace(/[A-Z]{2,}/g, '')))).toEqual([]);
  });
});

describe('texts', () => {
  it('have no full-width signs in English, where the face draws them a whole cell wide', () => {
    const odd = Object.entries({ ...consoleTexts, ...consoleExportTexts, ...checkTexts }).filter(([, { en }]) =>
      /[‘’“”…，。：；（）]/u.test(en),
    );
    expect(odd.map(([code]) => code)).toEqual([]);
  });
});
