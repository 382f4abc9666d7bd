/** Writes the table into docs/security.md: `node scripts/run.mjs tests/attacks/write-page.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { BEGIN, END, listing } from './listing.ts';
import { chapters } from './table.ts';

const PAGE = new URL('../../docs/security.md', import.meta.url);
const page = readFileSync(PAGE, 'utf8');
const [before = '', rest = ''] = page.split(BEGIN);
const after = rest.split(END)[1] ?? '';
writeFileSync(PAGE, `${before}${BEGIN}\n\n${listing(chapters)}\n${END}${after}`);
