/** `renda build [--office DIR] [--out FOLDER] [--skip-broken]`: an office's whole site, or the problems of its content in Chinese. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRoot } from '#program/build-root.ts';
import { buildSite } from '#publication/build-site.ts';
import { command } from '#program/command.ts';
import { officeFolders } from '#program/office.ts';

await command(() => {
  const { values } = parseArgs({
    options: {
      office: { type: 'string' },
      out: { type: 'string' },
      'skip-broken': { type: 'boolean', default: false },
    },
  });
  const folders = officeFolders(values.office);
  const dist = values.out === undefined ? folders.dist : resolve(values.out);
  return buildSite(buildRoot(folders), { dist, office: folders.office, skipBroken: values['skip-broken'] });
});
