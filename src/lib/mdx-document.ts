/**
 * An MDX body read as data: which components it uses with which literal props,
 * and which words a reader has of it. Nothing is executed; whatever could be
 * (import, export, an expression, a tag outside the vocabulary) is a diagnostic.
 */
import { parseExpressionAt } from 'acorn';
import { literal } from './literal.ts';
import { parseMarkup, TangledError } from './markdown-tree.ts';
import { faultOf, markupError, nodeRuns } from './markup-diagnostics.ts';
import type { MarkupDiagnostic, MarkupNode } from './markup-diagnostics.ts';

export interface MdxElement {
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** The words between its tags. */
  readonly text: string;
  readonly line: number;
}

/** Words that are read in one go: a paragraph, a heading, a cell, what a picture shows. */
export interface MdxPassage {
  readonly heading: boolean;
  /** The words in order; together they are the passage. */
  readonly pieces: readonly MdxPiece[];
}

interface MdxPiece {
  readonly text: string;
  readonly line: number;
  /** The innermost component whose words these are. */
  readonly element?: MdxElement;
}

export interface MdxDocument {
  readonly elements: readonly MdxElement[];
  readonly passages: readonly MdxPassage[];
  readonly diagnostics: readonly MarkupDiagnostic[];
}

/** The part of an MDX syntax tree that is looked at here. */
interface Node extends MarkupNode {
  readonly name?: string | null;
  readonly alt?: string | null;
  readonly children?: readonly Node[];
  readonly attributes?: readonly Attribute[];
}

interface Attribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: string | null | { readonly value: string };
}

const CODE = '正文里只能写文字和规定的组件，不能写程序';

/** What a node stands in. */
interface Surroundings {
  readonly heading: boolean;
  readonly element?: MdxElement;
  /** Where its words go; a node without one begins a passage of its own. */
  readonly pieces?: MdxPiece[];
}

/** Nodes whose words are read on from one to the next. */
const PASSAGES = new Set(['paragraph', 'heading', 'tableCell', 'mdxJsxFlowElement']);

export function readMdx(source: string): MdxDocument {
  const elements: MdxElement[] = [];
  const passages: MdxPassage[] = [];
  const diagnostics: MarkupDiagnostic[] = [];
  let tree: Node;
  try {
    tree = parseMarkup(source, true) as unknown as Node;
  } catch (error) {
    return { elements, passages, diagnostics: [syntaxDiagnostic(error)] };
  }
  const begin = (heading: boolean): MdxPiece[] => {
    const pieces: MdxPiece[] = [];
    passages.push({ heading, pieces });
    return pieces;
  };
  const visit = (node: Node, within: Surroundings): void => {
    const line = node.position?.start.line ?? 1;
    const heading = within.heading || node.type === 'heading';
    let { element, pieces } = within;
    const fault = faultOf(node);
    if (fault !== undefined) diagnostics.push(markupError(line, fault, nodeRuns(node)));
    const code = codeDiagnostic(node, line);
    if (code) {
      diagnostics.push(code);
      return;
    }
    if (PASSAGES.has(node.type)) pieces = begin(heading);
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      element = { name: node.name ?? '', props: readProps(node, line, diagnostics), text: textOf(node), line };
      elements.push(element);
    }
    const text = wordsOf(node);
    // What a picture shows is said apart from the words it stands among.
    const into = node.type === 'image' ? undefined : pieces;
    if (text) (into ?? begin(heading)).push({ text, line, ...(element && { element }) });
    for (const child of node.children ?? []) {
      visit(child, { heading, ...(element && { element }), ...(pieces && { pieces }) });
    }
  };
  visit(tree, { heading: false });
  return { elements, passages: passages.filter(({ pieces }) => pieces.length > 0), diagnostics };
}

/** What a reader has of a node itself, without its children. */
function wordsOf(node: Node): string {
  if (node.type === 'image') return node.alt ?? '';
  return ['text', 'inlineCode', 'code'].includes(node.type) ? (node.value ?? '') : '';
}

/** What would be a program, inside a component or outside. */
function codeDiagnostic(node: Node, line: number): MarkupDiagnostic | undefined {
  switch (node.type) {
    case 'mdxjsEsm':
      return markupError(line, `${CODE}（import、export）。请删去「${firstLine(node.value)}」。`, true);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return markupError(
        line,
        `${CODE}（花括号会被当作程序）。请删去「{${firstLine(node.value)}}」，或改用全角括号。`,
        true,
      );
    default:
      return undefined;
  }
}

function textOf(node: Node): string {
  return node.value !== undefined && node.type !== 'mdxTextExpression'
    ? node.value
    : (node.children ?? []).map(textOf).join('');
}

function firstLine(text = ''): string {
  return text.split('\n', 1)[0] ?? '';
}

function readProps(node: Node, line: number, diagnostics: MarkupDiagnostic[]): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const { type, name, value } of node.attributes ?? []) {
    if (type !== 'mdxJsxAttribute' || name === undefined) {
      diagnostics.push(markupError(line, `<${node.name ?? ''}> 里不能用「{...}」。请一项一项写明。`, true));
    } else if (value === null || value === undefined) {
      props[name] = true;
    } else if (typeof value === 'string') {
      props[name] = value;
    } else {
      try {
        props[name] = literal(parseExpressionAt(value.value, 0, { ecmaVersion: 'latest' }));
      } catch {
        const said = `<${node.name ?? ''}> 的「${name}」里不能写程序。请只写文字、数字和列表。`;
        diagnostics.push(markupError(line, said, true));
      }
    }
  }
  return props;
}

function syntaxDiagnostic(error: unknown): MarkupDiagnostic {
  if (error instanceof TangledError) return markupError(error.tangle.line, error.tangle.said, true);
  const message = error instanceof Error ? error.message : String(error);
  const [, line] = /^(\d+):\d+/.exec(message) ?? [];
  const [, tag] = /`(<[^`]*>)`/.exec(message) ?? [];
  const said = tag
    ? `「${tag}」没有结尾，或者不是组件。写书名、品牌请用《》“”，写小于号请用“小于”或“＜”。`
    : '组件的写法不对。请检查尖括号、花括号和引号是否成对。写小于号请用“＜”，写花括号请用全角括号。';
  return markupError(Number(line ?? 1), said);
}
