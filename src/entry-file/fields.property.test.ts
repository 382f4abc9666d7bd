import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryParts } from './parts.ts';
import { fieldOf, inBlockStyle, withFields } from './fields.ts';

const raw = `---
name: 吴某 # 照名册
offices: [乙镇人大代表]
publishAt: '2026-11-24 08:00'

# 下面是提要
summary: >
  照看
  老水井。
provenance:
  recommended:
    by: 乙镇
# 结尾
---

正文 publishAt: 不动
---
`;

describe('a field of the frontmatter', () => {
  it('is removed with its own lines only', () => {
    expect(withFields(raw, { publishAt: undefined })).toBe(raw.replace("publishAt: '2026-11-24 08:00'\n", ''));
  });

  it('is put in the place of the old one', () => {
    expect(withFields(raw, { provenance: { decided: { by: '主任会议', on: '2026-11-23' } } })).toBe(
      raw.replace(
        'provenance:\n  recommended:\n    by: 乙镇\n',
        "provenance:\n  decided:\n    by: 主任会议\n    on: '2026-11-23'\n",
      ),
    );
    expect(withFields(raw, { summary: '一行' })).toBe(
      raw.replace('summary: >\n  照看\n  老水井。\n', 'summary: 一行\n'),
    );
  });

  it('comes last when it is new, also in a file that is YAML alone', () => {
    expect(withFields('---\nname: 甲\n---\n文', { publishedAt: '2026-11-23 15:30' })).toBe(
      "---\nname: 甲\npublishedAt: '2026-11-23 15:30'\n---\n文",
    );
    expect(withFields('name: 甲\n', { level: 'county' })).toBe('name: 甲\nlevel: county\n');
  });

  it.each([
    ['JSON over several lines', '---\n{\n  "name": "甲",\n  "list": [1, 2]\n}\n---\n文'],
    ['JSON on one line', '---\n{"name": "甲", "list": [1, 2]}\n---\n文'],
    ['blanks behind the dashes', '--- \nname: 甲\nlist: [1, 2]\n---\t\n文'],
    ['a byte order mark', '\uFEFF---\nname: 甲\nlist: [1, 2]\n---\n文'],
    ['line breaks of Windows', '---\r\nname: 甲\r\nlist: [1, 2]\r\n---\r\n文'],
    ['no line break before the end', '---\nname: 甲\nlist: [1, 2]\n---'],
  ])('is set, changed and removed in frontmatter with %s, and nothing else is', (_what, text) => {
    const set = withFields(text, { publishedAt: '2026-11-23 15:30' });
    expect([fieldOf(set, 'name'), fieldOf(set, 'list'), fieldOf(set, 'publishedAt')]).toEqual([
      '甲',
      [1, 2],
      '2026-11-23 15:30',
    ]);
    expect(entryParts(set)?.body).toBe(entryParts(text)?.body);
    expect(entryParts(set)?.open).toBe(entryParts(text)?.open);
    const changed = withFields(set, { name: '乙', publishedAt: undefined });
    expect([fieldOf(changed, 'name'), fieldOf(changed, 'list'), fieldOf(changed, 'publishedAt')]).toEqual([
      '乙',
      [1, 2],
      undefined,
    ]);
  });

  it('is not put into YAML that is broken', () => {
    const broken = '---\nname: [甲\n---\n文';
    expect(withFields(broken, { added: 1 })).toBe(broken);
  });

  it('is read back as it was written, and every other field and the body stay', () => {
    const word = fc.string({
      unit: fc.constantFrom('甲', ' ', ':', '#', "'", '"', '-', '1', '\n', '[', '。'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(word, word, (value, body) => {
        const before = `---\nname: 吴某\nmark: flag\n---\n${body}`;
        const after = withFields(withFields(before, { name: value }), { added: value });
        expect(fieldOf(after, 'name')).toBe(value);
        expect(fieldOf(after, 'added')).toBe(value);
        expect(fieldOf(after, 'mark')).toBe('flag');
        expect(after.endsWith(`\n---\n${body}`)).toBe(true);
        expect(withFields(after, { added: undefined, name: '吴某' })).toBe(before);
      }),
    );
  });
});

describe('frontmatter written as JSON', () => {
  it('becomes block YAML that says the same, and other frontmatter stays as it is', () => {
    const json = '---\n{"series": "简报", "articles": [{"slug": "text", "titleLines": ["甲"]}]}\n---\n\n正文';
    expect(inBlockStyle(json)).toBe(
      '---\nseries: 简报\narticles:\n  - slug: text\n    titleLines:\n      - 甲\n---\n\n正文',
    );
    expect(inBlockStyle(raw)).toBe(raw);
    expect(inBlockStyle('---\n{"a": \n---\n')).toBe('---\n{"a": \n---\n');
  });
});
