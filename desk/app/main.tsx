/** Opens the desk on its own server: somebody signs in, then Decap starts. */
import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { registerForms, registry, sayFailure } from './decap-registry.ts';
import { DeskBackend } from './backends/desk-backend.tsx';
import { DeskBar } from './shell/desk-bar.tsx';
import { takeDroppedFiles } from './drop-files.ts';
import { showFirstRefused } from './findings/go-to-place.ts';
import { batchActionsFor } from './inbox/batch-actions.tsx';
import { readOffice } from './handed.ts';
import { registerLists } from './lists/register-lists.tsx';
import type { SignedInPerson } from '../api/signed-in-person.ts';
import { signedIn } from './shell/signed-in.ts';

let foot: Root | undefined;

/** Whoever signs in again may be somebody else. */
function showBar(session: SignedInPerson): void {
  if (!foot) {
    const place = document.createElement('div');
    document.body.append(place);
    foot = createRoot(place);
  }
  foot.render(<DeskBar session={session} />);
}

try {
  const session = await signedIn(showBar);
  // Whoever opens the desk and nothing in it sees first what waits for them.
  if (location.hash === '' || location.hash === '#/') location.replace('./inbox.html');
  const { config } = await readOffice();
  registerForms();
  registry.registerBackend('desk', DeskBackend);
  registerLists(session, batchActionsFor(session));
  // Decap remembers who signed in last; the session's cookie alone decides.
  localStorage.setItem(
    'decap-cms-user',
    JSON.stringify({ backendName: 'desk', name: session.name, login: session.name }),
  );
  takeDroppedFiles();
  window.addEventListener('desk-refused', showFirstRefused);
  registry.init({ config });
  showBar(session);
} catch (error) {
  sayFailure(error);
}
