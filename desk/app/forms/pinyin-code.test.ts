import { expect, it } from 'vitest';
import { SLUG } from '#model/field.ts';
import { loadPinyinCode } from './pinyin-code.ts';

it.each([
  [['乙镇看井小组', '修好三口井'], [], 'yi-zhen-kan-jing-xiao-zu-xiu-hao'],
  [['新密市：以五项工作为抓手'], [], 'xin-mi-shi'],
  [['新密市：再来一篇'], ['xin-mi-shi'], 'xin-mi-shi-2'],
  [['2026年“两会”'], [], '2026-nian-liang-hui'],
  [['绿色出行'], [], 'lv-se-chu-xing'],
])('the code of %j is %j beside %j', async (lines, taken, code) => {
  const made = (await loadPinyinCode())(lines, taken);
  expect(made).toBe(code);
  expect(made).toMatch(SLUG);
});

it('a title without words has none', async () => {
  expect((await loadPinyinCode())(['……'], [])).toBe('');
});
