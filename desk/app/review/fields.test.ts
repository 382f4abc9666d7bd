import { describe, expect, it } from 'vitest';
import { saidFields } from './fields.ts';

describe('the fields of an entry', () => {
  it('are said in the words of the form, lists and groups included', () => {
    const raw = `---
name: 丁某
offices: [乙镇人大代表, 老水井管护员]
corrections:
  - at: '2026-11-23 09:05'
    text: 原写“4口”。
---

正文。
`;
    expect(saidFields('deputies', raw, true)).toEqual([
      { label: '姓名', text: '丁某' },
      { label: '职务', text: '乙镇人大代表、老水井管护员' },
      { label: '更正 › 更正时间', text: '2026-11-23 09:05' },
      { label: '更正 › 更正内容', text: '原写“4口”。' },
    ]);
  });

  it('that the model does not know are left out', () => {
    expect(saidFields('places', 'name: 乙镇\nlevel: township\nstray: x\n', false)).toEqual([
      { label: '地名', text: '乙镇' },
      { label: '级别', text: '乡镇（街道）' },
    ]);
  });
});
