/** What counts as a fact of a text, where it begins and ends, and when a source holds it. */
import { describe, expect, it } from 'vitest';
import { FactText } from './facts.ts';

const factsOf = (text: string) => new FactText(text).facts.map(({ words }) => words);

describe('the facts of a text', () => {
  it.each<[string, string[]]>([
    ['修好3口井', ['3口']],
    ['共1,200人', ['1,200人']],
    ['共1,20人', ['1', '20人']],
    ['增长12.5%', ['12.5%']],
    ['增长12.5％', ['12.5％']],
    ['票数2/3以上', ['2/3以上']],
    ['共３口', ['３口']],
    ['三分之二以上代表', ['三分之二以上']],
    ['4至6人', ['4至6人']],
    ['4～6人', ['4～6人']],
    ['4-6人', ['4-6人']],
    ['三到五人', ['三到五人']],
    ['三点五公里', ['三点五公']],
    ['约100余名', ['约100余名']],
    ['近百名', ['近百名']],
    ['节约3元', ['3元']],
    ['附近3户', ['3户']],
    ['不少于5次', ['不少于5次']],
    ['超过5次', ['超过5次']],
    ['大约5次', ['大约5次']],
    ['第八期', ['第八期']],
    ['5万元', ['5万元']],
    ['5万多元', ['5万多元']],
    ['18岁以上', ['18岁以上']],
    ['18人左右', ['18人左右']],
    ['百姓', []],
    ['第一时间', []],
    ['几乎', []],
    ['十分满意', []],
    ['十分之一', ['十分之一']],
    ['十分钟', ['十分']],
    ['千方百计', []],
    ['万一', []],
    ['他说“先修好”', ['“先修好”']],
    ['他说"先修好"', ['"先修好"']],
    ['他说‘先修好’', ['‘先修好’']],
    ['他说「先修好」', ['「先修好」']],
    ['“修3口‘老’井”和4口', ['“修3口‘老’井”', '4口']],
    ['“没有结束3口', ['“没有结束3口']],
    ['结束”3口', ['3口']],
    ['没有', []],
    ['', []],
  ])('%s: %j', (text, facts) => {
    expect(factsOf(text)).toEqual(facts);
  });

  it.each([
    ['三口', true],
    ['3口', false],
    ['3万口', false],
    ['“三”', false],
  ])('%s is written in Chinese numerals: %s', (text, chinese) => {
    expect(new FactText(text).facts[0]?.chinese).toBe(chinese);
  });

  it('stand where they stand in the text', () => {
    const text = '甲３口"乙"，4～6人';
    for (const { start, end, words } of new FactText(text).facts) expect(text.slice(start, end)).toBe(words);
  });
});

describe('a source', () => {
  it.each([
    ['共3口井', '3口', true],
    ['共3口井', '共3', true],
    ['共23口井', '3口', false],
    ['共3口井', '3', true],
    ['共30口井', '3', false],
    ['约3口井', '3口', false],
    ['约3口井', '约3口', true],
    ['共3口以上', '3口', false],
    ['先修好，再管好', '修好，再', true],
    ['先修好', '修坏', false],
    ['他说“先”', '"先"', true],
    ['4～6人', '4至6人', true],
    ['先修好', '', false],
    ['共３口', '3口', true],
  ])('of “%s” holds “%s”: %s', (text, words, holds) => {
    expect(new FactText(text).holds(words)).toBe(holds);
  });

  it('gives every place of words', () => {
    expect(new FactText('甲甲甲').placesOf('甲甲')).toEqual([
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ]);
    expect(new FactText('甲').placesOf('')).toEqual([]);
    expect(new FactText('甲').placesOf('乙')).toEqual([]);
  });

  const trouble = (source: string, story: string) => {
    const text = new FactText(story);
    const [figure] = text.figures;
    return figure && new FactText(source).troubleWith(figure, text);
  };

  it.each<[string, string, ReturnType<typeof trouble>]>([
    ['共3口井', '修好3口', undefined],
    ['共4口井', '修好3口', 'missing'],
    ['共3名代表', '修好3口', 'missing'],
    ['没有数', '修好3口', 'missing'],
    ['新井3口，老井4口', '老井4口', undefined],
    ['新井3口，老井4口', '老井3口', { rivals: ['4口'] }],
    ['新井3口，老井4口', '3口', { rivals: ['4口'] }],
    ['新井3口，新井3口', '3口', undefined],
    ['一口井', '一口井', undefined],
    ['没有数', '一起走', undefined],
    ['开了2次会', '一次', 'missing'],
    ['开了一次会，又开了2次会', '又开了2次', undefined],
    ['新井3，老井4', '3', undefined],
    ['新井3，老井4', '老井3', { rivals: ['4'] }],
    ['2024年建成', '2024年', undefined],
    ['用了3年，2024年建成', '2024年', undefined],
    ['用了3年', '2024年', 'missing'],
    ['老井4口以上', '老井4口', 'missing'],
  ])('of “%s” says of “%s”: %j', (source, story, said) => {
    expect(trouble(source, story)).toEqual(said);
  });
});
