// Who signed: the promise before the first digit, the digits before the first envelope, the result before the end. The record has it,
// or why not, and a start after a crash knows it from there.

import { describe, expect, test } from 'vitest';
import { parseFact } from '../../shared/protocol/facts.ts';
import { payloadOf } from '../../shared/protocol/journal.ts';
import { decodeText } from '../../shared/protocol/lexis.ts';
import { factWords } from '../../shared/record/notes.ts';
import { driven } from '../support/driven.ts';
import { givenInputs, requestsDue, smallDraft } from '../support/driver.ts';

const driver = driven(smallDraft);
const { view, does, ask, refusal, restart } = driver;

/** Takes steps until a sheet waits to be signed. */
async function upToSheet(sheet: string): Promise<void> {
  const waits = () => view().signings.find(each => each.state === 'due')?.sheet;
  while (waits() !== sheet) await does(...requestsDue(view()));
}

const stateOf = (sheet: string) => view().signings.find(each => each.sheet === sheet);
const payloads = () => view().record.map(({ event }) => payloadOf(event));

describe('the promise', () => {
  test('is signed before the first digit, by roles, and the record says which', async () => {
    await does({ type: 'attendance.sign', role: '公证员', name: '李某' });
    await does({ type: 'attendance.sign', role: '市纪委监委', name: '王某' });
    await upToSheet('promise');
    expect(view().signers).toEqual(['公证员', '市纪委监委', '操作员']);
    const first = { type: 'input.type', typist: 1, value: givenInputs.card } as const;
    expect(await refusal(first)).toMatchObject({ code: 'session.not-signed', values: { number: 2 } });
    expect(await ask({ type: 'sheet.signed', sheet: 'promise', roles: ['王某'] })).toBe('session.signer-unknown');
    expect(await ask({ type: 'sheet.signed', sheet: 'inputs', roles: ['公证员'] })).toBe('session.no-signature');
    await does({ type: 'sheet.signed', sheet: 'promise', roles: ['操作员', '公证员'] });
    const fact = parseFact(payloads()[0] ?? '');
    expect(fact).toEqual({ key: 'signed', sheet: '2-promise', roles: ['公证员', '操作员'] });
    expect(fact && factWords('zh', fact)).toBe('表2《种子承诺书》已由公证员、操作员签字（自述）。');
    restart();
    expect(stateOf('promise')).toMatchObject({ state: 'signed', roles: ['公证员', '操作员'] });
    expect(await ask({ type: 'sheet.unsigned', sheet: 'promise', reason: '晚了' })).toBe('session.no-signature');
    await does(first);
    expect(JSON.stringify(view().record)).not.toContain('王某');
  });

  test('is left unsigned only with a reason, which is a person’s words', async () => {
    await upToSheet('promise');
    expect(await ask({ type: 'sheet.unsigned', sheet: 'promise', reason: '  ' })).toBe('session.no-reason');
    await does({ type: 'sheet.unsigned', sheet: 'promise', reason: '打印机故障，改日补签' });
    const [line] = view().record;
    expect(line?.event.type).toBe('incident');
    expect(line === undefined ? null : decodeText(payloadOf(line.event))).toBe('表2未签字：打印机故障，改日补签');
    restart();
    expect(stateOf('promise')).toMatchObject({ state: 'unsigned', reason: '打印机故障，改日补签' });
    await does({ type: 'input.type', typist: 1, value: givenInputs.card });
  });
});

test('the digits are signed before the first envelope, the result before the end', async () => {
  await upToSheet('inputs');
  expect(view().due.type).toBe('reveal');
  expect(await refusal({ type: 'secret.reveal', role: 'operator' })).toMatchObject({
    code: 'session.not-signed',
    values: { number: 3 },
  });
  await does({ type: 'sheet.signed', sheet: 'inputs', roles: [...view().signers] });
  await upToSheet('result');
  expect(await ask({ type: 'ceremony.seal' })).toBe('session.not-signed');
  await does({ type: 'sheet.signed', sheet: 'result', roles: [...view().signers] });
  await does({ type: 'ceremony.seal' }, { type: 'dossier.verify' });
  expect(view().verdict?.status).toBe('verified');
  expect(payloads().filter(payload => payload.startsWith('signed:'))).toHaveLength(3);
});

test('more than nine roles are several facts, and one answer', async () => {
  const roles = Array.from({ length: 11 }, (_, index) => `代表${index + 1}`);
  for (const role of roles) await does({ type: 'attendance.sign', role, name: '某' });
  await upToSheet('promise');
  await does({ type: 'sheet.signed', sheet: 'promise', roles: [...view().signers] });
  expect(payloads().filter(payload => payload.startsWith('signed:2-promise:'))).toHaveLength(2);
  expect(stateOf('promise')?.roles).toEqual([...roles, '操作员']);
});
