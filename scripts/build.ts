/** `npm run build`: the whole site into dist/, or the problems of the content in Chinese. */
import { fileURLToPath } from 'node:url';
import { buildSite } from './build-site.ts';

const ok = await buildSite(fileURLToPath(new URL('..', import.meta.url)));
if (!ok) process.exitCode = 1;
