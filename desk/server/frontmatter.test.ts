import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, mergeFields, withFields } from './frontmatter.ts';

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
        "provenance:\n  decided:\n    by: '主任会议'\n    on: '2026-11-23'\n",
      ),
    );
    expect(withFields(raw, { summary: '一行' })).toBe(
      raw.replace('summary: >\n  照看\n  老水井。\n', "summary: '一行'\n"),
    );
  });

  it('comes last when it is new, also in a file that is YAML alone', () => {
    expect(withFields('---\nname: 甲\n---\n文', { publishedAt: '2026-11-23 15:30' })).toBe(
      "---\nname: 甲\npublishedAt: '2026-11-23 15:30'\n---\n文",
    );
    expect(withFields('name: 甲\n', { level: 'county' })).toBe("name: 甲\nlevel: 'county'\n");
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
        expect(withFields(after, { added: undefined, name: '吴某' })).toBe(before.replace('吴某', "'吴某'"));
      }),
    );
  });
});

describe('two changes of one YAML file', () => {
  const base = 'name: 甲\nicp: 一\nslogan: 丙\n';

  it('are joined field by field, whatever lines they stand on', () => {
    const ours = `${base}contact: 电话\n`;
    const theirs = 'name: 甲\nicp: 二\ndesk:\n  hands:\n    cases: 1\n';
    expect(mergeFields(base, ours, theirs)).toBe("name: 甲\nicp: '二'\ncontact: 电话\ndesk:\n  hands:\n    cases: 1\n");
  });

  it('are a conflict when both changed one field, unless they say the same', () => {
    expect(mergeFields(base, base.replace('一', '二'), base.replace('一', '三'))).toBeUndefined();
    const same = base.replace('一', '二');
    expect(mergeFields(base, same, same)).toBe(same);
    expect(mergeFields(base, base, '- 不是设置: [')).toBeUndefined();
  });
});
