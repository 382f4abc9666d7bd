/** What a block of words may be turned into, and its words meanwhile. */
import { kindOf } from './body-blocks.ts';
import { parseList, printList } from './list-text.ts';
import { parseQuote, printQuote } from './quote-text.ts';

export const wordKinds = {
  text: '段落',
  'heading-2': '一级小标题',
  'heading-3': '二级小标题',
  'heading-4': '三级小标题',
  bullets: '列表',
  numbers: '编号列表',
  quote: '引用',
} as const;

export type WordKind = keyof typeof wordKinds;

const HEADING = /^(#{2,4})[ \t]+([^\n]*)$/;

/** What a block is, when it is words that may become another kind; undefined for any other. */
export function wordKindOf(source: string): WordKind | undefined {
  const kind = kindOf(source);
  if (kind === 'text') return 'text';
  const [, signs] = HEADING.exec(source) ?? [];
  if (signs !== undefined) return `heading-${signs.length}` as WordKind;
  const list = kind === 'list' ? parseList(source) : undefined;
  if (list) return list.numbered[0] === true ? 'numbers' : 'bullets';
  return kind === 'quote' && parseQuote(source) !== undefined ? 'quote' : undefined;
}

/** The words of a block, a line for each paragraph or item. */
function linesOf(source: string): string[] {
  const heading = HEADING.exec(source)?.[2];
  const words = heading ?? parseList(source)?.text ?? parseQuote(source) ?? source;
  return words.split('\n').map((line) => line.replace(/^　+/, ''));
}

/** A new block of a kind, with nothing in it. */
export function emptyOf(kind: WordKind): string {
  return written(kind, ['']).join('\n\n');
}

/** The block as another kind: several blocks where its lines part. */
export function turnedInto(source: string, kind: WordKind): string[] {
  return written(kind, linesOf(source));
}

function written(kind: WordKind, lines: readonly string[]): string[] {
  switch (kind) {
    case 'text':
      return [...lines];
    case 'bullets':
    case 'numbers':
      return [printList({ numbered: [kind === 'numbers'], first: 1, text: lines.join('\n') })];
    case 'quote':
      return [printQuote(lines.join('\n'))];
    default:
      return lines.map((line) => `${'#'.repeat(Number(kind.slice(-1)))} ${line}`);
  }
}
