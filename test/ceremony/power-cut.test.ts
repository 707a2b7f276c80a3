// The power goes at every single call that changes the disk, with three ideas of what a disk then still holds. Each time the
// ceremony is opened again and goes on: to the same result, with nothing that was acknowledged lost.

import { describe, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { Ceremony } from '../../shared/ceremony/ceremony.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { FrailFiles, type Loss, PowerCut, type System, systems } from '../support/frail-files.ts';
import { codeOf, must, textOf } from '../support/outcome.ts';
import { play, smallPlan, stepDue, testSignatures, testTools } from '../support/play.ts';
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
const runs = systems.map(system => {
  const step = system === 'linux' ? 1 : rounds(5, 1);
  return { system, callsInAll: callsOn(system), step };
});

/** The numbers from 1 to the last, by steps. */
function numbersTo(last: number, step: number): number[] {
  return Array.from({ length: Math.ceil(last / step) }, (_, index) => 1 + index * step);
}

function verdictOf(files: Map<string, Uint8Array>) {
  const open = new Map<string, Uint8Array>();
  for (const [name, bytes] of files) {
    if (name.startsWith('dossier/public/')) open.set(name.slice('dossier/public/'.length), bytes);
  }
  const people = files.get('dossier/sealed/people.csv') ?? null;
  return verifyDossier({ public: open, people }, { digest: fastDigest, verifySignature: testSignatures.verify });
}

/** What comes of a ceremony that goes on: the check that fails, the result, and what should no longer be there. */
type End = { readonly failed: unknown; readonly result: string; readonly left: readonly string[] };

const wantedEnd: End = { failed: null, result: wanted, left: [] };
const ends = new Map<string, End>();

/**
 * The end to which a ceremony comes that is opened on a disk and goes on. Clock and randomness are the same at each start, so that
 * it follows from the disk alone: of disks that are alike it is asked once.
 */
function endOf(disk: FrailFiles): End {
  const { digest } = disk;
  const known = ends.get(digest);
  if (known !== undefined) return known;
  const on = disk.copy();
  must(play(testTools(diskOf(root, on.fs))));
  const files = on.files();
  const end = {
    failed: firstFailed(verdictOf(files)),
    result: textOf(files.get('dossier/public/result.csv') as Uint8Array),
    left: [...files.keys()].filter(
      name => name.includes('secret-') || name.endsWith('.key') || name.includes('/.tmp/'),
    ),
  };
  ends.set(digest, end);
  return end;
}

/** A power cut: what the disk was then, how many events had been acknowledged, and whether a draw had. */
type Cut = { readonly disk: FrailFiles; readonly events: number; readonly drawn: boolean };

/** Opens the ceremony and plays it until the power goes; tells before each call what a cut at it would be. */
function playOn(files: FrailFiles, beforeCall: (call: number, cut: () => Cut) => void = () => {}): Cut {
  let ceremony: Ceremony | null = null;
  let drawn = false;
  const cut = () => ({ disk: files.copy(), events: ceremony?.record.entries.length ?? 0, drawn });
  files.beforeCall = () => beforeCall(files.calls, cut);
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
  return cut();
}

/**
 * Cuts at these calls, all of one play: until the power goes nothing tells that it will. Where a call is beyond the end of the play,
 * it goes behind that.
 */
function cutsAt(files: FrailFiles, calls: readonly number[]): ReadonlyMap<number, Cut> {
  const cuts = new Map<number, Cut>();
  files.cutAt = Math.max(...calls) + 1;
  const last = playOn(files, (call, cut) => {
    if (calls.includes(call)) cuts.set(call, cut());
  });
  return new Map(calls.map(call => [call, cuts.get(call) ?? last]));
}

/** What a cut leaves to the next start. */
function leftBy({ disk }: Cut, loss: Loss): FrailFiles {
  const files = disk.copy();
  files.restart(loss);
  return files;
}

/** Of the calls from which on a disk fails, those that make a difference: it is the same disk until one that could fail. */
function differing(from: readonly number[], { couldFail }: FrailFiles): number[] {
  return [...new Set(from.map(each => couldFail.find(call => call >= each) ?? Number.POSITIVE_INFINITY))];
}

test.each(runs)('there is something to cut on $system', ({ callsInAll }) => expect(callsInAll).toBeGreaterThan(100));

describe.each(runs)('on $system', ({ system, callsInAll, step }) => {
  const tried = numbersTo(callsInAll, step);
  const cuts = cutsAt(new FrailFiles(system), tried);

  describe.each<Loss>(['nothing kept', 'all kept', 'half kept'])('of what was not flushed, %s', loss => {
    test('a cut at every call ends in the same result', () => {
      for (const [call, cut] of cuts) {
        const left = leftBy(cut, loss);
        const journal = left.files().get('dossier/public/journal.txt') ?? new Uint8Array(0);
        const kept = textOf(journal).split('\n').length - 1;
        expect(kept, `cut ${call}: an acknowledged event was lost`).toBeGreaterThanOrEqual(cut.events);
        if (cut.drawn) expect(textOf(left.files().get('dossier/public/result.csv') as Uint8Array)).toBe(wanted);
        expect(endOf(left), `cut ${call}`).toEqual(wantedEnd);
      }
    });

    test('a second cut while going on ends there too', () => {
      const seconds = numbersTo(40, 3);
      for (const first of numbersTo(callsInAll, rounds(31, 7) * step)) {
        const left = leftBy(cuts.get(first) as Cut, loss);
        for (const [second, cut] of cutsAt(left, seconds)) {
          expect(endOf(leftBy(cut, loss)), `cuts ${first} and ${second}`).toEqual(wantedEnd);
        }
      }
    });

    test('the power does go: what was copied at a call is what a cut at it leaves', () => {
      for (const call of tried.filter((_, index) => index % 20 === 0)) {
        const files = new FrailFiles(system);
        files.cutAt = call;
        const { events, drawn } = playOn(files);
        files.restart(loss);
        const copied = cuts.get(call) as Cut;
        expect([events, drawn], `cut ${call}`).toEqual([copied.events, copied.drawn]);
        expect(files.digest, `cut ${call}`).toBe(leftBy(copied, loss).digest);
      }
    });
  });

  test('from disks that are alike it goes on to disks that are alike', () => {
    for (const call of tried.filter((_, index) => index % 20 === 0)) {
      const cut = cuts.get(call) as Cut;
      const [one, other] = [leftBy(cut, 'half kept'), leftBy(cut, 'half kept')];
      for (const each of [one, other]) must(play(testTools(diskOf(root, each.fs))));
      expect(one.digest, `cut ${call}`).toBe(other.digest);
    }
  });

  describe.each([
    ['ENOSPC', 'disk.full'],
    ['EROFS', 'disk.read-only'],
    ['EIO', 'disk.failed'],
  ])('a disk that answers %s', (error, code) => {
    const failing = () => {
      const files = new FrailFiles(system);
      files.failWith = error;
      return files;
    };

    test('at any call: the step is refused, the ceremony stands where it stood and goes on later', () => {
      const undisturbed = failing();
      must(play(testTools(diskOf(root, undisturbed.fs))));
      for (const from of differing(tried, undisturbed)) {
        const files = failing();
        files.failFrom = from;
        const first = play(testTools(diskOf(root, files.fs)));
        if (!first.ok) expect(codeOf(first)).toBe(code);
        files.failFrom = Number.POSITIVE_INFINITY;
        expect(endOf(files), `from ${from}`).toEqual(wantedEnd);
      }
    });

    test('and the open ceremony itself can take the same step again', () => {
      const opened = () => {
        const files = failing();
        const ceremony = must(Ceremony.open(testTools(diskOf(root, files.fs)), smallPlan.ceremony));
        files.calls = 0;
        files.couldFail = [];
        return { files, ceremony };
      };
      const undisturbed = opened();
      while (undisturbed.ceremony.state.due.type !== 'sealed') must(stepDue(undisturbed.ceremony));
      for (const from of differing(numbersTo(callsInAll, 3 * step), undisturbed.files)) {
        const { files, ceremony } = opened();
        files.failFrom = from;
        while (ceremony.state.due.type !== 'sealed') {
          const before = ceremony.record.entries.length;
          const taken = stepDue(ceremony);
          if (taken.ok) continue;
          expect(taken.refusal.code).toBe(code);
          expect(ceremony.record.entries.length).toBeGreaterThanOrEqual(before);
          files.failFrom = Number.POSITIVE_INFINITY;
        }
        // Frozen with other salts, where the first of them were drawn before the freeze was refused.
        expect(endOf(files), `from ${from}`).toEqual({ ...wantedEnd, result: expect.any(String) });
      }
    });
  });
});
