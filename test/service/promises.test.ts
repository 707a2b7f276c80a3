// Commitments that cannot be mistaken: every digest that is known here is refused with what it is, a typed one is typed twice, a
// secret in its place goes on record, and each can be taken back until the promise is published, whatever breaks off in between.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EnvelopePage } from '../../shared/contract/snapshots.ts';
import { commitmentOf } from '../../shared/protocol/commitment.ts';
import { digestOf } from '../../shared/protocol/hash.ts';
import { payloadOf } from '../../shared/protocol/journal.ts';
import { decodeText } from '../../shared/protocol/lexis.ts';
import { driven } from '../support/driven.ts';
import { promiseOf, smallDraft } from '../support/driver.ts';
import { utf8 } from '../support/outcome.ts';

const driver = driven(smallDraft);
const { view, stage, does, ask, refusal, upTo, restart } = driver;

const file = (name: string) => readFileSync(join(view().folder, name));
const journal = () => file('public/journal.txt').toString('utf8');
const incidents = () =>
  view()
    .record.filter(({ event }) => event.type === 'incident')
    .map(({ event }) => decodeText(payloadOf(event)));
const held = (role: string) => view().holders.find(each => each.role === role);

describe('a value that is something else', () => {
  test('is refused with what it is, typed or from a file, and nothing of it is kept', async () => {
    await does({ type: 'rehearsal.start' });
    await upTo('sealed');
    const rehearsed = view();
    await does({ type: 'rehearsal.end' });
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' });
    const { digests, plan } = view();
    const other = (type: string) => {
      const event = rehearsed.record.find(line => line.event.type === type)?.event;
      return event === undefined ? '' : payloadOf(event);
    };
    const lastLine = digestOf(utf8(journal().trimEnd().split('\n').at(-1) ?? ''));
    const [, otherCommit = ''] = other('commit').split(':');
    const list = plan.schools[0]?.roster ?? '';
    const known: readonly [string, string, object?][] = [
      [digests.roster ?? '', 'session.value-roster', { ceremony: 'LB-2024-a1' }],
      [digests.rules ?? '', 'session.value-rules', { ceremony: 'LB-2024-a1' }],
      [rehearsed.digests.roster ?? '', 'session.value-roster', { ceremony: 'TEST-LB-2024-a1' }],
      [rehearsed.digests.promise ?? '', 'session.value-promise', { ceremony: 'TEST-LB-2024-a1' }],
      [other('seed'), 'session.value-seed'],
      [other('result'), 'session.value-result'],
      [otherCommit, 'session.value-commitment', { ceremony: 'TEST-LB-2024-a1' }],
      [lastLine, 'session.value-line', { ceremony: 'LB-2024-a1' }],
      [held('operator')?.commitment ?? '', 'session.commitment-taken', { role: 'notary', holder: 'operator' }],
      ['0'.repeat(64), 'session.value-constant'],
      ['f'.repeat(64), 'session.value-constant'],
      [digestOf(new Uint8Array(0)), 'session.value-empty'],
      [digestOf(file('public/SPEC.txt')), 'session.value-file'],
      [digestOf(file('public/verify.html')), 'session.value-file'],
      [digestOf(file('sealed/plan.json')), 'session.value-file'],
      [digestOf(file('public/key.pem')), 'session.value-file'],
      [digestOf(readFileSync(join(driver.data, 'draft', list))), 'session.value-file'],
      // What only stands in a file: the tag of a lot.
      [/([0-9a-f]{64})$/m.exec(file('public/roster.csv').toString('utf8'))?.[1] ?? '', 'session.value-in-file'],
    ];
    for (const [value, code, values = {}] of known) {
      expect(value).toMatch(/^[0-9a-f]{64}$/);
      const typed = await refusal({ type: 'secret.type', role: 'notary', typist: 1, commitment: value });
      expect(typed, code).toMatchObject({ code, values });
      expect(await ask({ type: 'secret.commit', role: 'notary', commitment: value })).toBe(code);
    }
    expect(view()).toMatchObject({
      due: { type: 'commit', role: 'notary' },
      typedCommitment: { first: null, mismatch: false },
      offered: null,
    });
    await does({ type: 'secret.commit', role: 'notary', commitment: promiseOf(view(), 'notary') });
    expect(view().due).toEqual({ type: 'publish' });
  });

  test('a secret that is known here is refused, and goes on record before anything else', async () => {
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' });
    const secret = file('sealed/secret-operator.txt').toString('utf8').trim();
    const typed = await refusal({ type: 'secret.type', role: 'notary', typist: 1, commitment: secret });
    expect(typed).toMatchObject({
      code: 'session.value-secret',
      values: { holder: 'operator', ceremony: 'LB-2024-a1' },
    });
    expect(view().offered).toBe('notary');
    const good = promiseOf(view(), 'notary');
    expect(await ask({ type: 'secret.commit', role: 'notary', commitment: good })).toBe('session.secret-offered');
    await does({ type: 'incident.note', words: '公证员误交秘密数字，未收取。' });
    await does({ type: 'secret.commit', role: 'notary', commitment: good });
    expect(JSON.stringify([view(), stage()])).not.toContain(secret);
  });

  test('a file that holds one is known to the service by nothing but that it was offered, through a restart', async () => {
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' }, { type: 'secret.offered', role: 'notary' });
    restart();
    expect(view().offered).toBe('notary');
    expect(await ask({ type: 'secret.make', role: 'notary' })).toBe('session.secret-offered');
    expect(await ask({ type: 'secret.type', role: 'notary', typist: 1, commitment: promiseOf(view(), 'notary') })).toBe(
      'session.secret-offered',
    );
    await does({ type: 'incident.note', words: '公证员把秘密数字当作承诺值交来。' });
    expect(view().offered).toBeNull();
    restart();
    expect(view().offered).toBeNull();
    await upTo('sealed');
    expect(incidents()).toEqual(['公证员把秘密数字当作承诺值交来。']);
  });
});

describe('a commitment that is typed', () => {
  test('counts once both have typed the same; nothing of the first typing is in any snapshot', async () => {
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' });
    const good = promiseOf(view(), 'notary');
    const wrong = `${good.slice(0, 63)}${good.endsWith('0') ? '1' : '0'}`;
    const type = (typist: 1 | 2, commitment: string) =>
      ask({ type: 'secret.type', role: 'notary', typist, commitment } as const);
    expect(await type(1, good)).toBeNull();
    expect(view().typedCommitment).toEqual({ first: 'notary', mismatch: false });
    expect(JSON.stringify([view(), stage()])).not.toContain(good);
    expect(await type(2, wrong)).toBe('session.commitment-differs');
    expect(view()).toMatchObject({ typedCommitment: { first: null, mismatch: true }, due: { role: 'notary' } });
    // The second of two is no second alone.
    expect(await type(2, good)).toBeNull();
    expect(view().typedCommitment).toEqual({ first: 'notary', mismatch: false });
    expect(await type(2, good)).toBeNull();
    expect(held('notary')).toMatchObject({ commitment: good, isHeld: true, madeHere: false });
    expect(view().due.type).toBe('publish');
  });
});

describe('until the promise is published', () => {
  test('each can be taken back and another handed over; the record has only what counts', async () => {
    await upTo('publish');
    expect(journal()).not.toContain('|commit|');
    expect(stage().scene).toMatchObject({ kind: 'promise', holders: [{ isHeld: true }, { isHeld: true }] });
    const first = held('operator')?.commitment ?? '';
    await does({ type: 'secret.take-back', role: 'operator', reason: '' });
    expect(existsSync(join(view().folder, 'sealed/secret-operator.txt'))).toBe(false);
    expect(view()).toMatchObject({ due: { type: 'commit', role: 'operator' } });
    expect(await ask({ type: 'ceremony.publish' })).toBe('ceremony.order');
    expect(await ask({ type: 'secret.take-back', role: 'operator', reason: '' })).toBe('session.not-held');
    restart();
    expect(view()).toMatchObject({ due: { type: 'commit', role: 'operator' } });
    expect(held('notary')).toMatchObject({ isHeld: true, commitment: promiseOf(view(), 'notary') });
    await does({ type: 'secret.make', role: 'operator' });
    expect(held('operator')?.commitment).not.toBe(first);
    expect(await ask({ type: 'secret.make', role: 'notary' })).toBe('session.commitment-held');
    await does({ type: 'secret.take-back', role: 'notary', reason: '' });
    await does({ type: 'secret.commit', role: 'notary', commitment: promiseOf(view(), 'notary') });
    await does({ type: 'ceremony.publish' });
    expect(journal().match(/\|commit\|/g)).toHaveLength(2);
    expect(journal()).not.toContain(first);
    expect(existsSync(join(view().folder, 'sealed/held.json'))).toBe(false);
    expect(await ask({ type: 'secret.take-back', role: 'notary', reason: '' })).toBe('session.not-held');
    await upTo('sealed');
    await does({ type: 'dossier.verify' });
    expect(view().verdict?.status).toBe('verified');
  });

  test('one that was brought after one that was made here is no secret of this machine', async () => {
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' }, { type: 'secret.make', role: 'notary' });
    await does({ type: 'secret.take-back', role: 'notary', reason: '' });
    await does({ type: 'secret.commit', role: 'notary', commitment: promiseOf(view(), 'notary') });
    await upTo('sealed');
    expect(journal()).toContain('|fact|made-here:operator');
    expect(journal()).not.toContain('made-here:notary');
    expect(held('notary')?.madeHere).toBe(false);
  });

  test('one whose secret was printed needs a reason, which goes on record; then its paper opens nothing', async () => {
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' }, { type: 'secret.make', role: 'notary' });
    expect(view().printed).toEqual([]);
    const page = (await does({ type: 'secret.envelope', role: 'notary' })) as EnvelopePage;
    expect(commitmentOf('LB-2024-a1', 'notary', page.roster, page.rules, page.secret)).toBe(page.commitment);
    restart();
    expect(view().printed).toEqual(['notary']);
    expect(await ask({ type: 'secret.take-back', role: 'notary', reason: ' ' })).toBe('session.printed-reason');
    await does({ type: 'secret.take-back', role: 'notary', reason: '信封破损，已当众销毁，另行产生。' });
    expect(incidents()).toEqual(['信封破损，已当众销毁，另行产生。']);
    await does({ type: 'secret.make', role: 'notary' });
    // The next one was not printed.
    expect(view().printed).toEqual([]);
    await upTo('reveal');
    await does({ type: 'secret.reveal', role: 'operator' });
    expect(await ask({ type: 'secret.reveal', role: 'notary', secret: page.secret })).toBe('ceremony.secret-wrong');
    await does({ type: 'secret.reveal', role: 'notary' });
  });

  test('a secret made here that is gone from the disk is not made anew behind its commitment', async () => {
    await upTo('publish');
    const made = held('operator')?.commitment;
    for (const name of ['secret-operator', 'secret-operator-copy']) rmSync(join(view().folder, `sealed/${name}.txt`));
    expect(await ask({ type: 'ceremony.publish' })).toBe('session.secret-lost');
    expect(held('operator')?.commitment).toBe(made);
    expect(journal()).not.toContain('|commit|');
    await does({ type: 'secret.take-back', role: 'operator', reason: '' }, { type: 'secret.make', role: 'operator' });
    await does({ type: 'ceremony.publish' });
  });
});

describe('at the reveal', () => {
  test('a value that does not open its commitment is told with what was compared, and what it is', async () => {
    await upTo('reveal');
    await does({ type: 'secret.reveal', role: 'operator' });
    const commitment = held('notary')?.commitment ?? '';
    const reveal = (secret: string) => refusal({ type: 'secret.reveal', role: 'notary', secret } as const);
    expect(await reveal(commitment)).toMatchObject({ code: 'session.secret-is-commitment' });
    expect(await reveal('ab'.repeat(32))).toMatchObject({
      code: 'ceremony.secret-wrong',
      values: { role: 'notary', expected: commitment },
    });
    expect(view().due).toMatchObject({ type: 'reveal', role: 'notary' });
  });
});
