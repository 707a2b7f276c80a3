// Requests about the draft: its plan, lists, catchment table and fonts, and who signs in.

import { templateFile } from '../../../shared/exports/templates.ts';
import { done } from '../../../shared/outcome.ts';
import { importCatchment, previewCatchment, removeCatchment } from '../draft/catchment.ts';
import { addFont, readFont, removeFont } from '../draft/fonts.ts';
import { importList, previewList } from '../draft/lists.ts';
import type { Handlers } from './workspace.ts';

/** Their handlers. Most are refused after the freeze and during a rehearsal. */
export const draftRequests = {
  'plan.save': ({ json, basis }, { attempts }) => attempts.savePlan(json, basis),
  'plan.keep': ({ json, basis }, { attempts }) => attempts.onDraft(draft => draft.keepUnsaved(json, basis)),
  'draft.restart': (_, workspace) => workspace.attempts.outsideRehearsal(() => workspace.restart()),
  'list.preview': ({ school, file, mapping }, { attempts }) =>
    attempts.onDraft(draft => previewList(draft, school, file, mapping)),
  'list.import': ({ school, file, mapping }, { attempts }) =>
    attempts.onDraft(draft => importList(draft, school, file, mapping)),
  'catchment.preview': ({ file }, { attempts }) => attempts.onDraft(draft => previewCatchment(draft, file)),
  'catchment.import': ({ file }, { attempts }) => attempts.onDraft(draft => importCatchment(draft, file)),
  'catchment.remove': (_, { attempts }) => attempts.onDraft(removeCatchment),
  'template.save': ({ kind }) => done({ ...templateFile(kind), manifest: null }),
  'font.add': ({ file }, { attempts }) => attempts.onDraft(draft => addFont(draft, file)),
  'font.remove': ({ name }, { attempts }) => attempts.onDraft(draft => removeFont(draft, name)),
  'face.load': ({ digest }, { draft }) => readFont(draft, digest),
  'finding.accept': ({ id }, { attempts }) => attempts.onDraft(draft => draft.accept(id)),
  'attendance.sign': ({ role, name }, { attempts, draft, place }) =>
    attempts.outsideRehearsal(() => draft.attendanceList.sign(role, name, place.clock(), attempts.keepLate)),
  'attendance.remove': ({ index }, { attempts, draft }) =>
    attempts.outsideRehearsal(() => draft.attendanceList.remove(index, attempts.keepLate)),
} satisfies Partial<Handlers>;
