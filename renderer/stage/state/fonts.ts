// No flash of a wrong face: a scene is shown once the files are there that draw its words. Which those are is read from the scene
// itself, made out of sight: every text of it with the face in which it is set.

import type { Frame, StageSnapshot } from '../../../shared/contract/scenes.ts';
import { loadWritten, signsOf, type Written } from '../../ui/faces.ts';
import { ownCharacters } from './text.ts';

/** The stage does without faces that take longer than this: the hall must not look at an empty wall. */
const patience = 8000;

/** What counts, ticks or is computed while a scene stands. */
const changing = '0123456789abcdef:.,✓×';

/** Characters of names that are not among the words of the stage: the files with them have all that are usual. */
const usual = '赵钱璐';

/** What has been loaded or could not be: signs by face. */
const known = new Map<string, Set<string>>();

/** Whether each sign of a snapshot is there in every face of the stage, and each of the stage's own words. */
export function areThere(snapshot: StageSnapshot): boolean {
  const signs = [...signsOf(JSON.stringify(snapshot) + ownCharacters(snapshot.frame.language))];
  return facesOfStage('').every(({ weight, stack }) => {
    const there = known.get(faceOf(weight, stack));
    return there !== undefined && signs.every(sign => there.has(sign));
  });
}

/** Loads what draws the texts under `root`, and the words that come while the snapshot's scene stands. */
export async function loadFonts(root: Element, { frame, scene }: StageSnapshot): Promise<void> {
  const coming = changing + ownCharacters(frame.language, `${scene.kind}.`);
  const written = textsUnder(root).map(each => ({ ...each, text: each.text + coming }));
  if (scene.kind === 'draw') {
    // The canvas writes numbers and tickets, and the words on the line of the last place.
    const onCanvas = facesOfStage(coming).filter(
      ({ token, weight }) => token === '--mono' || (token === '--hei' && weight === '700'),
    );
    written.push(...onCanvas);
  }
  await load(written);
}

/** Begins to load what every scene is written in. The page requests these files; only a layout has them decoded. */
export function loadFirst(): void {
  void load(facesOfStage(changing).filter(({ token, weight }) => token !== '--mono' || weight === '400'));
}

let ahead = 0;

/**
 * Loads what the next scenes are likely to need, as soon as this one leaves time for it: the stage's own words in each of its faces,
 * and once there is a list what usual names are drawn with.
 */
export function loadAhead({ language, roster }: Frame): void {
  cancelIdleCallback(ahead);
  ahead = requestIdleCallback(async () => {
    await load(facesOfStage(ownCharacters(language)));
    // One after the other: each takes a while to decode.
    const ofNames = roster !== null ? facesOfStage(usual).filter(({ token }) => token === '--song') : [];
    for (const face of ofNames) await load([face]);
  });
}

type FaceOfStage = Written & { readonly token: '--hei' | '--song' | '--mono' };

/** A text in each face that the stage has. */
function facesOfStage(text: string): readonly FaceOfStage[] {
  const style = getComputedStyle(document.documentElement);
  return (['--hei', '--song', '--mono'] as const).flatMap(token =>
    ['400', '700'].map(weight => ({ token, weight, stack: style.getPropertyValue(token), text })),
  );
}

/** A face by one name: a token and a computed style write the same stack with other quotes and spaces. */
function faceOf(weight: string, stack: string): string {
  return `${weight} ${stack.replace(/["']|\s*(?=,)|(?<=,)\s*|^\s+/g, '')}`;
}

/** The texts under an element by their faces, with what style sheets take from `data-words`. */
function textsUnder(root: Element): readonly Written[] {
  const texts = new Map<string, { weight: string; stack: string; text: string }>();
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const text = own.map(({ nodeValue }) => nodeValue ?? '').join('') + (element.dataset['words'] ?? '');
    if (text === '') continue;
    const { fontWeight: weight, fontFamily: stack } = getComputedStyle(element);
    const face = faceOf(weight, stack);
    const before = texts.get(face);
    texts.set(face, { weight, stack, text: (before?.text ?? '') + text });
  }
  return [...texts.values()];
}

/** Loads what is not known yet of texts; what takes too long is no longer waited for. */
async function load(texts: readonly Written[]): Promise<void> {
  const missing = texts.flatMap(({ weight, stack, text }) => {
    const there = known.get(faceOf(weight, stack));
    const signs = [...signsOf(text)].filter(sign => there?.has(sign) !== true);
    return signs.length === 0 ? [] : [{ weight, stack, signs }];
  });
  if (missing.length === 0) return;
  const loaded = loadWritten(missing.map(({ weight, stack, signs }) => ({ weight, stack, text: signs.join('') })));
  await Promise.race([loaded, new Promise(resolve => setTimeout(resolve, patience))]);
  for (const { weight, stack, signs } of missing) {
    const face = faceOf(weight, stack);
    const there = known.get(face) ?? new Set();
    for (const sign of signs) there.add(sign);
    known.set(face, there);
  }
}
