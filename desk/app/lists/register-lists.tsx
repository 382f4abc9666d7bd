/** Puts the lists and the board of the desk's own server in the place of Decap's, which read every entry first. */
import type { Session } from '../api-client.ts';
import { PICTURES, registerView } from '../views.ts';
import { BoardView } from './board-view.tsx';
import { ListView } from './list-view.tsx';
import { PicturesView } from './pictures-view.tsx';

export function registerLists(session: Session): void {
  for (const path of ['/collections', '/collections/:name']) registerView({ path, component: ListView });
  registerView({ path: PICTURES, component: () => <PicturesView session={session} /> });
  registerView({ path: '/workflow', component: () => <BoardView session={session} /> });
}
