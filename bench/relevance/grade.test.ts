import { expect, it } from 'vitest';
import { gradedText, gradeOf, ndcg } from './grade.ts';

const page = gradedText({ id: 1, title: '甲县养犬条例', date: '', category: '', paragraphs: ['处五百元罚款。', '乙'] });

it('a page is worth more the closer its words stand together', () => {
  expect(gradeOf(page, [['犬'], ['条例', '规定']])).toBe(3);
  expect(gradeOf(page, [['犬'], ['罚款']])).toBe(2);
  expect(gradeOf(page, [['罚款'], ['乙']])).toBe(1);
  expect(gradeOf(page, [['罚款'], ['丙']])).toBe(0);
});

it('a list is as good as its order, beside the best one there is', () => {
  expect(ndcg([0, 1], [3, 1, 0])).toBe(1);
  expect(ndcg([1, 0], [3, 1, 0])).toBeCloseTo((1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3)), 10);
  expect(ndcg([2], [0, 0, 0])).toBeUndefined();
});
