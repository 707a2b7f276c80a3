// Requests about the stage: its scene, its film, and the window itself.

import type { CeremonyRequestType } from '../../../shared/contract/requests.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { filmFor } from '../../../shared/views/film.ts';
import type { Showing } from './showing.ts';
import type { Handler, Handlers, Workspace } from './workspace.ts';

/** What steers a showing, of whatever it is. */
export const showingRequests = {
  'stage.show': ({ scene }, { showing }) => showing.show(scene),
  'stage.resume': (_, { showing }) => showing.resume(),
  'stage.look': ({ look }, { showing }) => showing.wear(look),
  'film.start': ({ school, seconds, witnesses }, { showing }) => showing.startFilm(school, seconds, witnesses),
  'film.pause': (_, { showing }) => showing.film('pause'),
  'film.resume': (_, { showing }) => showing.film('resume'),
  'film.skip': (_, { showing }) => showing.film('skip'),
  'pages.auto': ({ seconds }, { showing }) => showing.turnPages(seconds),
  'pages.find': ({ kind, school, lot }, { showing }) => showing.findPage(kind, school, lot),
} satisfies { readonly [Type in CeremonyRequestType]?: Handler<Type, { readonly showing: Showing }> };

/** Their handlers. */
export const stageRequests = {
  ...showingRequests,
  'stage.show': ({ scene }, workspace) => {
    const shown = workspace.showing.show(scene);
    return shown.ok && scene.kind === 'testcard' ? looked(workspace) : shown;
  },
  'stage.home': (_, { showing }) => showing.home(),
  'stage.open': (_, { stageWindow: { open } }) => {
    if (open === null) return refused(refusal('session.stage-open', {}));
    open();
    return done(undefined);
  },
  'stage.ready': ({ width, height, pixelRatio }, workspace) => {
    workspace.stagePixels = { width, height, pixelRatio };
    workspace.showing.fit({ width, height });
    return looked(workspace);
  },
  'film.load': ({ school: code }, { attempts }) => {
    const { drawn, ceremony, schools } = attempts.held;
    return filmFor(drawn, ceremony?.state.seed ?? null, schools, code);
  },
} satisfies Partial<Handlers>;

/** Remembers that the test card is on a stage: one that has told its pixels is there. */
function looked({ showing, stagePixels, place }: Workspace): Outcome<void> {
  return stagePixels === null ? done(undefined) : showing.test(place.clock());
}
