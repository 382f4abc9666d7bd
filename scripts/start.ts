/** `npm start`: looks at the settings, which everything else reads, then opens the office with the desk they choose. */
import { ContentError } from '#archive/content-error.ts';
import { readSettings } from '#archive/settings-file.ts';
import { failureText } from '#program/command.ts';
import { officeFolders } from '#program/office.ts';
import { portTaken } from './serve.ts';
import { startOptions } from './start-options.ts';

try {
  const options = startOptions(process.argv.slice(2), process.env['PORT']);
  const folders = options.demo ? (await import('./demo-office.ts')).layDemoOffice() : officeFolders(options.office);
  const { settings, diagnostics } = readSettings(folders.office);
  if (settings === undefined) throw new ContentError(diagnostics);
  if (settings.values.desk?.forge === undefined) await (await import('./start-desk.ts')).startDesk(folders, options);
  else await (await import('./start-with-forge.ts')).startWithForge(folders, options);
} catch (error) {
  console.error(portTaken(error) ?? failureText(error));
  process.exit(1);
}
