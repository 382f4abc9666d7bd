/** Opens the desk on Forgejo; the only file that loads its back end. */
import './no-eval.ts';
import { ForgejoBackend } from 'decap-cms-backend-forgejo';
import { openForgeDesk } from './forge-desk.tsx';

await openForgeDesk('forgejo', ForgejoBackend);
