/** `npm start`: looks at the settings, which everything else reads, then opens the office with the desk they choose. */
import { fileURLToPath } from 'node:url';
import { ContentError } from '#archive/problem.ts';
import { readSettings } from '#archive/settings-file.ts';

const { settings, problems } = readSettings(fileURLToPath(new URL('..', import.meta.url)));
if (settings === undefined) {
  console.error(new ContentError(problems).message);
  process.exit(1);
}
await (settings.values.desk?.forge === undefined ? import('./start-desk.ts') : import('./start-with-forge.ts'));
