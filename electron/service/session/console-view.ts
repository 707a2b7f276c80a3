// The whole state as the operator's window shows it.

import type { FindingView } from '../../../shared/contract/findings.ts';
import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import type { Accounting } from '../../../shared/intake/accounting.ts';
import { shorten } from '../../../shared/intake/findings/finding.ts';
import { isRehearsal } from '../../../shared/protocol/lexis.ts';
import { awaitedBeacon } from '../../../shared/record/beacon.ts';
import { holdersOf } from '../../../shared/record/holders.ts';
import { inputsOf } from '../../../shared/record/inputs.ts';
import { presentedIn } from '../../../shared/record/notes.ts';
import { timesOf } from '../../../shared/record/reading.ts';
import { kindsOf, someOfEach } from '../draft/finding-views.ts';
import { movedFrom, standsStillAfter } from '../transfer/handover.ts';
import type { Workspace } from './workspace.ts';

/** The most findings and record lines that a snapshot carries. After the freeze nobody works through the findings any more. */
const mostFindings = 2000;
const mostFindingsFrozen = 200;
const mostLines = 100;

// One more than are shown, so that it is seen that there are more.
const mostRuns = 21;

/** An accounting that is quick to send, whatever rows a list of 200,000 has errors in. */
function shortAccounting(accounting: Accounting): Accounting {
  return { ...accounting, passed: accounting.passed.map(part => ({ ...part, rows: part.rows.slice(0, mostRuns) })) };
}

/** Errors come first, then what is to be accepted, then what was. */
function urgency({ severity, accepted }: FindingView): number {
  return severity === 'error' ? 0 : accepted ? 2 : 1;
}

/** The console's snapshot. */
export function consoleView(workspace: Workspace): ConsoleSnapshot {
  const { number, place: at, attempts, draft, taken, showing, printing, stageWindow, stagePixels } = workspace;
  const { held, records, rehearsing, rehearsals } = attempts;
  const { folder, recovered, verdict, commitments, inputs, signatures } = held;
  const { offered, printed, due } = commitments;
  const { plan, ceremony, state, journal, schools, held: handedOver } = held.hall;
  const { open, ...place } = stageWindow;
  const { open: openLive, ...live } = workspace.liveWindow;
  const { lists } = draft.intake;
  const findings = draft.findings();
  const byFile = Map.groupBy(findings, ({ file }) => file);
  const isFrozen = due.type !== 'open' && due.type !== 'freeze';
  const { entries } = journal;
  return {
    at: 'ceremony',
    ...{ number, folder, plan, rehearsing, rehearsals, schools, recovered, verdict },
    ...{ offered, printed, troubles: attempts.troubles },
    ...{ givers: inputs.givers, signers: signatures.signers, signings: signatures.all },
    rehearsal: isRehearsal(plan.ceremony),
    lists: plan.schools.map(({ code }) => {
      const report = lists.find(list => list.code === code)?.report;
      const own = byFile.get(report?.file ?? '') ?? [];
      return {
        school: code,
        file: report?.file ?? null,
        format: report?.format ?? null,
        sheet: report?.format.sheet ?? null,
        mapped: lists.find(list => list.code === code)?.mapped ?? false,
        rows: report?.rows ?? 0,
        lots: report?.lots ?? 0,
        children: report?.children ?? 0,
        errors: own.filter(({ severity }) => severity === 'error').length,
        open: own.filter(({ severity, accepted }) => severity === 'warning' && !accepted).length,
        accounting: report === undefined ? null : shortAccounting(report.accounting),
        unused: (report?.fileColumns ?? [])
          .filter(({ readAs }) => readAs === null)
          .map(({ letter, header }) => ({ letter, header: shorten(header) })),
      };
    }),
    findings: someOfEach(
      [...findings].sort((a, b) => urgency(a) - urgency(b)),
      isFrozen ? mostFindingsFrozen : mostFindings,
    ),
    findingKinds: kindsOf(findings),
    preparation: draft.preparation(ceremony !== null),
    attendance: draft.attendanceList.people,
    due,
    holders: holdersOf(plan, state, handedOver),
    inputs: inputsOf(plan, state),
    beacon: awaitedBeacon(journal, state),
    incidents: state.notes.filter(({ type }) => type === 'incident').length,
    record: entries
      .slice(-mostLines)
      .map(({ time, event }, i) => ({
        number: Math.max(0, entries.length - mostLines) + i + 1,
        time,
        event,
      }))
      .reverse(),
    digests: {
      roster: state.frozen?.rosterDigest ?? null,
      rules: state.frozen?.rulesDigest ?? null,
      promise: state.promise,
      seed: state.seed,
      result: state.result,
    },
    typing: inputs.typing.view,
    typedCommitment: commitments.typed.view,
    times: timesOf(journal),
    tested: showing.tested,
    atHome: showing.isHome,
    seedShown: showing.seedShown,
    presented: presentedIn(state.notes),
    handover: { moved: movedFrom(at.folder), taken, stops: standsStillAfter(records) },
    windows: {
      stage: stagePixels,
      place: { ...place, canOpen: open !== null },
      live: { ...live, canOpen: openLive !== null },
    },
    paper: printing.view,
    stage: showing.snapshot(number),
  };
}
