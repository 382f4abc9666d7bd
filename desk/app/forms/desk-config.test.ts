import en from 'decap-cms-locales/dist/esm/en/index.js';
import zh_Hans from 'decap-cms-locales/dist/esm/zh_Hans/index.js';
import { describe, expect, it } from 'vitest';
import { parseEntryFile } from '#entry-file/parse.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import type { Control } from '#model/field.ts';
import { SITE_FILE, siteSettings } from '#model/site-settings.ts';
import { deskConfig } from './desk-config.ts';
import type { FormField } from './desk-config.ts';
import { kindEntries } from '../../../tests/fixtures/kind-entries.ts';
import { phrases } from '../locale.ts';
import type { Phrases } from '../locale.ts';
import { schemaAt } from './schema-at.ts';
import { fieldsOf, writeEntry } from '../entry-text.ts';

interface Collection {
  readonly name: string;
  readonly fields: readonly FormField[];
}

interface OneFile extends Omit<Collection, 'fields'> {
  readonly files: readonly { readonly name: string; readonly file: string; readonly fields: readonly FormField[] }[];
}

const configured = deskConfig()['collections'] as readonly (Collection | OneFile)[];
const collections = configured.filter((one): one is Collection => 'fields' in one);
const [settings] = configured.filter((one): one is OneFile => 'files' in one);
const settingsForm = settings?.files[0]?.fields ?? [];
const forms = [...collections.flatMap(({ fields }) => fields), ...settingsForm];
const all = kindNames.map(kindOf);

function formOf(name: string): readonly FormField[] {
  return collections.find((collection) => collection.name === name)?.fields ?? [];
}

function deep(field: FormField): FormField[] {
  const inner = [
    ...((field['fields'] as FormField[] | undefined) ?? []),
    ...[(field['field'] as FormField) ?? []].flat(),
  ];
  return [field, ...inner.flatMap(deep)];
}

/** Every path of a value, `*` for an item, with the fields that a form needs to make it. */
function missingFrom(fields: readonly FormField[], value: Readonly<Record<string, unknown>>, path = ''): string[] {
  return Object.entries(value).flatMap(([name, one]) => {
    const field = fields.find((each) => each.name === name);
    if (field === undefined) return [`${path}${name}`];
    const inner = field['fields'] as FormField[] | undefined;
    if (inner === undefined || typeof one !== 'object' || one === null) return [];
    const items = Array.isArray(one) ? (one as Record<string, unknown>[]) : [one as Record<string, unknown>];
    return items.flatMap((item) => missingFrom(inner, item, `${path}${name}.`));
  });
}

describe('the forms of the desk', () => {
  it('are one for each kind of content, with its extension and every field of it', () => {
    expect(collections.map(({ name }) => name)).toEqual(all.map(({ name }) => name));
    for (const { name: collection, fields, extension } of all) {
      const names = formOf(collection).map(({ name }) => name);
      const body = extension === '.mdx' ? ['body'] : [];
      expect(names.filter((name) => name !== '_start')).toEqual(['_slug', ...Object.keys(fields), ...body]);
    }
  });

  it('hold the settings in one entry, all but who may publish, and lock the addresses', () => {
    expect(settings?.name).toBe('settings');
    expect(settings?.files.map(({ name, file }) => [name, file])).toEqual([['site', SITE_FILE]]);
    const names = Object.keys(siteSettings.fields).filter((name) => name !== 'desk');
    expect(settingsForm.map(({ name }) => name)).toEqual(names);
    expect(settingsForm.filter(({ widget }) => widget === 'locked').map(({ name }) => name)).toEqual([
      'site',
      'base',
      'indexInLinks',
    ]);
  });

  it('give every field a Chinese label and a hint that says what to write', () => {
    for (const field of forms.flatMap(deep)) {
      expect(field.label, field.model).toMatch(/\p{Script=Han}/u);
      expect(field.hint, field.model).toMatch(/\p{Script=Han}.*[。：]/u);
    }
  });

  it('ask the schema of the model for every box that is typed into', () => {
    const typed = forms.flatMap(deep).filter(({ model }) => model !== '');
    expect(typed.length).toBeGreaterThan(60);
    for (const { model } of typed) expect(schemaAt(model), model).toBeDefined();
  });

  it('insist on exactly what the model insists on, at the top', () => {
    for (const { name: collection, fields } of all) {
      for (const [name, { control, schema }] of Object.entries(fields) as [
        string,
        { control: Control; schema: { safeParse(value: unknown): { success: boolean } } },
      ][]) {
        const field = formOf(collection).find((one) => one.name === name);
        expect(field?.required, `${collection}.${name}`).toBe(control.required);
        expect(schema.safeParse(undefined).success, `${collection}.${name}`).toBe(!control.required);
      }
    }
  });

  it('tell an entry by its code, and name it by what no valid entry lacks', () => {
    for (const kind of all) {
      const { name: collection, schema } = kind;
      const form = configured.find(({ name }) => name === collection) as unknown as Record<string, unknown>;
      const identifier = formOf(collection).find(({ name }) => name === form['identifier_field']);
      expect(identifier, collection).toMatchObject({ widget: 'code', required: true });
      expect(form['slug'], collection).toBe(`{{fields.${identifier?.name}}}`);
      const title = kind.title.split('.');
      expect(form['summary'], collection).toContain(`{{${title.join('.')}}}`);
      const missing = schema.safeParse({}).error?.issues.map(({ path }) => path[0]);
      expect(missing, collection).toContain(title[0]);
    }
  });

  it('can make every entry there is', () => {
    for (const { name: collection, extension } of all) {
      for (const [file, raw] of kindEntries(collection)) {
        const { data } = parseEntryFile(raw, extension);
        expect(missingFrom(formOf(collection), data as Record<string, unknown>), file).toEqual([]);
      }
    }
  });

  it('make a valid entry when every choice that may be left out is left empty, as a form leaves it', () => {
    for (const { name: collection, extension, schema } of all) {
      const [[, raw = ''] = []] = kindEntries(collection);
      const { data } = parseEntryFile(raw, extension);
      const given = data as Record<string, unknown>;
      for (const cleared of ['', null, []]) {
        const filled = formOf(collection)
          .filter(({ name }) => name !== '_slug' && name !== 'body')
          .map(({ name, required }) => [name, required ? given[name] : cleared]);
        const form = { _slug: 'xin', ...Object.fromEntries(filled), body: '正文' };
        expect(schema.safeParse(fieldsOf(form)).error, collection).toBeUndefined();
        const written = parseEntryFile(writeEntry(form, extension !== '.yaml'), extension);
        expect(schema.safeParse(written.data).error, collection).toBeUndefined();
      }
    }
  });

  it('offer for a choice exactly the values of the model', () => {
    for (const { model, ...field } of forms.flatMap(deep)) {
      if (field.widget !== 'select') continue;
      const options = (field['options'] as { value: string }[]).map(({ value }) => value);
      for (const value of options) expect(schemaAt(model)?.safeParse(value).success).toBe(true);
      expect(schemaAt(model)?.safeParse('别的').success).toBe(false);
    }
  });

  it('never use a widget that the desk does not have', () => {
    const known = [
      'code',
      'locked',
      'string',
      'text',
      'moment',
      'blocks',
      'count',
      'boolean',
      'select',
      'relation',
      'list',
      'object',
      'articles',
      'article-code',
      'issue-start',
    ];
    for (const { widget } of forms.flatMap(deep)) expect(known).toContain(widget);
  });
});

describe('the words of the desk', () => {
  const flat = (some: Phrases, path = ''): (readonly [string, string])[] =>
    Object.entries(some).flatMap(([name, one]) =>
      typeof one === 'object' ? flat(one, `${path}${name}.`) : [[`${path}${name}`, one] as const],
    );
  const said = new Map(flat(phrases));

  it('lack no phrase that Decap has in English, and are Chinese', () => {
    const wanted = flat(en as Phrases).map(([name]) => name);
    expect(wanted.filter((name) => !said.has(name))).toEqual([]);
    expect(flat(zh_Hans as Phrases).length).toBeLessThan(wanted.length);
    const latin = [...said].filter(([, phrase]) => /^(?=.*[a-z])[\x20-\x7e]*$/i.test(phrase.replace(/%\{\w+\}/g, '')));
    expect(latin.map(([name]) => name).filter((name) => !latinOnPurpose.has(name))).toEqual([]);
  });

  it('keep the blanks that Decap fills in', () => {
    const blanks = (text: string) => new Set(text.match(/%\{\w+\}/g));
    for (const [name, phrase] of flat(en as Phrases)) {
      if (name.startsWith('editor.editorControlPane.widget.regexPattern')) continue;
      const filled = blanks(phrase);
      for (const blank of blanks(said.get(name) ?? '')) expect(filled, name).toContain(blank);
    }
  });

  it('name the three columns as the congress does', () => {
    expect(
      ['draftHeader', 'inReviewHeader', 'readyHeader'].map((name) => said.get(`workflow.workflowList.${name}`)),
    ).toEqual(['推荐（乡镇街道）', '审核（专工委）', '议定（主任会议）']);
  });
});

/** Formats and product names. */
const latinOnPurpose = new Set([
  'workflow.workflowCard.lastChangeNoAuthor',
  'editor.editorWidgets.markdown.markdown',
  'ui.toast.onFailToAuth',
]);
