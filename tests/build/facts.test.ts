/** The facts that an office may state beside its words: each is really looked for. */
import { describe, expect, it } from 'vitest';
import { factsNotHeld, readFacts } from '../showcase/facts.ts';
import type { Facts } from '../showcase/facts.ts';
import { dist, office } from './built-site.ts';

const entry = { id: 'A1', fact: '老水井', pages: ['/cases/well/', '/briefings/2020-001/'], words: ['3口老水井'] };
const right: Facts = {
  facts: [{ section: '井', total: 1, entries: [entry] }],
  never: ['没有这样的话'],
  files: [{ file: '/cases/yin/cadence.ics', words: ['SUMMARY:每月：开展一次自学'], times: { 'BEGIN:VEVENT': 6 } }],
  search: [{ words: '326', pages: ['/briefings/2021-zhutihuodong/si/', '/cases/si/'] }],
  names: [{ typed: 'xmz', name: '小马扎' }],
  weights: { page: 20, article: 14 },
  doubts: [{ at: '第一段' }],
};

const wrong: readonly (readonly [what: string, facts: Facts, said: string])[] = [
  ['words that its page lacks', { facts: [{ section: '井', entries: [{ ...entry, words: ['4口老水井'] }] }] }, 'A1: /'],
  ['a page that is not there', { facts: [{ section: '井', entries: [{ ...entry, pages: ['/x/'] }] }] }, 'A1: no page'],
  ['a section with one too few', { facts: [{ section: '井', total: 2, entries: [entry] }] }, '井: 1 of 2'],
  ['an id twice', { facts: [{ section: '井', entries: [entry, entry] }] }, '井: an id stands twice'],
  ['what must not be said', { never: ['阿木·辛某'] }, '/'],
  ['a file that is not there', { files: [{ file: '/x.ics', words: ['x'] }] }, 'no file /x.ics'],
  ['words that a file lacks', { files: [{ file: '/feed.json', words: ['/cases/x/'] }] }, '/feed.json lacks'],
  [
    'words too often',
    { files: [{ file: '/robots.txt', words: ['User-agent'], times: { 'User-agent': 9 } }] },
    '/robots',
  ],
  ['a search that finds more', { search: [{ words: '326', pages: ['/cases/si/'] }] }, '326 is found at'],
  ['a name that is not offered', { names: [{ typed: 'xmz', name: '小凳子' }] }, 'xmz suggests 小马扎'],
  ['a page that is too heavy', { weights: { page: 1, article: 14 } }, '/'],
];

describe('the facts beside an office’s words', () => {
  it('are held by a site that has them all', async () => {
    expect(await factsNotHeld(right, dist, '/')).toEqual([]);
  });

  it.each(wrong)('are not held where there is %s', async (_what, facts, said) => {
    const problems = await factsNotHeld(facts, dist, '/');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((one) => one.startsWith(said))).toBe(true);
  });

  it('are none where the office has no file of them, and refused where the file says something else', async () => {
    expect(readFacts(office)).toEqual({});
    await expect(factsNotHeld({ fact: [] } as Facts, dist, '/')).rejects.toThrow('Unrecognized key');
  });
});
