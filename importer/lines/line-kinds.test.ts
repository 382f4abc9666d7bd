import { describe, expect, it } from 'vitest';
import { endsFrame, isImprint, startsFrame } from './line-kinds.ts';

describe('a line of the imprint', () => {
  it.each([
    '送：市人大常委会',
    '抄　报：省人大常委会',
    '（共印50份）',
    '印数：50份',
    '甲县人大常委会办公室　2026年7月3日印发',
    '甲县人大常委会办公室　二〇二六年七月三日印',
    '甲县人大常委会办公室印发（共50份）',
    '责任编辑：某某　电　话：略',
    '地　址：甲县人民路',
  ])('is detected by its words: %s', (line) => {
    expect(isImprint(line)).toBe(true);
  });

  it.each(['送来一面锦旗', '发放宣传册50份', '7月3日，代表进站。简报印发各站', '编辑部的来信'])(
    'is not this: %s',
    (line) => {
      expect(isImprint(line)).toBe(false);
    },
  );
});

describe('a line of the head', () => {
  it.each([
    '目　录',
    '本期要目：',
    '【编者按】',
    '编者的话：代表进站',
    '◆代表进站',
    '2026年第3期（总第120期）',
    '——记甲县代表联络站',
  ])('begins anew whatever stands above it: %s', (line) => {
    expect(startsFrame(line)).toBe(true);
  });

  it.each(['目录制度', '编者按照惯例', '第3期培训班开班', '甲县——乙镇'])('does not begin so: %s', (line) => {
    expect(startsFrame(line)).toBe(false);
  });

  it.each([
    '目　录',
    '人大代表工作简报',
    '甲县：代表进站……（3）',
    '甲县人大常委会办公室　2026年7月3日',
    '第3期（总第120期）',
  ])('is complete in itself: %s', (line) => {
    expect(endsFrame(line)).toBe(true);
  });

  it.each(['代表进站，听取简报', '甲县：代表进站（3）', '7月3日，代表进站', '第3期培训班'])(
    'goes on below: %s',
    (line) => {
      expect(endsFrame(line)).toBe(false);
    },
  );
});
