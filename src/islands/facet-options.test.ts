import { describe, expect, it } from 'vitest';
import { facetOptions } from './facet-options.ts';

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
});
