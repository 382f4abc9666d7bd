import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facets } from '#search/format/record.ts';
import {
  newSearch,
  PAGE,
  readAddress,
  readFound,
  tidyQuery,
  writeAddress,
  writeFound,
  writeShared,
} from './search-address.ts';

const state = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 60 }).map(tidyQuery),
  selection: fc.record(
    Object.fromEntries(
      facets.map((facet) => [facet, fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 })]),
    ),
    { requiredKeys: [] },
  ),
  order: fc.constantFrom('relevance' as const, 'date' as const),
  wide: fc.constant(true),
  plain: fc.boolean(),
  leftOut: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 }),
  shown: fc.integer({ min: 1, max: 20 }).map((pages) => pages * PAGE),
});

describe('the address of a search', () => {
  it('gives back every search that was written into it', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(readAddress({ search: '', hash: writeAddress(one) })).toEqual(one);
        expect(readAddress({ search: writeShared(one), hash: '' })).toEqual({ ...one, shown: PAGE });
      }),
    );
  });

  it('keeps what was typed behind #, where no server sees it', () => {
    const hash = writeAddress(newSearch('小板凳 a&b'));
    expect(new URL(`https://example.test/search/${hash}`).pathname).toBe('/search/');
    expect(new URL(`https://example.test/search/${hash}`).search).toBe('');
  });

  it('reads ?q= of links that others made', () => {
    expect(readAddress({ search: '?q=%E4%BB%A3%E8%A1%A8', hash: '' }).text).toBe('代表');
    expect(readFound({ search: '?q=%E4%BB%A3%E8%A1%A8', hash: '#p3' })).toEqual({
      paragraph: 'p3',
      words: '代表',
      asked: '代表',
    });
  });

  it('takes any address a stranger made up', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (search, hash) => {
        const read = readAddress({ search: `?${search}`, hash: `#${hash}` });
        expect(read.text.length).toBeLessThanOrEqual(200);
        expect(read.shown).toBeGreaterThanOrEqual(PAGE);
        readFound({ search: `?${search}`, hash: `#${hash}` });
      }),
    );
    expect(readAddress({ search: '', hash: '#q=a&shown=1e9' }).shown).toBe(1000);
    expect(readAddress({ search: '', hash: '#q=%' }).text).toBe('%');
  });

  it('leads to a paragraph with the words to mark', () => {
    expect(readFound({ search: '', hash: writeFound('p12', '小板凳 5%') })).toEqual({
      paragraph: 'p12',
      words: '小板凳 5%',
      asked: '小板凳 5%',
    });
    expect(readFound({ search: '', hash: writeFound('p12', '老年人', '老人') })).toEqual({
      paragraph: 'p12',
      words: '老年人',
      asked: '老人',
    });
    expect(readFound({ search: '', hash: '#p12' })).toBeUndefined();
    expect(readFound({ search: '', hash: '#q=代表' })).toEqual({ paragraph: '', words: '代表', asked: '代表' });
  });

  it('cuts what is longer than search looks at, and halves of characters', () => {
    expect(tidyQuery('长'.repeat(5000)).length).toBe(200);
    expect(tidyQuery('甲\uD842乙\uDFB7')).toBe('甲乙');
  });
});
