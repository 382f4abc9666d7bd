import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { pageCode } from './page-code.ts';

describe('pageCode', () => {
  it('draws every dark module of the code and no other', () => {
    const address = 'https://www.example.gov.cn/briefings/2024-zhutihuodong/xinmi/';
    const { size, outline } = pageCode(address);
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const [, x, y, width] of outline.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
    }
    expect(drawn).toEqual(encode(address, { ecc: 'L', border: 4 }).data);
  });
});
