import { describe, expect, it } from 'vitest';
import { sharedTraits } from './shared-traits.ts';

describe('sharedTraits', () => {
  const one = { belongs: { places: ['yi'], topics: ['water'], mechanisms: ['watch'] } };

  it('names what two pages have in common, the closest first', () => {
    expect(sharedTraits(one, one)).toBe('同一地方、同样做法、同一专题');
    expect(sharedTraits(one, { belongs: { places: ['jia'], topics: ['water'] } })).toBe('同一专题');
  });

  it('takes two unknown places for nothing in common', () => {
    expect(sharedTraits({ belongs: {} }, { belongs: {} })).toBe('');
  });
});
