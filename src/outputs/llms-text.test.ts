import { expect, it } from 'vitest';
import { llmsText } from './llms-text.ts';

it('llms.txt names the site, what it is, and lists what there is, leaving out what there is not', () => {
  const text = llmsText(
    '甲县人大',
    '简\n介',
    ['一段。'],
    [
      { title: '案例', links: [{ label: '看[井]', url: 'https://example.test/a/', note: '提\n要' }] },
      { title: '品牌', links: [] },
    ],
  );
  expect(text).toBe('# 甲县人大\n\n> 简介\n\n一段。\n\n## 案例\n\n- [看\\[井\\]](https://example.test/a/)：提要\n');
});
