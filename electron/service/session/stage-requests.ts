// Requests about the stage: its scene, its film, and the window itself.

import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { filmOf } from '../../../shared/views/film.ts';
import type { Handlers, Workspace } from './workspace.ts';

/** Their handlers. */
export const stageRequests = {
  'stage.show': ({ scene }, workspace) => {
    const shown = workspace.showing.show(scene);
    return shown.ok && scene.kind === 'testcard' ? looked(workspace) : shown;
  },
  'stage.home': (_, { showing }) => showing.home(),
  'stage.resume': (_, { showing }) => showing.resume(),
  'stage.theme': ({ theme }, { showing }) => showing.wear(theme),
  'stage.open': (_, { stageWindow: { open } }) => {
    if (open === null) return refused(refusal('session.stage-open', {}));
    open();
    return done(undefined);
  },
  'stage.ready': ({ width, height, pixelRatio }, workspace) => {
    workspace.stagePixels = { width, height, pixelRatio };
    return looked(workspace);
  },
  'film.start': ({ school, seconds }, { showing }) => showing.startFilm(school, seconds),
  'film.pause': (_, { showing }) => showing.film('pause'),
  'film.resume': (_, { showing }) => showing.film('resume'),
  'film.skip': (_, { showing }) => showing.film('skip'),
  'film.load': ({ school: code }, { attempts }) => {
    const { drawn, ceremony, schools } = attempts.held;
    const school = schools.find(each => each.code === code);
    const seed = ceremony?.state.seed ?? null;
    if (drawn === null || seed === null || school === undefined) return refused(refusal('session.not-drawn', {}));
    return done(filmOf(drawn, school, seed));
  },
  'pages.find': ({ school, lot }, { showing }) => showing.findPage(school, lot),
  'pages.auto': ({ seconds }, { showing }) => showing.turnPages(seconds),
} satisfies Partial<Handlers>;

/** Remembers that the test card is on a stage: one that has told its pixels is there. */
function looked({ showing, stagePixels, place }: Workspace): Outcome<void> {
  return stagePixels === null ? done(undefined) : showing.test(place.clock());
}
