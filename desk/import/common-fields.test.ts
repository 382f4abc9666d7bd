import { describe, expect, it } from 'vitest';
import { fillFor, numberInName } from './common-fields.ts';

describe('the name of a file', () => {
  it.each([
    ['1998年第3期.docx', { year: 1998, issue: 3 }],
    ['人大简报2003年12期（终）.doc', { year: 2003, issue: 12 }],
    ['jianbao-1998-03.docx', { year: 1998, issue: 3 }],
    ['2001（7）.wps', { year: 2001, issue: 7 }],
  ])('%s states a year and a number', (name, stated) => {
    expect(numberInName(name)).toEqual(stated);
  });

  it.each(['2003-05-12.docx', '20030512.docx', '第3期.docx', '2003年总结.docx', '简报.docx', '2003-00.docx'])(
    '%s states none',
    (name) => {
      expect(numberInName(name)).toEqual({});
    },
  );
});

describe('what is said of all files at once', () => {
  const draft = { articles: [] };
  const common = { series: '甲县人大简报', fromNames: true, noneMissing: false };

  it('goes into what a file leaves blank', () => {
    expect(fillFor(draft, {}, common, '1998年第3期.docx')).toEqual({ series: '甲县人大简报', year: 1998, issue: 3 });
  });

  it('leaves what a file says itself', () => {
    const own = { ...draft, series: '乙镇简报', year: 1997 };
    expect(fillFor(own, {}, common, '1998年第3期.docx')).toEqual({ issue: 3 });
  });

  it('is put right when it is said once more', () => {
    const before = { series: '甲县人大简' };
    expect(fillFor({ ...draft, ...before }, before, common, 'a.docx')).toEqual({ series: '甲县人大简报' });
  });
});
