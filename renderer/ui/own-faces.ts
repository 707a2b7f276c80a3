// The bureau's own font files, which draw what the bundled faces lack: in every font stack they come after those.

import type { Bridge } from '../../shared/contract/bridge.ts';

const added = new Map<string, Promise<void>>();

/**
 * Adds font files to the family 'Sunshine Bureau', each key once; settles when they are loaded. If a file cannot be loaded, the
 * system's fonts draw its characters.
 */
export async function addOwnFaces(
  keys: readonly string[],
  bytesOf: (key: string) => Promise<Uint8Array | null>,
): Promise<void> {
  await Promise.all(
    keys.map(key => {
      const before = added.get(key);
      if (before !== undefined) return before;
      const adding = bytesOf(key).then(async bytes => {
        if (bytes === null) return;
        const face = new FontFace('Sunshine Bureau', new Uint8Array(bytes));
        await face.load();
        document.fonts.add(face);
      });
      const settled = adding.catch(() => undefined);
      added.set(key, settled);
      return settled;
    }),
  );
}

/** The service's bytes of the font file with this digest; null if it has none. */
export async function faceThrough({ call }: Pick<Bridge<unknown>, 'call'>, digest: string): Promise<Uint8Array | null> {
  const answer = await call({ type: 'face.load', digest });
  return answer.ok ? answer.value : null;
}
