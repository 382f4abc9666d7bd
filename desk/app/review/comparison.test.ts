import { describe, expect, it } from 'vitest';
import { compare } from './comparison.ts';

const page = (body: string, head = 'name: 丁某\noffices: [乙镇人大代表]') => `---\n${head}\n---\n\n${body}\n`;
const compared = (before: string, after: string) => compare('deputies', before, after, true);

describe('a comparison of two versions', () => {
  it('names fields as their form does, and compares their words', () => {
    const { fields, blocks } = compared(page('同。'), page('同。', 'name: 丁某某\noffices: [乙镇人大代表]'));
    expect(fields).toEqual([
      {
        label: '姓名',
        parts: [
          { kind: 'same', text: '丁某' },
          { kind: 'added', text: '某' },
        ],
      },
    ]);
    expect(blocks).toEqual([{ kind: 'same', markdown: '同。' }]);
  });

  it('tells paragraphs that came, went and changed, without the signs of Markdown', () => {
    const before = page('## 一、先修\n\n修了**三**口井。\n\n旧段。');
    const after = page('## 一、先修\n\n修了**五**口井。\n\n新来的。\n\n又一段。');
    const { blocks } = compared(before, after);
    expect(blocks.map(({ kind }) => kind)).toEqual(['same', 'changed', 'changed', 'added']);
    const [, changed] = blocks;
    const words = changed?.kind === 'changed' ? changed.parts.map(({ kind, text }) => `${kind} ${text}`) : [];
    expect(words.join('')).not.toContain('*');
    expect(words).toEqual(expect.arrayContaining(['removed 三', 'added 五']));
  });

  it('of a text with itself says that nothing changed', () => {
    const text = page('一段。\n\n> 引的话。');
    expect(compared(text, text).fields).toEqual([]);
    expect(compared(text, text).blocks.every(({ kind }) => kind === 'same')).toBe(true);
  });
});
