import { describe, expect, it } from 'vitest';
import { groupByPlace } from './compare-places.ts';

describe('groupByPlace', () => {
  it('puts what belongs to one place together, and what belongs to none last', () => {
    const [none, yi, jia, yiToo] = [
      { placeId: undefined, placeName: undefined },
      { placeId: 'yi', placeName: '乙镇' },
      { placeId: 'jia', placeName: '甲县' },
      { placeId: 'yi', placeName: '乙镇' },
    ];
    expect(groupByPlace([none, yi, jia, yiToo])).toEqual([
      { placeId: 'yi', placeName: '乙镇', practices: [yi, yiToo] },
      { placeId: 'jia', placeName: '甲县', practices: [jia] },
      { placeId: undefined, placeName: '地方未载明', practices: [none] },
    ]);
  });
});
