/** The QR code of a page's address, drawn as one stroked path. */
import { encode } from 'uqr';
import { codeOptions, smallCode } from './small-code.ts';
import type { SmallCode } from './small-code.ts';

export interface PageCode {
  /** Modules on each side, the quiet zone of four included. */
  readonly size: number;
  /** SVG path data in modules, to be stroked one module wide. */
  readonly strokes: string;
}

/** The quiet zone, in modules. */
const BORDER = 4;

/** Light correction: an address on clean paper, and a path that stays small in every page. */
export function pageCode(address: string): PageCode {
  const { size, modules } = smallCode(address) ?? largeCode(address);
  let strokes = '';
  for (let y = 0; y < size; y += 1) strokes += strokesOf(modules.subarray(y * size, (y + 1) * size), y + BORDER);
  return { size: size + 2 * BORDER, strokes };
}

function largeCode(address: string): SmallCode {
  const { size, data } = encode(address, { ...codeOptions, border: 0 });
  return { size, modules: Uint8Array.from(data.flat(), Number) };
}

/** Relative steps repeat from row to row, and repetition is what compresses. */
function strokesOf(row: Uint8Array, y: number): string {
  let steps = '';
  let run = BORDER;
  let dark = 0;
  for (const module of row) {
    if (module !== dark) {
      steps += dark === 1 ? `h${run}` : `m${run} 0`;
      [run, dark] = [0, module];
    }
    run += 1;
  }
  if (dark === 1) steps += `h${run}`;
  return steps === '' ? '' : `M0 ${y}.5${steps}`;
}
