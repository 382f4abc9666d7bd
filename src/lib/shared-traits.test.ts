import { describe, expect, it } from 'vitest';
import { sharedTraits } from './shared-traits.ts';

describe('sharedTraits', () => {
  const one = { placeId: 'yi', topics: ['water'], mechanisms: ['watch'] };

  it('names what two pages have in common, the closest first', () => {
    expect(sharedTraits(one, one)).toBe('同一地方、同样做法、同一专题');
    expect(sharedTraits(one, { placeId: 'jia', topics: ['water'], mechanisms: [] })).toBe('同一专题');
  });

  it('takes two unknown places for nothing in common', () => {
    const unknown = { placeId: undefined, topics: [], mechanisms: [] };
    expect(sharedTraits(unknown, unknown)).toBe('');
  });
});
