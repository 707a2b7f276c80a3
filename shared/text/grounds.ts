// The grounds on which places are filled outside the draw, in words: one source for the console, the stage and the sheets.

import { wordOr } from './look-up.ts';
import { type Language, texts } from './template.ts';

/** The grounds that have words. The code behind `ground.` is what stands in plan.json and rules.txt. */
export const groundTexts = texts({
  'ground.own-primary': { zh: '本校小学毕业生', en: 'own primary school' },
  'ground.staff-children': { zh: '本校教职工子女', en: 'children of staff' },
  'ground.preferential': { zh: '教育优待对象', en: 'preferential treatment' },
});

/** The codes of the grounds that have words. */
export const knownGrounds: readonly string[] = /* @__PURE__ */ Object.keys(groundTexts).map(code =>
  code.slice('ground.'.length),
);

/** A ground in words; one without words stands as the plan has it. */
export function groundName(language: Language, ground: string): string {
  return wordOr(groundTexts, language, `ground.${ground}`, ground);
}
