import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { codeOptions, pageCode } from './page-code.ts';

describe('pageCode', () => {
  it('draws every dark module of the code and no other', () => {
    const address = 'https://www.example.gov.cn/briefings/2024-zhutihuodong/xinmi/';
    const { size, strokes } = pageCode(address);
    expect(strokes).toMatch(/^(?:M0 \d+\.5(?:h\d+|m\d+ 0)*h\d+)+$/);
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    let [x, y] = [0, 0];
    for (const [, row, step, length] of strokes.matchAll(/M0 (\d+)\.5|([hm])(\d+)(?: 0)?/g)) {
      if (row !== undefined) [x, y] = [0, Number(row)];
      else {
        if (step === 'h') drawn[y]?.fill(true, x, x + Number(length));
        x += Number(length);
      }
    }
    expect(drawn).toEqual(encode(address, codeOptions).data);
  });
});
