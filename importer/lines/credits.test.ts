import { describe, expect, it } from 'vitest';
import { isCreditLine, readCredit } from './credits.ts';

describe('a line that is nothing but a credit', () => {
  it.each([
    '供稿单位：甲县人大常委会',
    '供 稿人：甲县人大常委会',
    '甲县人大常委会供稿',
    '来源：甲县人大常委会',
    '（甲县人大常委会 撰稿）。',
  ])('names the contributor: %s', (line) => {
    expect(readCredit(line)).toMatchObject({ credit: '甲县人大常委会', labelled: true });
  });

  it.each(['供稿', '一、甲县人大常委会供稿', '他们整理材料，并向编辑部供稿', '（甲县人大常委会。供稿）'])(
    'is not this: %s',
    (line) => {
      expect(isCreditLine(line)).toBe(false);
    },
  );
});

describe('persons and sources', () => {
  it.each([
    ['（文/丁某　图/丁某某）', { byline: ['文/丁某', '图/丁某某'] }],
    ['（文／丁某 图／丁某某）', { byline: ['文／丁某', '图／丁某某'] }],
    ['（记者 丁某 通讯员 丁某某）', { byline: ['记者 丁某', '通讯员 丁某某'] }],
    ['（甲县人大常委会　丁某）', { credit: '甲县人大常委会', byline: ['丁某'] }],
    ['（丁某 丁某某）', { byline: ['丁某', '丁某某'] }],
    ['供稿人：丁某　审核人：丁某某', { byline: ['供稿人：丁某', '审核人：丁某某'] }],
    ['供稿：甲县人大常委会　审核：丁某', { credit: '甲县人大常委会', byline: ['审核：丁某'] }],
    ['撰稿：丁某', { byline: ['撰稿：丁某'] }],
    ['（作者系甲县人大常委会副主任）', { byline: ['作者系甲县人大常委会副主任'] }],
    ['（转自《甲报》）', { byline: ['转自《甲报》'] }],
    ['（摘自《甲县人大》2020年第3期）', { byline: ['摘自《甲县人大》2020年第3期'] }],
    ['来源：甲县人大网', { credit: '甲县人大网' }],
    ['（甲县人大）', { credit: '甲县人大' }],
  ])('of %s are kept apart from the office', (line, credit) => {
    expect(readCredit(line)).toMatchObject(credit);
  });

  it.each(['（完）', '（略）', '（下转第3版）', '（以下简称《意见》）', '图为代表进站', '（一）抓学习', '记者会'])(
    'are not in %s',
    (line) => {
      expect(readCredit(line)).toBeUndefined();
    },
  );
});
