/** Opens the desk on GitLab; the only file that loads its back end. */
import '../no-eval.ts';
import { GitLabBackend } from 'decap-cms-backend-gitlab';
import { openForgeDesk } from './forge-desk.tsx';

await openForgeDesk('gitlab', GitLabBackend);
