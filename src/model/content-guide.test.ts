import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { article } from './article.ts';
import { deskSettings } from './desk-settings.ts';
import { editable } from './editable.ts';
import type { Control } from './field.ts';
import { forgeSettings } from './forge-settings.ts';
import { imprint } from './imprint.ts';
import { provenance } from './provenance.ts';
import { showings } from './showing.ts';

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

describe('the content guide', () => {
  it.each(Object.values(editable))('names every field of $label as the model does', ({ fields }) => {
    for (const [name, { control }] of Object.entries(fields)) expect(rows).toContain(row(name, control));
  });

  it.each([article, imprint, provenance, deskSettings, forgeSettings])(
    'names every field of $control.label as the model does',
    ({ control }) => {
      for (const [name, inner] of Object.entries(control.fields ?? {})) expect(rows).toContain(row(name, inner));
    },
  );

  it.each(Object.entries(showings))('names the component %s and each of its props', (name, { label, fields }) => {
    const found = rows.find((one) => one.startsWith(`\`${name}\`|${label}：`));
    for (const prop of Object.keys(fields)) expect(found).toContain(`\`${prop}\``);
  });
});
