/** Serves dist/ as it is, for the browser tests: `node scripts/serve-dist.ts 4399`. */
import { loadSettings } from '#archive/settings-file.ts';
import { officeFolders } from '#program/office.ts';
import { serve } from './serve.ts';

const { office, dist } = officeFolders(undefined);
await serve(dist, loadSettings(office).base, Number(process.argv[2]));
