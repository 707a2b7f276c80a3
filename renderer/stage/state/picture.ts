// The picture that this window draws, in units: its own display's, or in the console the projector's.

import { useContext, useEffect, useState } from 'react';
import { usualDisplay } from '../../../shared/views/grids.ts';
import { type Picture, pictureOf } from '../../../shared/views/picture.ts';
import { ViewContext } from './view.ts';

/** The picture, anew after a change of the display. */
export function usePicture(): Picture {
  const { still, pixels } = useContext(ViewContext);
  const [own, setOwn] = useState(() => ({ width: innerWidth, height: innerHeight }));
  useEffect(() => {
    const tell = () => setOwn({ width: innerWidth, height: innerHeight });
    addEventListener('resize', tell);
    return () => removeEventListener('resize', tell);
  }, []);
  return pictureOf(still ? (pixels ?? usualDisplay) : own);
}
