/** `node scripts/run.mjs scripts/module-table.ts`: writes the modules of modules.js into docs/architecture.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { modules } from './modules.js';

const PAGE = fileURLToPath(new URL('../docs/architecture.md', import.meta.url));
const [FROM, TO] = ['<!-- modules -->', '<!-- /modules -->'];

const named = (paths: readonly string[], suffix = ''): string[] => paths.map((path) => `${path}${suffix}`);

/** The page with the table of today's modules in the place of the one it holds. */
export async function withModuleTable(page: string): Promise<string> {
  const rows = modules.map(({ path, may, types = [], why }) => {
    const allowed = [...named(may), ...named(types, ' (types)')].join(', ');
    return `| \`${path}\` | ${allowed === '' ? 'nothing' : allowed} | ${why} |`;
  });
  const table = ['| Module | May import | Because |', '| --- | --- | --- |', ...rows].join('\n');
  const [before = '', rest = ''] = page.split(FROM);
  const [, after = ''] = rest.split(TO);
  return format(`${before}${FROM}\n\n${table}\n\n${TO}${after}`, { parser: 'markdown', printWidth: 120 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(PAGE, await withModuleTable(readFileSync(PAGE, 'utf8')));
}
