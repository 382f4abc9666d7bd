import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { codeOptions, pageCode } from './page-code.ts';

/** The modules that a path draws. */
function drawn({ size, strokes }: ReturnType<typeof pageCode>): boolean[][] {
  expect(strokes).toMatch(/^(?:M0 \d+\.5(?:h\d+|m\d+ 0)*h\d+)+$/);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  let [x, y] = [0, 0];
  for (const [, row, step, length] of strokes.matchAll(/M0 (\d+)\.5|([hm])(\d+)(?: 0)?/g)) {
    if (row !== undefined) [x, y] = [0, Number(row)];
    else {
      if (step === 'h') rows[y]?.fill(true, x, x + Number(length));
      x += Number(length);
    }
  }
  return rows;
}

const encoded = (address: string) => encode(address, codeOptions).data;

describe('pageCode', () => {
  it('draws every dark module of the code and no other', () => {
    const address = 'https://www.example.gov.cn/briefings/2024-zhutihuodong/xinmi/';
    expect(drawn(pageCode(address))).toEqual(encoded(address));
  });

  it('gives the modules of the library for addresses of every length', () => {
    for (let length = 1; length <= 160; length += 1) {
      const address = `https://a.cn/briefings/${'x7-中/'.repeat(40)}`.slice(0, length);
      expect(drawn(pageCode(address)), address).toEqual(encoded(address));
    }
  });

  it.each(['HTTPS://A.CN/', '12345', 'a', ''])('and for %j', (address) => {
    expect(drawn(pageCode(address))).toEqual(encoded(address));
  });
});
