import { describe, expect, it } from 'vitest';
import { facetOptions, withValue } from './facet-options.ts';

const values = (options: ReturnType<typeof facetOptions>) => options.map(({ value }) => value);

describe('the values of a facet', () => {
  it('come with the fullest first, years with the newest first', () => {
    const counts = [
      { value: '2023', count: 9 },
      { value: '2024', count: 1 },
    ];
    expect(values(facetOptions('year', counts, []))).toEqual(['2024', '2023']);
    expect(values(facetOptions('topic', counts, []))).toEqual(['2023', '2024']);
  });

  it('show each place before the places inside it', () => {
    const counts = ['甲省/丁市', '甲省', '甲省/乙市/丙县', '甲省/乙市'].map((value, count) => ({ value, count }));
    const options = facetOptions('place', counts, []);
    expect(values(options)).toEqual(['甲省', '甲省/乙市', '甲省/乙市/丙县', '甲省/丁市']);
    expect(options.map(({ depth }) => depth)).toEqual([0, 1, 2, 1]);
  });

  it('keep a chosen value that leaves nothing, even a place whose parents are not there', () => {
    expect(facetOptions('credit', [], ['某办'])).toEqual([{ value: '某办', count: 0, depth: 0, chosen: true }]);
    expect(values(facetOptions('place', [{ value: '甲省', count: 1 }], ['乙省/丙市']))).toEqual(['甲省', '乙省/丙市']);
  });

  it('show of many places the way down to the chosen one, and the only way where there is one', () => {
    const counts = [{ value: '甲省', count: 99 }];
    for (let city = 1; city <= 9; city++) {
      counts.push({ value: `甲省/${city}市`, count: 10 - city });
      for (let county = 1; county <= 3; county++) counts.push({ value: `甲省/${city}市/${county}县`, count: county });
    }
    const depths = (chosen: string[]) => facetOptions('place', counts, chosen).map(({ depth }) => depth);
    expect(depths([])).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(depths(['甲省/2市'])).toEqual([0, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1]);
    expect(values(facetOptions('place', counts, ['甲省/9市/1县']))).toContain('甲省/9市/1县');
  });

  it('let a place take the place of those around it and inside it', () => {
    expect(withValue('place', ['甲省', '乙省'], '甲省/丙市')).toEqual(['乙省', '甲省/丙市']);
    expect(withValue('place', ['甲省/丙市', '甲省/丙市区'], '甲省/丙市')).toEqual(['甲省/丙市区', '甲省/丙市']);
    expect(withValue('topic', ['甲', '甲/乙'], '丙')).toEqual(['甲', '甲/乙', '丙']);
  });
});
