/**
 * An MDX body read as data: which components it uses with which literal props,
 * and which words stand outside them. Nothing is executed; whatever could be
 * (import, export, an expression, a tag outside the vocabulary) is a finding.
 */
import { parseExpressionAt } from 'acorn';
import { mdxToMdast } from 'satteri';
import { literal } from './literal.ts';
import { markdownFeatures } from './markdown.ts';
import { nodeProblem, nodeRuns } from './markup-findings.ts';
import type { MarkupFinding, MarkupNode } from './markup-findings.ts';

export interface MdxElement {
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** The words between its tags. */
  readonly text: string;
  readonly line: number;
}

export interface MdxWords {
  readonly text: string;
  readonly line: number;
  readonly heading: boolean;
}

export interface MdxDocument {
  readonly elements: readonly MdxElement[];
  /** Words that are not inside a component, in order. */
  readonly words: readonly MdxWords[];
  readonly findings: readonly MarkupFinding[];
}

/** The part of an MDX syntax tree that is looked at here. */
interface Node extends MarkupNode {
  readonly name?: string | null;
  readonly children?: readonly Node[];
  readonly attributes?: readonly Attribute[];
}

interface Attribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: string | null | { readonly value: string };
}

const CODE = '正文里只能写文字和规定的组件，不能写程序';

export function readMdx(source: string): MdxDocument {
  const elements: MdxElement[] = [];
  const words: MdxWords[] = [];
  const findings: MarkupFinding[] = [];
  let tree: Node;
  try {
    tree = mdxToMdast(source, { features: markdownFeatures }) as unknown as Node;
  } catch (error) {
    return { elements, words, findings: [syntaxFinding(error)] };
  }
  // Inside a component the words are its own, but what would run is a finding all the same.
  const visit = (node: Node, heading: boolean, inside = false): void => {
    const line = node.position?.start.line ?? 1;
    const problem = nodeProblem(node);
    if (problem !== undefined) findings.push({ line, message: problem, runs: nodeRuns(node) });
    switch (node.type) {
      case 'mdxjsEsm':
        findings.push({ line, message: `${CODE}（import、export）。请删去「${firstLine(node.value)}」。`, runs: true });
        return;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        findings.push({
          line,
          message: `${CODE}（花括号会被当作程序）。请删去「{${firstLine(node.value)}}」，或改用全角括号。`,
          runs: true,
        });
        return;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        elements.push({ name: node.name ?? '', props: readProps(node, line, findings), text: textOf(node), line });
        for (const child of node.children ?? []) visit(child, heading, true);
        return;
      case 'text':
      case 'inlineCode':
      case 'code':
        if (!inside) words.push({ text: node.value ?? '', line, heading });
        break;
      default:
    }
    for (const child of node.children ?? []) visit(child, heading || node.type === 'heading', inside);
  };
  visit(tree, false);
  return { elements, words, findings };
}

function textOf(node: Node): string {
  return node.value !== undefined && node.type !== 'mdxTextExpression'
    ? node.value
    : (node.children ?? []).map(textOf).join('');
}

function firstLine(text = ''): string {
  return text.split('\n', 1)[0] ?? '';
}

function readProps(node: Node, line: number, findings: MarkupFinding[]): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const { type, name, value } of node.attributes ?? []) {
    if (type !== 'mdxJsxAttribute' || name === undefined) {
      findings.push({ line, message: `<${node.name ?? ''}> 里不能用「{...}」。请一项一项写明。`, runs: true });
    } else if (value === null || value === undefined) {
      props[name] = true;
    } else if (typeof value === 'string') {
      props[name] = value;
    } else {
      try {
        props[name] = literal(parseExpressionAt(value.value, 0, { ecmaVersion: 'latest' }));
      } catch {
        findings.push({
          line,
          message: `<${node.name ?? ''}> 的「${name}」里只能写文字、数字和列表，不能写程序。`,
          runs: true,
        });
      }
    }
  }
  return props;
}

function syntaxFinding(error: unknown): MarkupFinding {
  const message = error instanceof Error ? error.message : String(error);
  const [, line] = /^(\d+):\d+/.exec(message) ?? [];
  const [, tag] = /`(<[^`]*>)`/.exec(message) ?? [];
  return {
    line: Number(line ?? 1),
    message: tag
      ? `「${tag}」没有结尾，或者不是组件。写书名、品牌请用《》“”，写小于号请用“小于”或“＜”。`
      : '组件的写法不对：检查尖括号、花括号和引号是否成对。写小于号请用“＜”，写花括号请用全角括号。',
  };
}
