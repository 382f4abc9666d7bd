/** The QR code of a page's address, drawn as one path. */
import { encode } from 'uqr';

export interface PageCode {
  /** Modules on each side, the quiet zone of four included. */
  readonly size: number;
  /** SVG path data in modules. */
  readonly outline: string;
}

/** Light correction: an address on clean paper, and a path that stays small in every page. */
export function pageCode(address: string): PageCode {
  const { size, data } = encode(address, { ecc: 'L', border: 4 });
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
  );
  return { size, outline: runs.join('') };
}
