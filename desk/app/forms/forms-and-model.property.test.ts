/** The forms and the model agree: every valid entry can be made at the desk, and nothing is taken there that the build refuses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEntryFile } from '#entry-file/parse.ts';
import { editable } from '#model/editable.ts';
import type { Control } from '#model/field.ts';
import type { EditableName } from '#model/editable.ts';
import { controls } from '#model/field.ts';
import { lockedSettings } from '#model/site-settings.ts';
import { anyTyped, anyValid } from '../../../tests/fixtures/any-entry.ts';
import { ArticleCodeControl } from './article-code-control.tsx';
import { deskConfig } from './desk-config.ts';
import type { FormField } from './desk-config.ts';
import { fieldsOf, readEntry, writeEntry } from '../entry-text.ts';
import {
  CodeControl,
  CountControl,
  LineControl,
  LockedControl,
  MomentControl,
  ParagraphControl,
} from './line-controls.tsx';
import type { ControlProps } from './line-controls.tsx';
import { RelationControl } from './relation-control.tsx';

type Data = Readonly<Record<string, unknown>>;

interface Kind {
  readonly name: EditableName;
  readonly form: readonly FormField[];
  readonly fields: Readonly<Record<string, Control>>;
}

const collections = deskConfig()['collections'] as readonly {
  readonly name: EditableName;
  readonly fields?: readonly FormField[];
  readonly files?: readonly { readonly fields: readonly FormField[] }[];
}[];

const kinds: readonly Kind[] = collections.map(({ name, fields, files }) => {
  const form = fields ?? files?.[0]?.fields ?? [];
  const known = controls(editable[name].fields);
  // What is locked cannot be typed into, and who may publish is in no form.
  const locked: readonly string[] = name === 'settings' ? lockedSettings : [];
  return { name, form, fields: Object.fromEntries(Object.entries(known).filter(([one]) => !locked.includes(one))) };
});

const boxes: Readonly<Record<string, new (props: ControlProps) => { isValid(): unknown }>> = {
  ...{ string: LineControl, text: ParagraphControl, count: CountControl, moment: MomentControl },
  ...{ code: CodeControl, locked: LockedControl, relation: RelationControl, 'article-code': ArticleCodeControl },
};

/** Widgets that hold others, or words that any text is valid for. A widget in neither table fails the test below. */
const WITHOUT_BOX = new Set(['object', 'list', 'articles', 'select', 'boolean', 'blocks', 'issue-start']);

/** Both are drawn by Decap's list, which asks the boxes of each item. */
const lists: ReadonlySet<string> = new Set(['list', 'articles']);

interface Refused {
  readonly field: string;
  readonly empty: boolean;
}

/** As Decap's own `isEmpty`. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** What Decap asks of every box before it saves: something where something is required, then the box itself. */
function refusals(form: readonly FormField[], data: Data, above = ''): Refused[] {
  return form.flatMap((field) => refusalsOf(field, data[field.name], `${above}${field.name}`));
}

function refusalsOf(field: FormField, value: unknown, path: string): Refused[] {
  if (field.required && isEmpty(value)) return [{ field: path, empty: true }];
  const inner = field['fields'] as readonly FormField[] | undefined;
  if (lists.has(field.widget) && Array.isArray(value)) {
    return value.flatMap((item: unknown, at) =>
      inner
        ? refusals(inner, (item ?? {}) as Data, `${path}.${at}.`)
        : refusalsOf(field['field'] as FormField, item, `${path}.${at}`),
    );
  }
  if (field.widget === 'object') return refusals(inner ?? [], (isEmpty(value) ? {} : value) as Data, `${path}.`);
  const Box = boxes[field.widget];
  if (Box === undefined) {
    expect([...WITHOUT_BOX], `how a ${field.widget} refuses`).toContain(field.widget);
    return [];
  }
  const entry = { get: () => true, getIn: () => undefined };
  const props = { value, field: { get: (name: string) => field[name] }, entry } as unknown as ControlProps;
  return new Box(props).isValid() === true ? [] : [{ field: path, empty: false }];
}

/** An article's words are a field of the form alone. */
const withWords = ({ articles, ...data }: Data): Data => ({
  ...data,
  ...(Array.isArray(articles) && {
    articles: articles.map((one: unknown) => (isData(one) ? { ...one, words: '正文。' } : one)),
  }),
});
const isData = (one: unknown): one is Data => typeof one === 'object' && one !== null;
const withBody = (name: EditableName) => editable[name].extension !== '.yaml';
const formData = (name: EditableName, data: Data): Data => ({
  ...{ _slug: 'xin', ...data },
  ...(name === 'settings' && { site: 'https://www.example.gov.cn', base: '/' }),
  ...(withBody(name) && { body: '正文。\n' }),
});

function build(name: EditableName, raw: string) {
  const { data, syntaxErrors } = parseEntryFile(raw, editable[name].extension);
  expect(syntaxErrors).toEqual([]);
  return { data: data ?? {}, result: editable[name].schema.safeParse(data ?? {}) };
}

// Many entries each: a machine that others share may take long over them.
describe.each(kinds)('entries of $name', ({ name, form, fields }) => {
  it('that are valid can be made by the form, and come back from the file as they were', () => {
    fc.assert(
      fc.property(anyValid(fields, name), anyValid(fields, name), (some, more) => {
        const [data, other] = [fieldsOf(formData(name, some)), fieldsOf(formData(name, more))];
        expect(refusals(form, withWords(formData(name, data)))).toEqual([]);
        const raw = writeEntry(formData(name, data), withBody(name));
        const built = build(name, raw);
        expect(built.result.error?.issues).toBeUndefined();
        expect(built.data).toEqual(data);
        const read = readEntry(raw, withBody(name));
        expect(fieldsOf(read)).toEqual(data);
        expect(writeEntry(read, withBody(name))).toBe(raw);
        const { _original, body } = read;
        const changed = writeEntry({ ...other, _original, body }, withBody(name));
        expect(build(name, changed).data).toEqual(other);
      }),
      { numRuns: 100 },
    );
  });

  it('that the form lets through are valid, and what the build refuses the form refuses', () => {
    fc.assert(
      fc.property(anyTyped(fields), (data) => {
        const refused = refusals(form, withWords(formData(name, data)));
        const { result } = build(name, writeEntry(formData(name, data), withBody(name)));
        if (refused.length === 0) expect(result.error?.issues).toBeUndefined();
        // A blank item is asked for at the form; the file simply does not hold it.
        if (result.success) expect(refused.filter(({ empty }) => !empty)).toEqual([]);
        for (const { path, message } of result.error?.issues ?? []) {
          expect(path.length).toBeGreaterThan(0);
          expect(message).toMatch(/\p{Script=Han}.*[。：]/u);
        }
      }),
      { numRuns: 300 },
    );
  });
});
