/** The checks of the whole archive at their limits. */
import { describe, expect, it } from 'vitest';
import { checkDigests } from './archive.ts';
import { digestOf } from './digest.ts';
import { parseDocument } from './document.ts';
import { officeOf } from './office.ts';

const office = officeOf({}, new Date('2026-11-23T10:00:00+08:00'));
const addresses = new Set(['/', '/cases/well/', '/data.json']);

const check = (files: Readonly<Record<string, string>>) =>
  checkDigests(
    { digests: Object.entries(files).map(([file, text]) => digestOf(parseDocument(file, text))), addresses },
    office,
  );
const long = (letters: string, length = 40) => Array.from(letters, (letter) => letter.repeat(length)).join('\n\n');

describe('a column', () => {
  it.each([
    ['on the very day half a year ago', "date: '2026-05-23'", 0],
    ['a day earlier', "date: '2026-05-22'", 1],
    ['in the month that ended later', "date: '2026-05'", 0],
    ['in the month before', "date: '2026-04'", 1],
    ['this year', 'year: 2026', 0],
    ['in the year before', 'year: 2025', 1],
    ['in a month of 29 days', "date: '2024-02'", 1],
    ['by the time it went on the web, whatever it tells of', "publishedAt: '2026-11-01 10:00'\nyear: 2020", 0],
    ['at no known time', 'title: 甲', 0],
    ['at a time that is none', "date: 'soon'", 0],
  ])('last touched %s', (_when, yaml, count) => {
    expect(check({ 'briefings/a.md': `---\n${yaml}\n---\n` })).toHaveLength(count);
  });

  it('is as fresh as the newest of its entries, and the newest is named', () => {
    const old = { 'cases/a.mdx': "---\npublishedAt: '2024-01-01 10:00'\n---\n" };
    const newer = { 'cases/b.mdx': "---\npublishedAt: '2025-02-01 10:00'\n---\n" };
    expect(check({ ...old, ...newer })).toEqual([
      expect.objectContaining({
        file: 'cases/b.mdx',
        sentence: '“案例”一栏最近一次更新是2025-02-01，已经超过6个月。',
      }),
    ]);
    expect(check({ ...old, 'cases/c.mdx': "---\npublishedAt: '2026-11-01 10:00'\n---\n" })).toEqual([]);
  });

  it.each([
    ['briefings/a.md', 1],
    ['cases/a.mdx', 1],
    ['deputies/a.mdx', 1],
    ['brands/a.mdx', 1],
    ['topics/a.yaml', 0],
    ['glossary/a.yaml', 0],
  ])('is what %s stands in: %i', (file, count) => {
    const yaml = 'year: 2020\n';
    expect(check({ [file]: file.endsWith('.yaml') ? yaml : `---\n${yaml}---\n` })).toHaveLength(count);
  });
});

describe('the day of an entry', () => {
  const dayOf = (yaml: string) => digestOf(parseDocument('cases/a.mdx', `---\n${yaml}\n---\n`)).day;

  it.each([
    ["date: '2024-03-05'", '2024-03-05'],
    ["date: '2024-02'", '2024-02-29'],
    ["date: '2023-02'", '2023-02-28'],
    ['year: 2024', '2024-12-31'],
    ["publishedAt: '2026-11-01 10:00'\ndate: '2024'", '2026-11-01'],
    ["date: '约2024'", undefined],
    ['date: [2024]', undefined],
    ['title: 甲', undefined],
    ['', undefined],
  ])('of %j is %s', (yaml, day) => {
    expect(dayOf(yaml)).toBe(day);
  });

  it('counts as the newest of its column wherever it stands, beside entries of no day', () => {
    const at = (day: string) => `---\npublishedAt: '${day} 10:00'\n---\n`;
    expect(
      check({ 'cases/a.mdx': at('2025-02-01'), 'cases/b.mdx': at('2024-01-01'), 'cases/c.mdx': '---\n---\n' }),
    ).toEqual([expect.objectContaining({ file: 'cases/a.mdx' })]);
  });
});

describe('a link within the site', () => {
  it.each([
    ['/cases/well/', 0],
    ['/cases/well', 0],
    ['/cases/well/?a=1#p3', 0],
    ['/data.json', 0],
    ['/data.csv', 1],
    ['/cases/wall/', 1],
    ['//example.com/x', 0],
    ['https://example.com/cases/wall/', 0],
    ['mailto:a@b.cn', 0],
    ['cases/wall/', 0],
  ])('to %s is dead %i times', (to, count) => {
    expect(check({ 'topics/a.md': `见[此](${to})。` })).toHaveLength(count);
  });

  it('is found where its address stands apart from it, on the line of the address', () => {
    expect(check({ 'topics/a.md': '见[此][a]。\n\n[a]: /cases/wall/\n' })).toEqual([
      expect.objectContaining({ rule: 'dead-links', severity: 'error', line: 3 }),
    ]);
  });
});

describe('an article published twice', () => {
  it.each([
    ['three long paragraphs of three', '甲乙丙', '甲乙丙', 1],
    ['three of six', '甲乙丙', '甲乙丙丁戊己', 1],
    ['three of seven', '甲乙丙', '甲乙丙丁戊己庚', 0],
    ['two of two', '甲乙', '甲乙', 0],
    ['one paragraph three times', '甲乙', '甲甲甲', 0],
    ['nothing', '甲乙丙', '丁戊己', 0],
  ])('shares %s', (_what, one, other, count) => {
    expect(check({ 'a.md': long(one), 'b.md': long(other) })).toHaveLength(count);
  });

  it.each([
    [29, 0],
    [30, 1],
  ])('is told by paragraphs of %i characters: %i', (length, count) => {
    expect(check({ 'a.md': long('甲乙丙', length), 'b.md': long('甲乙丙', length) })).toHaveLength(count);
  });

  it('names the file that came first, and how much they share', () => {
    expect(check({ 'a.md': long('甲乙丙'), 'b.md': long('甲乙丙'), 'c.md': long('甲乙丙') })).toEqual(
      ['b.md', 'c.md'].map(
        (file) => expect.objectContaining({ file, sentence: '有3个长段落和 a.md 一模一样。' }) as unknown,
      ),
    );
  });
});
