/** How a question is read: its operators, its words, its numbers, its other words, its spelling. */
import { describe, expect, it } from 'vitest';
import { noFold } from '../format/normal-form.ts';
import type { VocabularyFile } from '../format/vocabulary.ts';
import { fromHan, inHan, otherNumerals } from './numerals.ts';
import { hasOperators, pieceText, piecesOf, readQuery } from './query-text.ts';
import { withoutQuestion } from './question-words.ts';
import { knownWords, readQuestion } from './second-answer.ts';
import { mendQuery, Vocabulary } from './spelling.ts';
import { otherForms } from './word-forms.ts';

const textOf = (query: string) => {
  const { asked, without } = readQuery(query, noFold);
  const words = asked.map(({ choices }) => choices.map((pieces) => pieces.map(pieceText).join('+')).join('|'));
  return { words, without: without.map(pieceText) };
};

describe('a query', () => {
  it.each([
    ['养老 -食堂', ['养老'], ['食堂']],
    ['养老 －食堂', ['养老'], ['食堂']],
    ['-食堂', ['食堂'], []],
    ['民生-实事', ['民生', '实事'], []],
    ['养老 OR 托育 补贴', ['养老|托育', '补贴'], []],
    ['养老 | 托育', ['养老|托育'], []],
    ['OR 养老 OR', ['养老'], []],
    ['“民生 实事” 养老', ['民生', '实事', '养老'], []],
    ['养老 -“日间 照料”', ['养老'], ['日间', '照料']],
  ])('%s asks for %j and leaves out %j', (query, words, without) => {
    expect(textOf(query)).toEqual({ words, without });
  });

  it.each([
    ['养老 食堂', false],
    ['养老 -食堂', true],
    ['“养老”', true],
    ['养老 OR 食堂', true],
  ])('%s tells search how to search: %s', (query, told) => {
    expect(hasOperators(readQuery(query, noFold))).toBe(told);
  });
});

it.each([
  ['谁来监督环境保护工作', '监督环境保护工作'],
  ['请问小板凳是什么', '小板凳'],
  ['怎么办理居住证', '居住证'],
  ['残疾人坐公交车要钱吗', '残疾人坐公交车'],
  ['目的和解', '目的和解'],
])('of %s what is asked for is %s', (question, asked) => {
  expect(withoutQuestion(question, () => 0).trim()).toBe(asked);
});

describe('numbers', () => {
  it.each([
    [5, '五'],
    [10, '十'],
    [18, '十八'],
    [20, '二十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [500, '五百'],
    [2024, '二千零二十四'],
    [10_000, '一万'],
    [10_500, '一万零五百'],
    [150_000, '十五万'],
    [0, '零'],
  ])('%i is written %s and read back', (value, text) => {
    expect(inHan(value)).toBe(text);
    if (value > 0) expect(fromHan(text)).toBe(value);
  });

  it.each([
    ['罚款500元', ['罚款五百元']],
    ['五百元', ['500元']],
    ['第38条', ['第三十八条']],
    ['70岁', ['七十岁', '70周岁', '七十周岁']],
    ['2024年', []],
    ['养老', []],
  ])('%s may stand as %j', (typed, others) => {
    expect(otherNumerals(typed)).toEqual(others);
  });
});

const same = new Map([
  ['打官司', ['诉讼']],
  ['老人', ['老年人', '高龄老人']],
]);

it.each([
  ['打官司', ['诉讼']],
  ['打官司费用', ['诉讼费用']],
  ['老人', ['老年人']],
  ['食堂', []],
])('%s is looked for as %j too', (typed, others) => {
  const forms = otherForms(piecesOf(typed, noFold)[0] ?? [], same, noFold);
  expect(forms.map(({ pieces }) => pieces.map(pieceText).join())).toEqual(others);
});

/** An archive of a few pages, each a text, as counted by the pieces they hold. */
const pages = ['食品安全条例', '食品卫生', '安全生产', '森林防火', '水污染防治', '大气污染'];
const count = (piece: Parameters<typeof pieceText>[0]) =>
  Promise.resolve(pages.filter((text) => text.includes(pieceText(piece))).length);

it.each([
  ['食品安全怎么办', ['食品安全']],
  ['森林防火大气污染', ['森林防火', '大气污染']],
  ['打官司安全', ['打官司', '安全']],
])('the words of %s are %j', async (question, words) => {
  const read = await readQuestion(question, knownWords(same), count, noFold);
  expect(read.words.map(({ piece }) => pieceText(piece))).toEqual(words);
});

describe('spelling', () => {
  const file: VocabularyFile = {
    readings: [
      'an 安',
      'da 大',
      'fang 放防',
      'huo 火',
      'lin 林',
      'pin 品',
      'qi 气',
      'quan 全权',
      'ran 染',
      'rou 柒',
      'sen 森',
      'shi 食',
      'wu 污',
    ],
    words: '食品 安全 森林 防火 大气 污染',
    lookAlikes: '染柒',
    own: [],
  };
  const vocabulary = new Vocabulary(file);

  it.each([
    ['shipin anquan', '食品 安全'],
    ['shi pin an quan', '食品安全'],
    ['食品anquan', '食品安全'],
    ['食pin安全', '食品安全'],
    ['食品安权', '食品安全'],
    ['森林放火', '森林防火'],
    ['大气污柒', '大气污染'],
    ['食品安全', undefined],
    ['qwerty', undefined],
    ['紫色大象', undefined],
  ])('%s is read as %s', async (typed, read) => {
    expect(await mendQuery(typed, vocabulary, count, noFold)).toBe(read);
  });

  it('offers words that share most characters', () => {
    expect(vocabulary.near('食品', 5)).toEqual([]);
    expect(vocabulary.near('大气层', 5)).toEqual(['大气']);
  });
});
