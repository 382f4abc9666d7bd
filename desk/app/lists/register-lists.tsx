/** Puts the lists, the board and the library of the desk's own server in the place of Decap's, which read everything first. */
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { PICTURES, registerView } from '../views.ts';
import type { ViewProps } from '../views.ts';
import type { BatchActions } from './batch-bar.tsx';
import { BoardView } from './board-view.tsx';
import { ListView } from './list-view.tsx';
import { PicturesView } from './pictures-view.tsx';

/** @param batch draws what can be done with all lines that are chosen; without it none can be chosen. */
export function registerLists(session: SignedInPerson, batch?: BatchActions): void {
  const component = (props: ViewProps) => <ListView {...props} batch={batch} />;
  for (const path of ['/collections', '/collections/:name']) registerView({ path, component });
  registerView({ path: PICTURES, component: () => <PicturesView session={session} /> });
  registerView({ path: '/workflow', component: () => <BoardView session={session} /> });
}
