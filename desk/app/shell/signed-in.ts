/** Whoever opens a page of the desk signs in first, and again when the session ends. */
import { currentSession, whenSignedOut } from '../api-client.ts';
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { askToSignIn } from './sign-in.tsx';

/** One sign-in at a time, however many requests find the session ended. */
let asking: Promise<void> | undefined;

/** @param onSession called when somebody has signed in again, who may be somebody else. */
export async function signedIn(onSession: (session: SignedInPerson) => void): Promise<SignedInPerson> {
  whenSignedOut(() => {
    asking ??= askToSignIn('登录已经过期。您的文字还在页面上，重新登录后接着写。')
      .then(currentSession)
      .then((session) => session && onSession(session))
      .finally(() => {
        asking = undefined;
      });
    return asking;
  });
  for (;;) {
    const session = await currentSession();
    if (session) return session;
    await askToSignIn();
  }
}
