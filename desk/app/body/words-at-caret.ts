/** A block of words cut where the caret stands. */
import { kindOf } from './body-blocks.ts';
import { fromTokens, toTokens } from './fact-tokens.ts';

export interface Cut {
  readonly before: string;
  readonly after: string;
}

/**
 * @param from offset in the box of the block, as are `to`; what stands between them is left out.
 * @returns undefined for a block whose box cannot be cut in two.
 */
export function cutAt(source: string, vocabulary: boolean, from: number, to = from): Cut | undefined {
  const kind = kindOf(source);
  const [, signs, words = ''] = /^(#{1,6}[ \t]+)([^\n]*)$/.exec(source) ?? [];
  if (signs !== undefined) return { before: signs + words.slice(0, from), after: words.slice(to) };
  if (kind !== 'text') return undefined;
  const marked = vocabulary ? toTokens(source) : undefined;
  if (marked === undefined) return { before: source.slice(0, from).trimEnd(), after: source.slice(to).trimStart() };
  const [start, end] = [outsideMark(marked.text, from), outsideMark(marked.text, to)];
  return {
    before: fromTokens({ ...marked, text: marked.text.slice(0, start).trimEnd() }),
    after: fromTokens({ ...marked, text: marked.text.slice(end).trimStart() }),
  };
}

/** A marked fact is never cut through. */
function outsideMark(text: string, at: number): number {
  const open = text.lastIndexOf('⟦', at - 1);
  const close = text.indexOf('⟧', open);
  return open >= 0 && close >= at ? close + 1 : at;
}
