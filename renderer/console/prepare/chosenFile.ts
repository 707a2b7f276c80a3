// A file between its choice and what looks at it.

import { useState } from 'react';
import { type CarriedFile, carried } from '../parts/FileArea.tsx';

/** The file that was chosen, or that it could not be opened. */
export type Chosen = {
  readonly file: CarriedFile | null;
  readonly isUnreadable: boolean;
  readonly choose: (file: File) => void;
  readonly close: () => void;
};

/** Holds the file that a person has chosen until its dialog is closed; with `take` it is handed on instead. */
export function useChosenFile(take?: (file: CarriedFile) => void): Chosen {
  const [file, setFile] = useState<CarriedFile | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const choose = (chosen: File) => {
    setUnreadable(false);
    // A folder that was dropped and a file that has gone cannot be read.
    void carried(chosen).then(take ?? setFile, () => setUnreadable(true));
  };
  return { file, isUnreadable, choose, close: () => setFile(null) };
}
