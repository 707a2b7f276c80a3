// Files that people choose are read in a thread of their own: what a file does there ends with the thread, the windows go on
// meanwhile, and a draft with such a file in it starts.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { listJob } from '../../electron/service/intake/jobs.ts';
import { read, readNow } from '../../electron/service/intake/threads.ts';
import { openSession } from '../../electron/service/session/session.ts';
import type { CeremonyService } from '../../shared/contract/bridge.ts';
import { sentence } from '../../shared/text/refusal.ts';
import { writeSchool } from '../support/dossiers.ts';
import { overlapping } from '../support/hostile-fonts.ts';
import { must } from '../support/outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'reading-'));
afterAll(() => rmSync(folder, { recursive: true }));

const small = { name: '名单.csv', bytes: new TextEncoder().encode('姓名,登记号\n张三,1\n李四,2\n') };
const rows = Array.from({ length: 150_000 }, (_, n) => `张三${'甲乙丙丁'[n % 4]},${n + 1}\n`).join('');
const large = { name: '大.csv', bytes: new TextEncoder().encode(`姓名,登记号\n${rows}`) };
const hurried = { seconds: 0.02, secondsPerMegabyte: 0, megabytes: 1024 };
const poor = { seconds: 60, secondsPerMegabyte: 0, megabytes: 40 };

describe('a thread', () => {
  test('reads what would be read here', async () => {
    expect(must(readNow(listJob(small, {}))).report).toMatchObject({ children: 2, lots: 2 });
    expect(must(await read(listJob(small, {}))).preview.headers.map(({ field }) => field)).toEqual([
      'name',
      'registration',
    ]);
  });

  test('is ended when a file takes too long, and another one reads the next file', async () => {
    const late = [readNow(listJob(large, {}), hurried), await read(listJob(large, {}), hurried)];
    for (const one of late) expect(one.ok ? 'read' : one.refusal.code).toBe('file.too-much');
    expect(must(readNow(listJob(small, {}))).report.children).toBe(2);
    expect(must(await read(listJob(large, {}))).report.children).toBe(150_000);
  });

  test('is ended when a file takes too much memory, and the program lives', async () => {
    // The thread that is kept for the next file has the usual limit.
    const [, poorly] = await Promise.all([read(listJob(small, {})), read(listJob(large, {}), poor)]);
    expect(poorly.ok ? 'read' : poorly.refusal.code).toBe('file.too-much');
    expect(must(readNow(listJob(small, {}))).report.children).toBe(2);
  });
});

describe('a draft', () => {
  const schoolIn = (name: string, change: (plan: object, data: string) => object): string => {
    const data = join(folder, name);
    mkdirSync(data);
    writeSchool(data, 4, 2);
    const path = join(data, 'plan.json');
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')), data)));
    return path;
  };
  const unread = (service: CeremonyService) =>
    service.snapshot('console').findings.filter(({ refusal }) => refusal.code === 'list.unread-file');

  test('with a font that would take all memory starts, says so, and goes on without it', async () => {
    const planPath = schoolIn('font', (plan, data) => {
      writeFileSync(join(data, 'wedge.ttf'), overlapping(600));
      return { ...plan, fonts: ['wedge.ttf'] };
    });
    const service = must(openSession({ dataFolder: join(folder, 'font-data'), planPath }));
    try {
      const [found, ...others] = unread(service);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ file: 'wedge.ttf', severity: 'error' });
      if (found !== undefined) expect(sentence('zh', found.refusal)).toContain('wedge.ttf');
      const { faces } = service.snapshot('stage').frame;
      expect(faces).toEqual([]);
      must(await service.handle('console', { type: 'font.remove', name: 'wedge.ttf' }));
      expect(unread(service)).toEqual([]);
    } finally {
      service.close();
    }
  });

  test('with a list and a table that cannot be read starts, says so, and takes another list', async () => {
    const planPath = schoolIn('list', (plan, data) => {
      writeFileSync(join(data, 'gaoxin.csv'), new Uint8Array([0, 1, 2, 3]));
      writeFileSync(join(data, 'table.xlsx'), 'PK\x03\x04');
      return { ...plan, catchment: 'table.xlsx' };
    });
    const service = must(openSession({ dataFolder: join(folder, 'list-data'), planPath }));
    try {
      expect(unread(service).map(({ file }) => file)).toEqual(['table.xlsx', 'gaoxin.csv']);
      const frozen = await service.handle('console', { type: 'ceremony.freeze' });
      expect(frozen.ok).toBe(false);
      must(await service.handle('console', { type: 'list.import', school: 'GX', file: small }));
      must(await service.handle('console', { type: 'catchment.remove' }));
      expect(unread(service)).toEqual([]);
    } finally {
      service.close();
    }
  });

  test('answers others while a list is read', async () => {
    const planPath = schoolIn('wait', plan => plan);
    const service = must(openSession({ dataFolder: join(folder, 'wait-data'), planPath }));
    try {
      const order: string[] = [];
      const preview = service
        .handle('console', { type: 'list.preview', school: 'GX', file: large })
        .then(answer => order.push(answer.ok ? 'preview' : answer.refusal.code));
      await service
        .handle('console', { type: 'attendance.sign', role: '监督', name: '王五' })
        .then(answer => order.push(answer.ok ? 'signed' : answer.refusal.code));
      await preview;
      expect(order).toEqual(['signed', 'preview']);
    } finally {
      service.close();
    }
  });
});
