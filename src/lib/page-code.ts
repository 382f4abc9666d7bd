/** The QR code of a page's address, drawn as one stroked path. */
import { encode } from 'uqr';

export interface PageCode {
  /** Modules on each side, the quiet zone of four included. */
  readonly size: number;
  /** SVG path data in modules, to be stroked one module wide. */
  readonly strokes: string;
}

/**
 * Light correction: an address on clean paper, and a path that stays small in
 * every page. One mask for all: choosing the best of eight is five times the
 * work, and an archive has ten thousand pages.
 */
export const codeOptions = { ecc: 'L', border: 4, maskPattern: 2 } as const;

export function pageCode(address: string): PageCode {
  const { size, data } = encode(address, codeOptions);
  const rows = data.map((row, y) => {
    const runs =
      row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .match(/1+|0+/g) ?? [];
    // Relative steps repeat from row to row, and repetition is what compresses.
    const steps = runs.map((run) => (run.startsWith('1') ? `h${run.length}` : `m${run.length} 0`));
    return row.includes(true) ? `M0 ${y}.5${steps.slice(0, -1).join('')}` : '';
  });
  return { size, strokes: rows.join('') };
}
