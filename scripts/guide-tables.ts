/** `node scripts/run.mjs scripts/guide-tables.ts`: writes the fields of the model into the tables of docs/content-guide.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { article } from '#model/article.ts';
import { deskSettings } from '#model/desk-settings.ts';
import { editable } from '#model/editable.ts';
import type { Control } from '#model/field.ts';
import { forgeSettings } from '#model/forge-settings.ts';
import { imprint } from '#model/imprint.ts';
import { provenance } from '#model/provenance.ts';

const PAGE = fileURLToPath(new URL('../docs/content-guide.md', import.meta.url));

type Fields = Readonly<Record<string, Control>>;

const inner = [article, imprint, provenance, deskSettings, forgeSettings];
const groups: readonly Fields[] = [
  ...Object.values(editable).map(({ fields }) =>
    Object.fromEntries(Object.entries(fields).map(([name, { control }]) => [name, control])),
  ),
  ...inner.map(({ control }) => control.fields ?? {}),
];

const TABLE = /^\| 项 .*\n\|[ :|-]+\|\n(?:\|.*\n)+/gmu;

/** The page with the fields of today's model in each table of fields; a table belongs to the group that it shares most names with. */
export async function withFieldTables(page: string): Promise<string> {
  const whole = page.replace(TABLE, (table) => {
    const names = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
    return tableOf(groups.reduce((best, one) => (alike(names, one) > alike(names, best) ? one : best)));
  });
  return format(whole, { parser: 'markdown', printWidth: 120 });
}

/** The share of names that both have, of all that either has. */
function alike(names: readonly string[], fields: Fields): number {
  const shared = names.filter((name) => name in fields).length;
  return shared / (names.length + Object.keys(fields).length - shared);
}

function tableOf(fields: Fields): string {
  const rows = Object.entries(fields).map(
    ([name, { label, required, hint }]) => `| \`${name}\` | ${label} | ${required ? '是' : ''} | ${hint} |`,
  );
  return ['| 项 | 名称 | 必填 | 写什么 |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(PAGE, await withFieldTables(readFileSync(PAGE, 'utf8')));
}
