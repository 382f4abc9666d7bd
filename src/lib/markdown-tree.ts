/**
 * Markdown and MDX parsed, within bounds. The parser's work grows with the
 * square of signs that open something and never close it, and with the depth of
 * what stands in one another: 100,000 `>` take it a minute
 * (no report upstream known; `markdownToMdast('>'.repeat(1e5))` shows it). No
 * text for readers comes near these bounds.
 */
import { markdownToMdast, mdxToMdast } from 'satteri';
import { markdownFeatures } from './markdown-features.ts';

export interface Tangle {
  /** 1-based, within the text. */
  readonly line: number;
  readonly said: string;
}

interface Bound {
  readonly pattern: RegExp;
  readonly most: number;
  readonly said: string;
}

const BOUNDS: readonly Bound[] = [
  // Text that begins with a list, a quotation or a note within a dozen others.
  {
    pattern: /^(?:[ \t]{0,60}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\n]{1,80}\]:)){12}/gm,
    most: 0,
    said: '引用、列表套得太深了（超过11层）',
  },
  { pattern: /^[ \t]{61,}(?:[-*+]|\d{1,9}[.)])[ \t]/gm, most: 0, said: '列表套得太深了' },
  { pattern: /[ \t]{1000}/g, most: 0, said: '一行里连着空了上千格' },
  { pattern: /[{<]/g, most: 3000, said: '尖括号和花括号太多了' },
  { pattern: /[*_[\]`~!\\]/g, most: 20_000, said: '星号、方括号这类符号太多了' },
  { pattern: /&/g, most: 20_000, said: '“&”太多了' },
  { pattern: /:\/\//g, most: 3000, said: '网址太多了' },
  { pattern: /\|/g, most: 60_000, said: '表格太大了' },
];

/** Elements that stand in one another; deeper ones no browser shows well and no walk returns from. */
const DEEPEST = 60;
const REMEDY = '请改简单些，或拆成几篇。';

interface TreeNode {
  readonly children?: readonly TreeNode[];
  readonly position?: { readonly start: { readonly line: number } } | undefined;
}

/** What stands in the way of parsing a text. */
export function tangleIn(markdown: string): Tangle | undefined {
  for (const { pattern, most, said } of BOUNDS) {
    let count = 0;
    for (const { index } of markdown.matchAll(pattern)) {
      count += 1;
      if (count > most) return tangle(markdown.slice(0, index).split('\n').length, said);
    }
  }
  return undefined;
}

const tangle = (line: number, said: string): Tangle => ({ line, said: `${said}，没有检查下去。${REMEDY}` });

/** What is thrown for a text that is not parsed. */
export class TangledError extends Error {
  readonly tangle: Tangle;

  constructor(found: Tangle) {
    super(`${found.line}:1: ${found.said}`);
    this.name = 'TangledError';
    this.tangle = found;
  }
}

/** @throws TangledError, or the parser's own error for what is no MDX. */
export function parseMarkup(source: string, mdx: boolean): ReturnType<typeof markdownToMdast> {
  const found = tangleIn(source);
  if (found) throw new TangledError(found);
  const tree = (mdx ? mdxToMdast : markdownToMdast)(source, { features: markdownFeatures });
  const deep = tooDeep(tree as TreeNode);
  if (deep) throw new TangledError(tangle(deep.position?.start.line ?? 1, '文字套得太深了'));
  return tree;
}

function tooDeep(tree: TreeNode): TreeNode | undefined {
  let level: readonly TreeNode[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return level[0];
    level = level.flatMap(({ children }) => children ?? []);
  }
  return undefined;
}

/** A text that is checked elsewhere: a tangled one has no words here. */
export function markdownTree(source: string): ReturnType<typeof markdownToMdast> {
  try {
    return parseMarkup(source, false);
  } catch (error) {
    if (error instanceof TangledError) return parseMarkup('', false);
    throw error;
  }
}
