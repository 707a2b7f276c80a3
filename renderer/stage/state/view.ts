// Where a scene is viewed: in the hall, or small on the console, where it must not burden the machine.

import { createContext } from 'react';

/** `still` makes a film step once a second; `pixels` are the projector's if this window is not on it. */
export type View = {
  readonly still: boolean;
  readonly pixels: { readonly width: number; readonly height: number } | null;
};

/** How the scene is viewed. */
export const ViewContext = createContext<View>({ still: false, pixels: null });
