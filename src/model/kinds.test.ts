import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { article } from './article.ts';
import type { Control } from './field.ts';
import { isKind, kindNames, kindOf } from './kinds.ts';
import { mdxComponents } from './mdx-components.ts';
import { valuesAt } from './value-at.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const all = kindNames.map(kindOf);

/** The controls of fields and of all that is inside them. */
function deep(control: Control): Control[] {
  const inner = [...Object.values(control.fields ?? {}), ...(control.item ? [control.item] : [])];
  return [control, ...inner.flatMap(deep)];
}

describe('the kinds', () => {
  it('each have a name of their own, which is a folder and a route', () => {
    expect(new Set(kindNames).size).toBe(kindNames.length);
    for (const name of kindNames) expect(name).toMatch(/^[a-z]+$/);
  });

  it('refer to kinds that there are, and only to their own fields', () => {
    const fields = [...all, ...Object.values(mdxComponents)].flatMap((one) => Object.values(one.fields));
    const controls = [...fields.map(({ control }) => control), article.control].flatMap(deep);
    const named = controls.flatMap(({ collection }) => collection ?? []);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !isKind(name))).toEqual([]);
    for (const { facts, fields: own } of all) expect(Object.keys(own)).toEqual(expect.arrayContaining([...facts]));
  });

  it('stand in an order that no two share', () => {
    const orders = (of: (kind: (typeof all)[number]) => number | undefined) => all.flatMap((kind) => of(kind) ?? []);
    for (const some of [
      orders(({ column }) => column.order),
      orders(({ front }) => front?.order),
      orders(({ index }) => index?.order),
    ]) {
      expect(new Set(some).size).toBe(some.length);
    }
  });

  it('hold every story against the article that it is told after', () => {
    for (const { story, ledger, fields, extension } of all.filter((kind) => kind.story || kind.ledger === 'article')) {
      expect([story, ledger, extension]).toEqual([true, 'article', '.mdx']);
      expect(fields['source']?.control.cites).toBe('article');
    }
    for (const { fields } of all.filter(({ ledger }) => ledger === 'paragraphs')) {
      expect(fields['sources']?.control.item?.cites).toBe('paragraph');
    }
  });
});

describe('a value of an entry', () => {
  const issue = { articles: [{ titleLines: ['一', '二'], summary: '甲。' }, { titleLines: ['三'] }] };

  it('is found by its path, every item of a list by a star', () => {
    expect(valuesAt(issue, 'articles.0.titleLines.0')).toEqual([
      { path: ['articles', 0, 'titleLines', 0], value: '一' },
    ]);
    expect(valuesAt(issue, 'articles.*.summary')).toEqual([{ path: ['articles', 0, 'summary'], value: '甲。' }]);
    expect(valuesAt({ articles: '甲' }, 'articles.*.summary')).toEqual([]);
  });
});

/** Files that name many kinds because of what they are, with the reason. */
const JUSTIFIED: Readonly<Record<string, string>> = {
  'src/model/article.ts': 'the fields of an article say to what they refer, as those of a kind do',
  'demo/invent-stories.ts': 'an invented office is content: it writes entries of the kinds that it invents',
  'demo/invent-explanations.ts': 'the same',
};

/** The sources that are neither tests nor declarations of kinds. */
function sources(): string[] {
  const modules = ['bin', 'checks', 'demo', 'desk', 'importer', 'program', 'publication', 'scripts', 'src', 'verify'];
  return readdirSync(root)
    .filter((module) => modules.includes(module))
    .flatMap((module) => readdirSync(join(root, module), { withFileTypes: true, recursive: true }))
    .filter((file) => file.isFile() && /\.(?:ts|tsx|astro|mjs|js)$/.test(file.name) && !/\.test\.tsx?$/.test(file.name))
    .map((file) => relative(root, join(file.parentPath, file.name)).split(sep).join('/'))
    .filter((file) => !file.startsWith('src/model/kinds') && !/^(?:src\/content|desk\/pages)\//.test(file));
}

/** The kinds that a text names in quotation marks, alone or as the beginning of a path. */
function kindsNamed(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return kindNames.filter((name) => new RegExp(`['"\`]/?${name}(?=['"\`/#])`).test(code));
}

describe('a list of kinds', () => {
  it('is known where it stands', () => {
    expect(kindsNamed("const some = ['cases', 'brands'];\nconst at = `/topics/${id}/`;")).toEqual([
      'cases',
      'brands',
      'topics',
    ]);
    expect(kindsNamed("// 'cases', 'brands', 'topics'\nconst cases = brands.topics;")).toEqual([]);
  });

  it('stands nowhere but in the table of kinds', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(300);
    const lists = files.filter((file) => kindsNamed(readFileSync(join(root, file), 'utf8')).length >= 3);
    expect(lists.sort()).toEqual(Object.keys(JUSTIFIED).sort());
  });
});
