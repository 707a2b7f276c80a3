// A scene of the stage as a title and a few short lines, for the operator's preview.

import type { FoundLot, SceneOf, StageSnapshot } from '../../../shared/contract/scenes.ts';
import { digestText } from '../../../shared/text/groups.ts';
import type { Words } from './words.ts';

function resultWords(result: FoundLot['result'], t: Words): string {
  if (result === null) return '';
  if (result.place === null) return t('way.direct');
  return t(result.status === 'admitted' ? 'preview.admitted' : 'status.waiting-at', { place: result.place });
}

function dueWords({ due, typing: { counts, agreed } }: SceneOf<'inputs'>, at: number, t: Words): string {
  if (at !== due) return t('preview.waiting');
  if (agreed !== null) return t('preview.agreed', { value: agreed });
  const [first, second] = counts;
  return first + second === 0 ? t('preview.waiting') : t('preview.typed', { first, second });
}

/** The preview's words for the scene. */
export function sceneLines({ frame, scene }: StageSnapshot, t: Words): { title: string; lines: readonly string[] } {
  const digest = (value: string | null) => (value === null ? [] : [`${digestText(value.slice(0, 16))} …`]);
  switch (scene.kind) {
    case 'cover':
      return { title: frame.title, lines: [frame.organiser, scene.date] };
    case 'rules':
      return {
        title: t('scene.rules'),
        lines: scene.schools
          .slice(0, 4)
          .map(({ name, applicants, places }) => t('preview.school', { name, applicants, places })),
      };
    case 'sealed':
      return {
        title: t('scene.sealed'),
        lines: [t('preview.sealed', { lots: scene.lots, children: scene.children }), ...digest(scene.digest)],
      };
    case 'lookup':
      return {
        title: t('preview.lookup', { lot: scene.asked }),
        lines:
          scene.answer === 'found'
            ? scene.found.map(({ lot, school, names, result }) =>
                [lot, school, names.join(' '), resultWords(result, t)].filter(words => words !== '').join(' '),
              )
            : [t(scene.answer === 'several' ? 'preview.several' : 'preview.none')],
      };
    case 'promise':
      return {
        title: t('scene.promise'),
        lines: scene.holders.map(({ role, commitment }) => `${t(`role.${role}`)} ${digest(commitment)[0] ?? '—'}`),
      };
    case 'inputs':
      return {
        title: t('scene.inputs'),
        lines: scene.inputs.map(
          ({ number, kind, value }, at) => `${number} ${t(`kind.${kind}`)} ${value ?? dueWords(scene, at, t)}`,
        ),
      };
    case 'reveal': {
      // The seed goes on record with the draw; before that the stage computes it itself.
      const isOpen = scene.holders.every(({ secret }) => secret !== null);
      return {
        title: t('scene.reveal'),
        lines: scene.seed === null ? [t(isOpen ? 'preview.all-open' : 'preview.no-seed')] : digest(scene.seed),
      };
    }
    case 'seed':
      return { title: t('scene.seed'), lines: scene.seed === null ? [t('preview.all-open')] : digest(scene.seed) };
    case 'draw':
      return {
        title: scene.school.name,
        lines: [t('preview.draw', { lots: scene.school.lots, places: scene.school.places })],
      };
    case 'board':
    case 'pages':
      return { title: scene.school.name, lines: [t('pages.page', { page: scene.page, pages: scene.pages })] };
    case 'direct':
      return { title: scene.school.name, lines: [t('preview.direct', { applicants: scene.school.applicants })] };
    case 'end':
      return { title: t('scene.end'), lines: digest(scene.head) };
    case 'standby':
      return { title: t('scene.standby'), lines: [scene.words] };
    case 'testcard':
      return { title: t('scene.testcard'), lines: [[...scene.characters].slice(0, 12).join('')] };
  }
}
