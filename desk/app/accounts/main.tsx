/** Opens accounts and notices for 管理, and the own password for everybody. */
import '../no-eval.ts';
import { createRoot } from 'react-dom/client';
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { signedIn } from '../shell/signed-in.ts';
import { AccountsPage } from './accounts-page.tsx';

const place = document.createElement('div');
document.body.append(place);
const root = createRoot(place);
const show = (session: SignedInPerson) => root.render(<AccountsPage session={session} />);
show(await signedIn(show));
