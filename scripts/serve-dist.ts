/** Serves dist/ as it is, for the browser tests: `node scripts/serve-dist.ts 4399`. */
import { fileURLToPath } from 'node:url';
import { site } from '#site';
import { serve } from './serve.ts';

await serve(fileURLToPath(new URL('../dist', import.meta.url)), site.base, Number(process.argv[2]));
