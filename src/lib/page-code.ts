/** The QR code of a page's address, drawn as one stroked path. */
import { encode } from 'uqr';

export interface PageCode {
  /** Modules on each side, the quiet zone of four included. */
  readonly size: number;
  /** SVG path data in modules, to be stroked one module wide. */
  readonly strokes: string;
}

/** The quiet zone, in modules. */
const BORDER = 4;

/**
 * Light correction: an address on clean paper, and a path that stays small in
 * every page. One mask for all: choosing the best of eight is eight times the
 * work, and an archive has ten thousand pages.
 */
export const codeOptions = { ecc: 'L', maskPattern: 2, border: BORDER } as const;

export function pageCode(address: string): PageCode {
  const { size, data } = encode(address, codeOptions);
  return { size, strokes: data.map(strokesOf).join('') };
}

/** Relative steps repeat from row to row, and repetition is what compresses. */
function strokesOf(row: readonly boolean[], y: number): string {
  let steps = '';
  let run = 0;
  let dark = false;
  for (const module of row) {
    if (module !== dark) {
      steps += dark ? `h${run}` : `m${run} 0`;
      [run, dark] = [0, module];
    }
    run += 1;
  }
  if (dark) steps += `h${run}`;
  return steps === '' ? '' : `M0 ${y}.5${steps}`;
}
