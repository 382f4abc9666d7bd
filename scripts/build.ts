/** `renda build [--office DIR] [--out FOLDER]`: an office's whole site, or the problems of its content in Chinese. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRoot } from './build-root.ts';
import { buildSite } from './build-site.ts';
import { command } from './command.ts';
import { officeFolders } from './office.ts';

await command(() => {
  const { values } = parseArgs({ options: { office: { type: 'string' }, out: { type: 'string' } } });
  const folders = officeFolders(values.office);
  const dist = values.out === undefined ? folders.dist : resolve(values.out);
  return buildSite(buildRoot(folders), { dist, office: folders.office });
});
