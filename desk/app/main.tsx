/** Opens the desk on its own server: somebody signs in, then Decap starts. */
import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { registerForms, registry, sayFailure } from './decap-registry.ts';
import { DeskBackend } from './backends/desk-backend.tsx';
import { DeskBar } from './shell/desk-bar.tsx';
import { takeDroppedFiles } from './drop-files.ts';
import { showFirstRefused } from './findings/go-to-place.ts';
import { readOffice } from './handed.ts';
import { registerLists } from './lists/register-lists.tsx';
import { currentSession, whenSignedOut } from './api-client.ts';
import type { Session } from './api-client.ts';
import { askToSignIn } from './shell/sign-in.tsx';

let foot: Root | undefined;

/** Whoever signs in again may be somebody else. */
function showBar(session: Session): void {
  if (!foot) {
    const place = document.createElement('div');
    document.body.append(place);
    foot = createRoot(place);
  }
  foot.render(<DeskBar session={session} />);
}

/** One sign-in at a time, however many requests find the session ended. */
let asking: Promise<void> | undefined;
function signInAgain(): Promise<void> {
  asking ??= askToSignIn('登录已经过期。您的文字还在页面上，重新登录后接着写。')
    .then(currentSession)
    .then((session) => session && showBar(session))
    .finally(() => {
      asking = undefined;
    });
  return asking;
}

async function signedIn(): Promise<Session> {
  for (;;) {
    const session = await currentSession();
    if (session) return session;
    await askToSignIn();
  }
}

try {
  const session = await signedIn();
  whenSignedOut(signInAgain);
  const { config } = await readOffice();
  registerForms();
  registry.registerBackend('desk', DeskBackend);
  registerLists(session);
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
