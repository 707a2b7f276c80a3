import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { ceremonyTools } from '../../electron/service/ports/tools.ts';
import { Ceremony } from '../../shared/ceremony/ceremony.ts';
import { maskName } from '../../shared/intake/findings/mask.ts';
import { sheetOf, sheetsOf, waitingSheets } from '../../shared/sheets/catalogue.ts';
import { chineseDate, chineseTime } from '../../shared/sheets/dates.ts';
import { isPublishable } from '../../shared/sheets/publishable.ts';
import { rareNote, rarestIn } from '../../shared/sheets/rare.ts';
import type { Sheet, SheetBody, SheetKind } from '../../shared/sheets/sheet.ts';
import { readSources, type SheetSources } from '../../shared/sheets/sources.ts';
import { checkHanded, readReceipt } from '../../shared/verifier/receipts.ts';
import { samplePlan } from '../support/cli.ts';
import { dossierTime, makeDossier, sourcesIn } from '../support/dossiers.ts';
import { codeOf, must } from '../support/outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
const dossier = join(folder, 'dossier');
let sources: SheetSources;

beforeAll(() => {
  makeDossier(samplePlan, dossier);
  sources = sourcesIn(dossier);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the dossier that a test may damage. */
function copy(name: string): string {
  const to = join(folder, name);
  cpSync(dossier, to, { recursive: true });
  return to;
}

function body<Kind extends SheetKind>(id: string, kind: Kind): SheetBody & { kind: Kind } {
  const { body } = must(sheetOf(sources, id));
  if (body.kind !== kind) throw new Error(`${id} is a ${body.kind}`);
  return body as SheetBody & { kind: Kind };
}

const all = (): Sheet[] => sheetsOf(sources).map(({ id }) => must(sheetOf(sources, id)));

/** The files of receipts that lots need, 200 in each. */
function receiptFilesOf(school: string, lots: number): string[] {
  return Array.from({ length: Math.ceil(lots / 200) }, (_, i) => {
    const [from, to] = [i * 200 + 1, Math.min((i + 1) * 200, lots)].map(number => String(number).padStart(4, '0'));
    return `1-receipts-${school}-${from}-${to}`;
  });
}

const lotCount = (school: string) => {
  const section = sources.roster.sections.find(each => each.school === school);
  return (section?.to ?? 0) - (section?.from ?? 0);
};

describe('who came after the freeze', () => {
  const late = (name: string, list: readonly { role: string; name: string; time: string }[]) => {
    const to = copy(name);
    const sealed = [{ role: '公证员', name: '李某', time: dossierTime }];
    writeFileSync(join(to, 'sealed/attendance.json'), JSON.stringify(sealed));
    writeFileSync(join(to, 'sealed/late.json'), JSON.stringify(list));
    return sourcesIn(to);
  };
  const at = (hour: number) => dossierTime.replace(/T\d\d/, `T${String(hour).padStart(2, '0')}`);

  test('stands on the list of those present with the time and a mark, behind those who were sealed', () => {
    const { body } = must(sheetOf(late('late', [{ role: '媒体代表', name: '赵某', time: at(23) }]), '8-attendance'));
    if (body.kind !== 'attendance') throw new Error(body.kind);
    expect(body.people.at(-1)).toEqual({ role: '媒体代表', name: '赵某', time: at(23), late: true });
    expect(body.people.map(({ role, late }) => [role, late])).toEqual([
      ['公证员', false],
      ['媒体代表', true],
    ]);
  });

  test('signs the list of those present and what happened from then on, not what had happened before', () => {
    const signersOf = (hour: number, id: string) => {
      const sources = late(`late-${hour}-${id}`, [{ role: '媒体代表', name: '赵某', time: at(hour) }]);
      return must(sheetOf(sources, id)).frame.signers;
    };
    // All events of this dossier are of the same instant.
    expect(signersOf(23, '8-attendance')).toContain('媒体代表');
    for (const id of ['1-sealed-list-GX-signed', '2-promise', '4-admitted-GX-signed']) {
      expect(signersOf(23, id)).not.toContain('媒体代表');
      expect(signersOf(0, id)).toContain('媒体代表');
    }
  });

  test('in a file that is no such list is a refusal', () => {
    const damaged = copy('late-damaged');
    writeFileSync(join(damaged, 'sealed/late.json'), '{"role"');
    expect(codeOf(readSources(diskOf(damaged).read, fastDigest))).toBe('ceremony.damaged');
  });
});

describe('the sheets of a sealed dossier', () => {
  test('are these, in the order of their numbers', () => {
    const receiptFiles = ['GX', 'SL', 'WGY'].flatMap(school => receiptFilesOf(school, lotCount(school)));
    const ids = sheetsOf(sources).map(({ id }) => id);
    expect(ids).toEqual([
      '1-sealed-list-GX-signed',
      '1-sealed-list-SL-signed',
      '1-sealed-list-WGY-signed',
      ...receiptFiles,
      '2-promise',
      '2-envelope-notary',
      '3-inputs',
      '4-admitted-GX-posted',
      '4-admitted-WGY-posted',
      '4-admitted-GX-signed',
      '4-admitted-WGY-signed',
      '5-reserve-GX-posted',
      '5-reserve-WGY-posted',
      '5-reserve-GX-signed',
      '5-reserve-WGY-signed',
      '6-direct-SL-posted',
      '6-direct-SL-signed',
      '7-record',
      '8-attendance',
      '9-notices-GX-0001-0100',
      '9-notices-GX-0101-0200',
      '9-notices-SL-0001-0036',
      '9-notices-WGY-0001-0100',
      '9-notices-WGY-0101-0200',
      '9-notices-WGY-0201-0300',
    ]);
    expect(codeOf(sheetOf(sources, '4-admitted-SL-signed'))).toBe('sheets.unknown');
  });

  test('hold every line of result.csv once, in its order, with the names of the sealed list', () => {
    const lines = readFileSync(join(dossier, 'public/result.csv'), 'utf8').trim().split('\n').slice(1);
    const names = new Map(
      Array.from(sources.families.values(), each => [`${each[0].school}|${each[0].lot}`, each.map(({ name }) => name)]),
    );
    for (const school of ['GX', 'WGY']) {
      const [admitted, waiting] = [
        body(`4-admitted-${school}-signed`, 'admitted').lots,
        body(`5-reserve-${school}-signed`, 'reserve').lots,
      ];
      const printed = [
        ...admitted.map(lot => ({ ...lot, status: 'ADMIT' })),
        ...waiting.map(lot => ({ ...lot, status: 'WAIT' })),
      ].sort((a, b) => a.place - b.place);
      const rows = printed.map(({ place, lot, children, digits, status }) => ({
        line: `${school},${place},${lot},${children.length},${digits}`,
        status,
        names: children.map(({ name }) => name),
      }));
      const expected = lines
        .map(line => line.split(','))
        .filter(([code]) => code === school)
        .map(([code, rank, lot, size, ticket, status]) => ({
          line: `${code},${rank},${lot},${size},${ticket?.slice(0, 16)}`,
          status,
          names: names.get(`${code}|${lot}`),
        }));
      expect(rows).toEqual(expected);
    }
    const direct = body('6-direct-SL-signed', 'direct').lots.map(({ lot }) => lot);
    expect(direct).toEqual([...direct].sort());
    expect(direct).toHaveLength(35);
  });

  test('seal every lot of roster.csv with its tag', () => {
    const lines = readFileSync(join(dossier, 'public/roster.csv'), 'utf8').trim().split('\n').slice(1);
    const printed = ['GX', 'SL', 'WGY'].flatMap(school =>
      body(`1-sealed-list-${school}-signed`, 'sealed-list').lots.map(
        ({ lot, children, digits }) => `${school},${lot},${children.length},${digits}`,
      ),
    );
    expect(printed).toEqual(lines.map(line => line.slice(0, line.lastIndexOf(',') + 17)));
  });

  test('have one notice for each child that is admitted, twins too', () => {
    const notices = ['0001-0100', '0101-0200', '0201-0300'].flatMap(
      part => body(`9-notices-WGY-${part}`, 'notices').notices,
    );
    const admitted = body('4-admitted-WGY-signed', 'admitted').lots;
    expect(notices.map(({ child }) => child.name)).toEqual(
      admitted.flatMap(({ children }) => children.map(({ name }) => name)),
    );
    expect(notices.map(({ number }) => number)).toEqual(notices.map((_, i) => `WGY-${String(i + 1).padStart(4, '0')}`));
    expect(admitted.some(({ children }) => children.length > 1)).toBe(true);
  });

  test('have one receipt for each lot, twins together, which the check accepts', () => {
    const lots = [...sources.families.values()];
    const receipts = ['GX', 'SL', 'WGY'].flatMap(school =>
      receiptFilesOf(school, lotCount(school)).flatMap(id => body(id, 'receipts').receipts),
    );
    expect(receipts).toHaveLength(lots.length);
    const files = new Map(
      ['rules.txt', 'roster.csv'].map(name => [name, new Uint8Array(readFileSync(join(dossier, 'public', name)))]),
    );
    for (const [row, { code, names }] of receipts.entries()) {
      const children = lots[row] ?? [];
      expect(names).toEqual(children.map(({ name }) => maskName(name)));
      // Every one is read; a few are checked with the children, each of which computes the whole list's form again.
      const { receipt } = must(readReceipt(code));
      if (row % 150 === 0) expect(must(checkHanded({ receipt, children }, files)).ok).toBe(true);
    }
    expect(receipts.some(({ names }) => names.length > 1)).toBe(true);
  });

  test('tell the catchment school, or the candidates', () => {
    const answers = body('5-reserve-GX-posted', 'reserve').lots.flatMap(({ children }) =>
      children.map(({ catchment }) => catchment),
    );
    expect(answers.every(answer => answer !== null)).toBe(true);
    expect(answers).toContainEqual({ kind: 'found', school: '市一中' });
    expect(answers.some(answer => answer?.kind === 'to-verify' && answer.candidates.length === 2)).toBe(true);
  });

  test('mask every name on a posted copy and hold no ID number anywhere', () => {
    for (const { frame, body } of all()) {
      const text = JSON.stringify(body);
      const shown = [...sources.families.values()].flat().filter(
        ({ id, name, phone, salt }) =>
          text.includes(id) ||
          // What makes a receipt of a sheet is the salt.
          (body.kind !== 'receipts' && text.includes(salt)) ||
          (phone !== '' && text.includes(phone)) ||
          ((frame.copy !== 'signed' || body.kind === 'receipts') && text.includes(`"${name}"`)),
      );
      expect(shown, frame.id).toEqual([]);
      if (frame.copy === 'posted' && 'lots' in body && Array.isArray(body.lots)) {
        for (const { children } of body.lots) {
          for (const { name, sex, primary, idEnd } of children) {
            expect(name).toBe(maskName(name));
            expect([sex, primary, idEnd]).toEqual(['', '', '']);
          }
        }
      }
    }
  });

  test('carry in every frame what the verifier needs and whom to call', () => {
    const digests = { roster: 'roster.csv', promise: 'commitment.txt', result: 'result.csv' };
    for (const { frame } of all()) {
      expect(frame.contacts).toEqual({ enquiry: '8660876', supervision: '8656937' });
      expect(frame.rehearsal).toBe(true);
      expect(frame.signers).toContain('公证员');
      const { of = 'record', value } = frame.digest ?? {};
      const file = of === 'record' ? null : digests[of];
      const expected =
        file === null
          ? sources.journal.entries.at(-1)?.hash
          : fastDigest(new Uint8Array(readFileSync(join(dossier, 'public', file))));
      expect(value, frame.id).toBe(expected);
      expect(frame.qr).toBe(`TEST-LB-2024-a1\n${file ?? 'journal.txt'}\n${expected}`);
    }
  });

  test('tell the whole record, line by line', () => {
    const { rows, sealed, head } = body('7-record', 'record');
    const lines = readFileSync(join(dossier, 'public/journal.txt'), 'utf8').trim().split('\n');
    expect(rows.map(({ number, time }) => `${number}|${time}`)).toEqual(
      lines.map(line => [line.split('|')[3], line.split('|')[5]].join('|')),
    );
    expect(sealed).toBe(true);
    expect(body('7-record', 'record').incidents).toBe(0);
    expect(head).toBe(readFileSync(join(dossier, 'public/head.txt'), 'utf8').split('|')[3]);
    expect(rows.every(({ words, what }) => words !== '' && what !== '' && !`${words}${what}`.includes('{'))).toBe(true);
  });

  test('know the verifier page by its digest where it is in the dossier', () => {
    const page = new Uint8Array(readFileSync(join(dossier, 'public/verify.html')));
    expect(sources.verifierDigest).toBe(fastDigest(page));
    expect(body('2-promise', 'promise').verifierDigest).toBe(fastDigest(page));
    const without = copy('without-page');
    rmSync(join(without, 'public/verify.html'));
    expect(sourcesIn(without).verifierDigest).toBeNull();
  });
});

describe('the import report', () => {
  const imported = (from: SheetSources, school: string) => {
    const { body } = must(sheetOf(from, `1-sealed-list-${school}-signed`));
    if (body.kind !== 'sealed-list' || body.imported === null) throw new Error('no report');
    return body.imported;
  };

  test('accounts for every row, in parts that come to the whole, and says what each column was read as', () => {
    for (const { code, children } of sources.imports) {
      const { accounting, columns } = imported(sources, code);
      const [header, children_] = accounting?.parts ?? [];
      expect([header?.what, children_?.what, children_?.count]).toEqual(['标题和表头', '学生', children]);
      expect(accounting?.parts.reduce((sum, { count }) => sum + count, 0)).toBe(accounting?.rows);
      expect(columns?.find(({ readAs }) => readAs === '姓名')?.isUsed).toBe(true);
      expect(columns?.every(({ readAs }) => /^\p{Script=Han}+$/u.test(readAs))).toBe(true);
    }
    expect(imported(sources, 'GX').format).toBe('Excel 工作簿');
  });

  test('names rows that are no children by number, and columns that are not used', () => {
    const at = copy('passed-rows');
    const path = join(at, 'sealed/import.json');
    const [first, ...rest] = JSON.parse(readFileSync(path, 'utf8'));
    const passed = [
      { why: 'blank', count: 2, rows: [{ first: 7, last: 8 }] },
      { why: 'outside', count: 1, rows: [{ first: 420, last: 420 }] },
    ];
    const accounting = { rows: 422, header: 1, children: 418, passed };
    const fileColumns = [
      { letter: 'A', header: '登记号', readAs: 'registration' },
      { letter: 'B', header: '家庭\n住址', readAs: null },
      { letter: 'C', header: '新的一项', readAs: 'of-a-later-version' },
    ];
    writeFileSync(path, JSON.stringify([{ ...first, accounting, fileColumns }, ...rest]));
    const report = imported(sourcesIn(at), first.code);
    expect(report.accounting?.parts.slice(2)).toEqual([
      { why: 'blank', what: '空行', count: 2, rows: '7-8' },
      { why: 'outside', what: '采用的各列中没有内容的', count: 1, rows: '420' },
    ]);
    expect(report.columns).toEqual([
      { letter: 'A', header: '登记号', readAs: '登记号', isUsed: true },
      { letter: 'B', header: '家庭 住址', readAs: '未采用', isUsed: false },
      { letter: 'C', header: '新的一项', readAs: 'of-a-later-version', isUsed: true },
    ]);
  });

  test('of a dossier that was frozen before rows were accounted for says nothing of them', () => {
    const at = copy('old-report');
    const path = join(at, 'sealed/import.json');
    const lists: readonly { readonly [name: string]: unknown }[] = JSON.parse(readFileSync(path, 'utf8'));
    const old = lists.map(({ accounting: _, fileColumns: __, ...list }) => list);
    writeFileSync(path, JSON.stringify(old));
    const now = imported(sources, 'GX');
    expect(imported(sourcesIn(at), 'GX')).toEqual({ ...now, accounting: null, columns: null });
  });
});

describe('what does not agree is not printed', () => {
  const refusalOf = (at: string) => codeOf(readSources(diskOf(at).read, fastDigest));

  test.each([
    [
      'names',
      'sealed/people.csv',
      (text: string) => text.replace(/,(\d{17}[\dX]),/, ',411299200001010000,'),
      'ceremony.names-changed',
    ],
    ['result', 'public/result.csv', (text: string) => text.replace(',WAIT', ',ADMIT'), 'sheets.differs'],
    ['promise', 'public/commitment.txt', (text: string) => text.replace('time=2024', 'time=2023'), 'sheets.differs'],
  ])('a dossier whose %s were changed', (name, file, change, code) => {
    const at = copy(`changed-${name}`);
    const before = readFileSync(join(at, file), 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(join(at, file), after);
    expect(refusalOf(at)).toBe(code);
  });

  test('a journal that was changed', () => {
    const at = copy('changed-journal');
    const path = join(at, 'public/journal.txt');
    writeFileSync(path, readFileSync(path, 'utf8').replace('lots=1080', 'lots=1081'));
    expect(refusalOf(at)).not.toBeNull();
  });

  test('a public copy, which has no names; an empty folder', () => {
    const at = copy('public-only');
    rmSync(join(at, 'sealed'), { recursive: true });
    expect(refusalOf(at)).toBe('sheets.no-names');
    expect(refusalOf(mkdtempSync(join(folder, 'empty-')))).toBe('sheets.not-frozen');
  });

  test('an import report that is none', () => {
    const at = copy('damaged-report');
    writeFileSync(join(at, 'sealed/import.json'), '[{"code":1}]');
    expect(refusalOf(at)).toBe('ceremony.damaged');
  });
});

describe('an attempt that was given up', () => {
  test('has a void sheet with its reason and no list of the admitted', () => {
    const at = join(folder, 'given-up');
    const tools = ceremonyTools(at, () => dossierTime);
    // The folder of the sealed dossier up to its published promise, and a line that says why it ends there.
    for (const name of ['public/rules.txt', 'public/roster.csv', 'public/commitment.txt', 'public/key.pem']) {
      must(tools.disk.write(name, [new Uint8Array(readFileSync(join(dossier, name)))], 'open'));
    }
    for (const name of ['sealed/people.csv', 'sealed/plan.json', 'sealed/import.json', 'sealed/catchment.csv']) {
      must(tools.disk.write(name, [new Uint8Array(readFileSync(join(dossier, name)))], 'private'));
    }
    const lines = readFileSync(join(dossier, 'public/journal.txt'), 'utf8').split('\n');
    const published = lines.findIndex(line => line.includes('|publish|'));
    const begun = `${lines.slice(0, published + 1).join('\n')}\n`;
    must(tools.disk.write('public/journal.txt', [new TextEncoder().encode(begun)], 'open'));
    expect(sheetsOf(sourcesIn(at)).some(({ kind }) => kind === 'void' || kind === 'record')).toBe(false);
    expect(waitingSheets(sourcesIn(at))).toEqual([
      { kind: 'admitted', until: 'result' },
      { kind: 'reserve', until: 'result' },
      { kind: 'direct', until: 'result' },
      { kind: 'record', until: 'end' },
      { kind: 'notices', until: 'result' },
    ]);

    const ceremony = must(Ceremony.open(tools, 'TEST-LB-2024-a1'));
    // A pause is no end.
    must(ceremony.incident('停电十分钟'));
    expect(sheetsOf(sourcesIn(at)).some(({ kind }) => kind === 'void')).toBe(false);
    must(ceremony.fact({ key: 'given-up', reason: '停电，投影损坏', roles: ['操作员', '公证员'] }));
    const voided = sourcesIn(at);
    expect(waitingSheets(voided)).toEqual([]);
    const record = must(sheetOf(voided, '7-record')).body;
    if (record.kind !== 'record') throw new Error('not the record');
    // Those that people wrote: the facts beside them are none.
    expect([record.sealed, record.incidents]).toEqual([false, 1]);
    expect(record.rows.filter(({ what }) => what === '程序记录').length).toBeGreaterThan(1);
    const kinds = sheetsOf(voided).map(({ kind }) => kind);
    expect(kinds).toContain('void');
    expect(kinds).not.toContain('admitted');
    expect(kinds).not.toContain('notices');
    const { body } = must(sheetOf(voided, '0-void'));
    if (body.kind !== 'void') throw new Error('not the void sheet');
    expect([body.reason, body.roles]).toEqual(['停电，投影损坏', '操作员、公证员']);
    expect(body.head).toBe(voided.journal.entries.at(-1)?.hash);
    expect(body.rows.at(-1)?.words).toBe('本次摇号作废。原因：停电，投影损坏。决定人：操作员、公证员。');
    // A draw that was closed cannot be given up.
    expect(sheetsOf(sources).some(({ kind }) => kind === 'void')).toBe(false);
  });
});

describe('small things that stand on every sheet', () => {
  test('dates', () => {
    expect(chineseDate('2024-07-05T09:30:00+08:00')).toBe('2024年7月5日');
    expect(chineseTime('2024-12-15T23:59:01+08:00')).toBe('2024年12月15日 23:59:01');
    expect(chineseDate('')).toBe('');
  });

  test('characters that not every machine can write, by code point', () => {
    expect(rareNote('张三·买买提 Li*')).toBe('');
    expect(rareNote('马䶮𬭚𬭚')).toBe('䶮 U+4DAE 𬭚 U+2CB5A');
    expect(rareNote('\ue000')).toBe('\ue000 U+E000');
  });

  test('the rare characters of names, those that the fewest machines write first', () => {
    // 王 and 明 are in GB 2312; 喆 and 堃 in GBK alone, 䶮 and 𬭚 in neither.
    expect(rarestIn(['王喆明', '马䶮', '李𬭚堃', '喆·Li*'])).toEqual(['𬭚', '䶮', '堃', '喆']);
    expect(rarestIn(['王小明', '欧阳李'])).toEqual([]);
    const many = Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x20000 + at));
    expect(rarestIn(many)).toEqual(many.toReversed().slice(0, 24));
  });

  test('files that may be posted', () => {
    for (const { file, copy } of sheetsOf(sources)) expect(isPublishable(`sheets/${file}`)).toBe(copy === 'posted');
    expect(isPublishable('sheets/4-录取名单-公示本-GX.pdf')).toBe(true);
    expect(isPublishable('sheets/4-admitted-GX-posted.pdf')).toBe(true);
    for (const name of [
      // A school may be called what it likes.
      '4-录取名单-签字本-GX-公示本-GX-公示本.pdf',
      '9-录取通知书-GX-0001-0100-公示本.pdf',
      '4-录取名单-公示本-GX/x.pdf',
      '4-admitted-GX-signed.pdf',
      '9-notices-GX-0001-0100.pdf',
      '1-receipts-GX-0001-0200.pdf',
      'x-posted.pdf',
      '8-attendance.pdf',
    ]) {
      expect(isPublishable(`sheets/${name}`)).toBe(false);
    }
  });
});
