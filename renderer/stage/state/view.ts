// Where a scene is looked at: in the hall, or small on the console, where nothing may take the machine's time.

import { createContext } from 'react';

/** `still` lets a film step once a second; `pixels` are those of the projector where this window is not on it. */
export type View = {
  readonly still: boolean;
  readonly pixels: { readonly width: number; readonly height: number } | null;
};

/** How the scene is looked at. */
export const ViewContext = createContext<View>({ still: false, pixels: null });
