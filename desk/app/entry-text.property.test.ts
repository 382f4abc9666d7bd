import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseEntryFile } from '#entry-file/parse.ts';
import { kindNames, kindOf } from '#model/kinds.ts';
import { patchYaml } from '#entry-file/fields.ts';
import { kindEntries } from '../../tests/fixtures/kind-entries.ts';
import { readEntry, writeEntry } from './entry-text.ts';

const entries = kindNames.flatMap((kind) =>
  kindEntries(kind).map(([name, raw]) => [`${kind}/${name}`, raw, kindOf(kind).extension] as const),
);

const FIELDS = ['summary', 'name', 'campaign', 'series'];
/** Those with one of the fields, on a line of its own. */
const edited = entries.filter(([, raw]) => FIELDS.some((name) => raw.includes(`\n${name}: `)));

describe('an entry between its file and the form', () => {
  it.each(entries)('comes back byte for byte when nothing is edited: %s', (_name, raw, extension) => {
    const withBody = extension !== '.yaml';
    expect(writeEntry(readEntry(raw, withBody), withBody)).toBe(raw);
  });

  it.each(edited)('changes the lines of an edited field and no others: %s', (_name, raw, extension) => {
    const withBody = extension !== '.yaml';
    const data = readEntry(raw, withBody);
    const field = FIELDS.find((name) => name in data) ?? 'summary';
    const written = writeEntry({ ...data, [field]: '改过的一句：有“引号”、#号。' }, withBody);
    const before = raw.split('\n');
    const after = written.split('\n');
    const changed = after.filter((line, at) => line !== before[at]);
    expect(after).toHaveLength(before.length);
    expect(changed).toEqual([`${field}: 改过的一句：有“引号”、#号。`]);
  });

  it('leaves out what was cleared, whether as an empty text or as null', () => {
    const raw = '---\ntitle: 甲\nsubtitle: 乙 # 旁注\ntopics:\n  - a\n---\n\n正文\n';
    const data = readEntry(raw, true);
    expect(writeEntry({ ...data, subtitle: '' }, true)).toBe('---\ntitle: 甲\ntopics:\n  - a\n---\n\n正文\n');
    expect(writeEntry({ ...data, subtitle: null, topics: [] }, true)).toBe('---\ntitle: 甲\n---\n\n正文\n');
  });

  it('writes a new entry as a whole, without the keys of the form', () => {
    const written = writeEntry({ _slug: 'xin', title: '新的', imprint: {}, body: '一段' }, true);
    expect(written).toBe('---\ntitle: 新的\n---\n\n一段\n');
    expect(parseEntryFile(written, '.mdx')).toMatchObject({ data: { title: '新的' }, syntaxErrors: [] });
  });

  it('keeps a byte order mark and Windows line breaks of the body', () => {
    const raw = '\uFEFF---\r\ntitle: 甲\r\n---\r\n\r\n一\r\n\r\n二\r\n';
    expect(writeEntry(readEntry(raw, true), true)).toBe(raw);
  });
});

describe('patched YAML', () => {
  const word = fc.constantFrom('甲', '乙: 丙', "it's", '# 不是注释', '2024', 'true', '- 项', '两\n行', ' 空格 ');
  const data = fc.dictionary(
    fc.constantFrom('title', 'summary', 'topics', 'imprint'),
    fc.oneof(
      word,
      fc.integer(),
      fc.array(word, { minLength: 1 }),
      fc.array(fc.dictionary(fc.constantFrom('slug', 'place'), word, { minKeys: 1 }), { minLength: 1 }),
      fc.dictionary(fc.constantFrom('sentTo', 'copies'), word, { minKeys: 1 }),
    ),
    { minKeys: 1 },
  );
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

  it('says exactly what is wanted, whatever it said before', () => {
    fc.assert(
      fc.property(data, data, (before, after) => {
        const yaml = patchYaml('', plain(before));
        expect(parse(yaml)).toEqual(plain(before));
        const patched = patchYaml(yaml, plain(after));
        expect(parse(patched)).toEqual(plain(after));
        expect(patchYaml(patched, plain(after))).toBe(patched);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('changes one line in the middle of a list of groups', () => {
    const yaml = 'articles:\n  - slug: a # 甲\n    place: x\n  - slug: b\n    place: y\nyear: 2024\n';
    const wanted = {
      articles: [
        { slug: 'a', place: 'x' },
        { slug: 'b', place: 'z' },
      ],
      year: 2024,
    };
    expect(patchYaml(yaml, wanted)).toBe(yaml.replace('place: y', 'place: z'));
  });
});
