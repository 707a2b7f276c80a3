// Requests about the draft: its plan, lists, catchment table and fonts, and who signs in.

import { templateFile } from '../../../shared/exports/templates.ts';
import { done, type Outcome } from '../../../shared/outcome.ts';
import { catchmentAhead, importCatchment, previewCatchment, removeCatchment } from '../draft/catchment.ts';
import type { Draft } from '../draft/draft.ts';
import { addFont, fontAhead, readFont, removeFont } from '../draft/fonts.ts';
import { importList, listAhead, previewList } from '../draft/lists.ts';
import type { Attempts } from './attempts.ts';
import type { Handlers } from './workspace.ts';

/**
 * Works on the draft after a file was read that the work needs, which holds up no other request. Whatever has happened meanwhile, the
 * work decides by what is there then, and reads again what it needs otherwise.
 */
async function afterReading<T>(
  attempts: Attempts,
  ahead: (draft: Draft) => Promise<void>,
  work: (draft: Draft) => Outcome<T>,
): Promise<Outcome<T>> {
  const begun = attempts.onDraft(draft => done(ahead(draft)));
  if (!begun.ok) return begun;
  await begun.value;
  return attempts.onDraft(work);
}

/** Their handlers. Most are refused after the freeze and during a rehearsal. */
export const draftRequests = {
  'plan.save': ({ json, basis }, { attempts }) => attempts.savePlan(json, basis),
  'plan.keep': ({ json, basis }, { attempts }) => attempts.onDraft(draft => draft.keepUnsaved(json, basis)),
  'draft.restart': (_, workspace) => workspace.attempts.outsideRehearsal(() => workspace.restart()),
  'list.preview': ({ school, file, mapping }, { attempts }) =>
    afterReading(
      attempts,
      draft => listAhead(draft, school, file, mapping),
      draft => previewList(draft, school, file, mapping),
    ),
  'list.import': ({ school, file, mapping }, { attempts }) =>
    afterReading(
      attempts,
      draft => listAhead(draft, school, file, mapping),
      draft => importList(draft, school, file, mapping),
    ),
  'catchment.preview': ({ file }, { attempts }) =>
    afterReading(
      attempts,
      draft => catchmentAhead(draft, file, false),
      draft => previewCatchment(draft, file),
    ),
  'catchment.import': ({ file }, { attempts }) =>
    afterReading(
      attempts,
      draft => catchmentAhead(draft, file, true),
      draft => importCatchment(draft, file),
    ),
  'catchment.remove': (_, { attempts }) => attempts.onDraft(removeCatchment),
  'template.save': ({ kind }) => done({ ...templateFile(kind), manifest: null }),
  'font.add': ({ file }, { attempts }) =>
    afterReading(
      attempts,
      draft => fontAhead(draft, file),
      draft => addFont(draft, file),
    ),
  'font.remove': ({ name }, { attempts }) => attempts.onDraft(draft => removeFont(draft, name)),
  'face.load': ({ digest }, { draft }) => readFont(draft, digest),
  'finding.accept': ({ id }, { attempts }) => attempts.onDraft(draft => draft.accept(id)),
  'attendance.sign': ({ role, name }, { attempts, draft, place }) =>
    attempts.outsideRehearsal(() => draft.attendanceList.sign(role, name, place.clock(), attempts.keepLate)),
  'attendance.remove': ({ index }, { attempts, draft }) =>
    attempts.outsideRehearsal(() => draft.attendanceList.remove(index, attempts.keepLate)),
} satisfies Partial<Handlers>;
