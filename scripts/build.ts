/** `npm run build`: an office's whole site, or the problems of its content in Chinese. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRoot } from './build-root.ts';
import { buildSite } from './build-site.ts';
import { officeFolders } from './office.ts';

const { values } = parseArgs({ options: { office: { type: 'string' }, out: { type: 'string' } } });
const folders = officeFolders(values.office);
const dist = values.out === undefined ? folders.dist : resolve(values.out);
if (!(await buildSite(buildRoot(folders), { dist }))) process.exitCode = 1;
