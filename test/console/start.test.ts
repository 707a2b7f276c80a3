// The start screen, in a real browser: what was refused stands whole beside what it is about, and no trouble is told twice.

import { describe, expect, it } from 'vitest';
import type { CeremonyEntry, StartSnapshot } from '../../shared/contract/start.ts';
import { refusal, sentence } from '../../shared/text/refusal.ts';
import { violations } from '../support/axe.ts';
import { inConsole } from './looking.ts';
import { snapshotAt } from './snapshots.ts';
import { clipped } from './window.ts';

const small = { width: 1024, height: 768 };

const lost = refusal('ceremony.damaged', { file: 'public/journal.txt' });

const begun: CeremonyEntry = {
  entry: '2026-07-15-1',
  title: '2026年灵宝市市区民办初中电脑随机摇号录取',
  organiser: '灵宝市教育体育局',
  ceremony: 'LB-2026-a1',
  rehearsal: false,
  state: 'unclear',
  time: '2026-07-15T09:30:00+08:00',
  trouble: null,
};

function startWith(ceremonies: readonly CeremonyEntry[], trouble: StartSnapshot['trouble'] = null): StartSnapshot {
  const { number, windows, stage } = snapshotAt('prepare');
  return { at: 'start', number, windows, stage, folder: '/home/operator/ceremonies', ceremonies, trouble };
}

describe.each(['zh', 'en'] as const)('in %s', language => {
  it('a ceremony that does not open says why, and pushes nothing aside', async () => {
    await inConsole({ snapshot: startWith([begun]), size: small, language }, async ({ page, answer }) => {
      expect(await clipped(page)).toEqual([]);
      await answer({ ok: false, refusal: lost });
      await page.getByRole('button', { name: language === 'zh' ? /^继续/ : /^Continue/ }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: sentence(language, lost) })
        .waitFor();
      expect(await clipped(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      const title = await page.getByText(begun.title).boundingBox();
      expect(title?.width).toBeGreaterThan(300);
    });
  });

  it('the reason of one that cannot be read stands there once', async () => {
    const spoilt = refusal('plan.json', { file: 'draft/plan.json' });
    const whole = refusal('plan.json', { file: '/home/operator/ceremonies/2026-07-15-1/draft/plan.json' });
    const snapshot = startWith([{ entry: begun.entry, trouble: spoilt }], whole);
    await inConsole({ snapshot, size: small, language }, async ({ page }) => {
      const words = sentence(language, spoilt).replace('draft/plan.json', '').trim();
      expect((await page.locator('body').innerText()).split(words)).toHaveLength(2);
      expect(await clipped(page)).toEqual([]);
    });
  });
});
