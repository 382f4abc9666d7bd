/** Opens what waits for whoever signs in, and what belongs to it: the page to decide on, times, what can come back. */
import '../no-eval.ts';
import { createRoot } from 'react-dom/client';
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { readOffice } from '../handed.ts';
import { signedIn } from '../shell/signed-in.ts';
import { InboxPage } from './inbox-page.tsx';

const place = document.createElement('div');
document.body.append(place);
const root = createRoot(place);
const show = (session: SignedInPerson) => root.render(<InboxPage session={session} />);

const session = await signedIn(show);
await readOffice();
show(session);
