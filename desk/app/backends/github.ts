/** Opens the desk on GitHub; the only file that loads its back end. */
import '../no-eval.ts';
import { GitHubBackend } from 'decap-cms-backend-github';
import { openForgeDesk } from './forge-desk.tsx';

await openForgeDesk('github', GitHubBackend);
