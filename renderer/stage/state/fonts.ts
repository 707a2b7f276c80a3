// No flash of a wrong face: a scene is shown once the faces that its characters need have loaded.

import { type Faces, loadFaces } from '../../ui/faces.ts';
import { ownCharacters } from './text.ts';

const faces: readonly Faces[] = [
  ['400', 'Sunshine Hei', 'Sunshine Names'],
  ['700', 'Sunshine Hei'],
  ['400', 'Sunshine Song', 'Sunshine Names'],
  ['700', 'Sunshine Song', 'Sunshine Names'],
  ['400', 'Sunshine Mono'],
  ['700', 'Sunshine Mono'],
];

/** The stage does without faces that take longer than this: the hall must not look at an empty wall. */
const patience = 8000;

const known = new Set<string>();

/** Loads what the characters of `text` (and the stage's own) need; resolves at once if all were requested before. */
export async function loadFonts(text: string): Promise<void> {
  const first = known.size === 0;
  const wanted = new Set(first ? ownCharacters() : '');
  for (const character of text) if (!known.has(character)) wanted.add(character);
  for (const character of known) wanted.delete(character);
  if (wanted.size === 0) return;
  const characters = [...wanted].join('');
  const loaded = loadFaces(faces, characters);
  await Promise.race([loaded, new Promise(resolve => setTimeout(resolve, patience))]);
  for (const character of wanted) known.add(character);
}
