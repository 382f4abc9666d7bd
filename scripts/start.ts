/** `npm start`: looks at the settings, which everything else reads, then opens the office. */
import { fileURLToPath } from 'node:url';
import { ContentError } from '#archive/problem.ts';
import { readSettings } from '#archive/settings-file.ts';

const { problems } = readSettings(fileURLToPath(new URL('..', import.meta.url)));
if (problems.length > 0) {
  console.error(new ContentError(problems).message);
  process.exit(1);
}
await import('./start-desk.ts');
