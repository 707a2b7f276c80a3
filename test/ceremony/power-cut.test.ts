// The power goes at every single call that changes the disk, with three ideas of what a disk then still holds. Each time the
// ceremony is opened again and goes on: to the same result, with nothing that was acknowledged lost.

import { describe, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { fastDigest, verifySignature } from '../../electron/service/ports/signatures.ts';
import { Ceremony } from '../../shared/ceremony/ceremony.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { FrailFiles, type Loss, PowerCut, type System, systems } from '../support/frail-files.ts';
import { codeOf, must, textOf } from '../support/outcome.ts';
import { play, smallPlan, stepDue, testTools } from '../support/play.ts';
import { rounds } from '../support/rounds.ts';

const root = '/dossier';
const undisturbed = new FrailFiles();
must(play(testTools(diskOf(root, undisturbed.fs))));
const wanted = textOf(undisturbed.files().get('dossier/public/result.csv') as Uint8Array);

/** The calls of a whole ceremony, and which of them are tried: on Windows every fifth but in the long run. */
const callsOn = (system: System) => {
  const files = new FrailFiles(system);
  must(play(testTools(diskOf(root, files.fs))));
  return files.calls;
};
const runs = systems.map(system => ({
  system,
  callsInAll: callsOn(system),
  step: system === 'linux' ? 1 : rounds(5, 1),
}));

function verdictOf(files: FrailFiles) {
  const open = new Map<string, Uint8Array>();
  for (const [name, bytes] of files.files()) {
    if (name.startsWith('dossier/public/')) open.set(name.slice('dossier/public/'.length), bytes);
  }
  const people = files.files().get('dossier/sealed/people.csv') ?? null;
  return verifyDossier({ public: open, people }, { digest: fastDigest, verifySignature });
}

/** Plays until the power goes; returns how many events had been acknowledged by then, and whether a draw had. */
function playUntilCut(files: FrailFiles): { events: number; drawn: boolean } {
  let ceremony: Ceremony | null = null;
  let drawn = false;
  try {
    ceremony = must(Ceremony.open(testTools(diskOf(root, files.fs)), smallPlan.ceremony));
    while (ceremony.state.due.type !== 'sealed') {
      const isDraw = ceremony.state.due.type === 'seed';
      must(stepDue(ceremony));
      drawn ||= isDraw;
    }
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
  return { events: ceremony?.record.entries.length ?? 0, drawn };
}

test.each(runs)('there is something to cut on $system', ({ callsInAll }) => expect(callsInAll).toBeGreaterThan(100));

describe.each(runs)('on $system', ({ system, callsInAll, step }) => {
  describe.each<Loss>(['nothing kept', 'all kept', 'half kept'])('of what was not flushed, %s', loss => {
    test('a cut at every call ends in the same result', () => {
      for (let cut = 1; cut <= callsInAll; cut += step) {
        const files = new FrailFiles(system);
        files.cutAt = cut;
        const before = playUntilCut(files);
        files.restart(loss);
        const journal = files.files().get('dossier/public/journal.txt') ?? new Uint8Array(0);
        const kept = textOf(journal).split('\n').length - 1;
        expect(kept, `cut ${cut}: an acknowledged event was lost`).toBeGreaterThanOrEqual(before.events);
        if (before.drawn) expect(textOf(files.files().get('dossier/public/result.csv') as Uint8Array)).toBe(wanted);

        must(play(testTools(diskOf(root, files.fs))));
        const verdict = verdictOf(files);
        expect(firstFailed(verdict), `cut ${cut}`).toBeNull();
        expect(textOf(files.files().get('dossier/public/result.csv') as Uint8Array), `cut ${cut}`).toBe(wanted);
        expect(
          [...files.files().keys()].filter(
            name => name.includes('secret-') || name.endsWith('.key') || name.includes('/.tmp/'),
          ),
        ).toEqual([]);
      }
    });

    test('a second cut while going on ends there too', () => {
      for (let cut = 1; cut <= callsInAll; cut += rounds(31, 7) * step) {
        for (let second = 1; second <= 40; second += 3) {
          const files = new FrailFiles(system);
          files.cutAt = cut;
          playUntilCut(files);
          files.restart(loss);
          files.cutAt = second;
          playUntilCut(files);
          files.restart(loss);
          must(play(testTools(diskOf(root, files.fs))));
          expect(textOf(files.files().get('dossier/public/result.csv') as Uint8Array)).toBe(wanted);
        }
      }
    });
  });

  describe.each([
    ['ENOSPC', 'disk.full'],
    ['EROFS', 'disk.read-only'],
    ['EIO', 'disk.failed'],
  ])('a disk that answers %s', (error, code) => {
    test('at any call: the step is refused, the ceremony stands where it stood and goes on later', () => {
      for (let from = 1; from <= callsInAll; from += step) {
        const files = new FrailFiles(system);
        files.failFrom = from;
        files.failWith = error;
        const first = play(testTools(diskOf(root, files.fs)));
        if (!first.ok) expect(codeOf(first)).toBe(code);
        files.failFrom = Number.POSITIVE_INFINITY;
        must(play(testTools(diskOf(root, files.fs))));
        expect(firstFailed(verdictOf(files)), `from ${from}`).toBeNull();
        expect(textOf(files.files().get('dossier/public/result.csv') as Uint8Array)).toBe(wanted);
      }
    });

    test('and the open ceremony itself can take the same step again', () => {
      for (let from = 1; from <= callsInAll; from += 3 * step) {
        const files = new FrailFiles(system);
        const ceremony = must(Ceremony.open(testTools(diskOf(root, files.fs)), smallPlan.ceremony));
        files.calls = 0;
        files.failFrom = from;
        files.failWith = error;
        while (ceremony.state.due.type !== 'sealed') {
          const before = ceremony.record.entries.length;
          const taken = stepDue(ceremony);
          if (taken.ok) continue;
          expect(taken.refusal.code).toBe(code);
          expect(ceremony.record.entries.length).toBeGreaterThanOrEqual(before);
          files.failFrom = Number.POSITIVE_INFINITY;
        }
        must(Ceremony.open(testTools(diskOf(root, files.fs)), smallPlan.ceremony));
        expect(firstFailed(verdictOf(files)), `from ${from}`).toBeNull();
      }
    });
  });
});
