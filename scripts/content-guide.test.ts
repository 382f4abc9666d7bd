import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withFieldTables } from './guide-tables.ts';
import { editable } from '#model/editable.ts';
import type { Control } from '#model/field.ts';
import { kindNames, kindOf, kindsWhere } from '#model/kinds.ts';
import { mdxComponents } from '#model/mdx-components.ts';

const GUIDE = new URL('../docs/content-guide.md', import.meta.url);

/** Cells of the guide's table rows, without the padding that the formatter adds. */
const rows = readFileSync(GUIDE, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
      .join('|'),
  );

const row = (name: string, { label, required, hint }: Control) =>
  ['`' + name + '`', label, required ? '是' : '', hint].join('|');

describe('the README', () => {
  it('says how many kinds of content there are, and names them in the order of the columns', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const names = kindsWhere(() => true).map((name) => kindOf(name).column.label ?? kindOf(name).label);
    const number = '零一二三四五六七八九'.charAt(names.length) || String(names.length);
    expect(readme).toContain(`网站能放${number}类内容：${names.join('、')}。`);
  });
});

describe('the content guide', () => {
  it('says of every kind in which folder it is, what its files are called and where they are read', () => {
    for (const name of kindNames) {
      const { label, extension, page } = kindOf(name);
      const at = `/${name}/${page === 'anchor' ? '#编码' : '编码/'}`;
      expect(rows).toContain([`\`${name}/\``, label, `\`编码${extension}\``, `\`${at}\``].join('|'));
    }
  });

  it('has the fields of the model in its tables; `node scripts/run.mjs scripts/guide-tables.ts` writes them', async () => {
    const page = readFileSync(GUIDE, 'utf8');
    expect(page).toBe(await withFieldTables(page));
  });

  it.each(Object.values(editable))('has a table for $label', ({ fields }) => {
    for (const [name, { control }] of Object.entries(fields)) expect(rows).toContain(row(name, control));
  });

  it.each(Object.entries(mdxComponents))('names the component %s and each of its props', (name, { label, fields }) => {
    const found = rows.find((one) => one.startsWith(`\`${name}\`|${label}：`));
    for (const prop of Object.keys(fields)) expect(found).toContain(`\`${prop}\``);
  });
});
