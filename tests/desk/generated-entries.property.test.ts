/**
 * Entries made from the model's vocabulary, right ones and wrong ones, through
 * the form's serialiser and the real server: what is published is what the
 * build takes, and what is refused is refused by both, in Chinese.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspectArchive } from '#archive/archive.ts';
import { errorsIn } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { kinds, targetOf } from '#model/kinds.ts';
import type { Control } from '#model/field.ts';
import type { CollectionName } from '#model/kinds.ts';
import { controls } from '#model/field.ts';
import { writeEntry } from '#desk/app/entry-text.ts';
import { checkText } from '#publication/check-text.ts';
import { openOffice } from './office.ts';
import type { Client, Office } from './office.ts';

const fixture = join(import.meta.dirname, '../fixtures/office');
const everyName = Object.keys(kinds) as CollectionName[];
const oneApproval = Object.fromEntries(everyName.map((name) => [name, 1]));

/** What stands in the fixture, and one that does not. */
const known: Readonly<Record<CollectionName, readonly string[]>> = {
  ...{ briefings: ['2020-001'], cases: ['well'], deputies: ['ding'], brands: ['watch'], places: ['jia', 'yi'] },
  ...{ topics: ['water'], mechanisms: ['well-watch'], glossary: ['lao-jing'], stations: ['yi'] },
};
const seldom = <T>(often: readonly T[], rare: readonly T[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...often) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

let office: Office;
let editor: Client;
/** The content as the build would find it. */
let root = '';

beforeAll(async () => {
  office = await openOffice({ settings: { approvals: oneApproval } });
  editor = await office.as('全戊');
  root = mkdtempSync(join(tmpdir(), 'generated-'));
  mkdirSync(join(root, 'node_modules'));
  cpSync(fixture, root, { recursive: true });
});
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await office.close();
});

function value(name: string, control: Control): fc.Arbitrary<unknown> {
  switch (control.widget) {
    case 'text':
      return seldom(
        ['老井修好了。天天有水吃。'],
        ['老井修好了。', '打13912345678。天天有水。', '', null, ' 前面有空格。'],
      );
    case 'number':
      return seldom([2020, 3], [0, '三', '', null]);
    case 'select':
      return fc.constantFrom(...(control.options ?? []).map((one) => one.value));
    case 'relation':
      return seldom(known[targetOf(control) ?? 'places'], ['nowhere', '', null]);
    case 'date':
      return seldom(['2020-02-29', '2020-03', '2020'], ['2021-02-29', '20200301', '']);
    case 'datetime':
      return seldom(['2020-04-01 09:00'], ['2020-04-01', '2020-04-01 24:00', '']);
    case 'list':
      return fc.array(value(name, control.item as Control), { minLength: 1, maxLength: 2 });
    case 'object':
      return record(control.fields ?? {});
    default:
      return line(name);
  }
}

function line(name: string): fc.Arbitrary<unknown> {
  if (name === 'slug') return fc.constantFrom('one', 'two', 'three');
  // A mechanism's source names a paragraph, a story's an article.
  if (name === 'source') return seldom(['2020-001', '2020-002/one'], ['2020-003', '2020-002/three', '出处', '']);
  if (name === 'sources') return seldom(['2020-001#p1', '2020-002/two#p1'], ['2020-001#p99', '2020-001', '']);
  return seldom(['老水井', '乙镇人大'], ['', null, '老水井 ', '长'.repeat(201), "老'井: #1"]);
}

function record(fields: Readonly<Record<string, Control>>): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    // A time to come holds a publication back, and the desk writes the provenance of a new deputy itself.
    Object.fromEntries(
      Object.entries(fields)
        .filter(([name]) => name !== 'publishAt' && name !== 'provenance')
        .map(([name, control]) => [name, value(name, control)] as const),
    ),
    { requiredKeys: Object.keys(fields).filter((name) => fields[name]?.required === true) },
  );
}

const body = (name: CollectionName, data: Record<string, unknown>): fc.Arbitrary<string> => {
  if (name !== 'briefings') return seldom(['老井修好了。\n'], ['<script>1</script>\n', '**“重点”**已\n', '{1 + 1}\n']);
  const slugs = (Array.isArray(data['articles']) ? (data['articles'] as { slug?: unknown }[]) : []).map(
    ({ slug }) => slug,
  );
  const right = slugs.map((slug) => `<!-- article: ${String(slug)} -->\n\n老井修好了。\n`).join('\n');
  return seldom([right], ['<!-- article: four -->\n\n老井修好了。\n', '']);
};

const entry = fc
  .constantFrom(...everyName)
  .chain((name) => record(controls(kinds[name].fields)).map((data) => ({ name, data })))
  .chain(({ name, data }) => body(name, data).map((text) => ({ name, form: { ...data, body: text } })));

/** What `npm run build` refuses before it starts. */
function buildErrors(): readonly Diagnostic[] {
  const { archive, settings, diagnostics } = inspectArchive(root, new Date());
  const textual = settings === undefined ? [] : checkText(root, archive, settings, new Date());
  return errorsIn([...diagnostics, ...textual]);
}

it('publishes exactly the entries that the build takes, and says in Chinese what is wrong with the others', async () => {
  let count = 0;
  const outcomes = { published: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(entry, async ({ name, form }) => {
      count += 1;
      const { extension } = kinds[name];
      const path = `${name}/gen-${count}${extension}`;
      const key = `${name}/gen-${count}`;
      const raw = writeEntry(form, extension !== '.yaml');
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), raw);
      const errors = buildErrors();
      const saved = await editor.save(path, raw);
      const moved = saved.status === 200 ? await editor.move(key, 'pending_publish') : saved;
      const answer = moved.status === 200 ? await editor.publish(key) : moved;
      expect(answer.status, `${raw}\n${JSON.stringify(errors)}\n${answer.text}`).toBe(errors.length === 0 ? 200 : 422);
      if (answer.status === 200) {
        outcomes.published += 1;
        return;
      }
      outcomes.refused += 1;
      rmSync(join(root, path));
      const diagnostics = answer.body['diagnostics'] as Diagnostic[];
      expect(diagnostics.length).toBeGreaterThan(0);
      for (const { sentence, file, line: at, field } of diagnostics) {
        expect(sentence).toMatch(/\p{Script=Han}.*[。：]/u);
        expect(file).toBe(path);
        expect(at ?? field, sentence).toBeDefined();
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect(outcomes.published).toBeGreaterThan(0);
  expect(outcomes.refused).toBeGreaterThan(0);
});
