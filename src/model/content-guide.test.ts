import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { article } from './article.ts';
import { deskSettings } from './desk-settings.ts';
import { editable } from './editable.ts';
import type { Control } from './field.ts';
import { forgeSettings } from './forge-settings.ts';
import { kindNames, kindOf, kindsWhere } from './kinds.ts';
import { imprint } from './imprint.ts';
import { provenance } from './provenance.ts';
import { mdxComponents } from './mdx-components.ts';

/** Cells of the guide's table rows, without the padding that the formatter adds. */
const rows = readFileSync(new URL('../../docs/content-guide.md', import.meta.url), 'utf8')
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
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const names = kindsWhere(() => true).map((name) => kindOf(name).column.label ?? kindOf(name).label);
    const number = '零一二三四五六七八九'.charAt(names.length) || String(names.length);
    expect(readme).toContain(`网站里有${number}类内容：${names.join('、')}。`);
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

  it.each(Object.values(editable))('names every field of $label as the model does', ({ fields }) => {
    for (const [name, { control }] of Object.entries(fields)) expect(rows).toContain(row(name, control));
  });

  it.each([article, imprint, provenance, deskSettings, forgeSettings])(
    'names every field of $control.label as the model does',
    ({ control }) => {
      for (const [name, inner] of Object.entries(control.fields ?? {})) expect(rows).toContain(row(name, inner));
    },
  );

  it.each(Object.entries(mdxComponents))('names the component %s and each of its props', (name, { label, fields }) => {
    const found = rows.find((one) => one.startsWith(`\`${name}\`|${label}：`));
    for (const prop of Object.keys(fields)) expect(found).toContain(`\`${prop}\``);
  });
});
